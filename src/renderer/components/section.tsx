import { useId, type ReactNode } from 'react'
import { cx } from '../lib/cx.ts'

/** A titled block of a page. */
export const Section = ({
  title,
  note,
  actions,
  children,
  className,
}: {
  title: string
  note?: ReactNode
  actions?: ReactNode
  children: ReactNode
  className?: string
}) => {
  const id = useId()
  return (
    <section aria-labelledby={id} className={cx('flex flex-col gap-3', className)}>
      <div className="flex min-h-7 flex-wrap items-center gap-x-3 gap-y-1">
        <div className="min-w-0">
          <h2 id={id} className="font-semibold">
            {title}
          </h2>
          {note && <p className="text-muted">{note}</p>}
        </div>
        {actions && <div className="ml-auto flex flex-wrap items-center justify-end gap-2">{actions}</div>}
      </div>
      {children}
    </section>
  )
}

/** Names and values, for details. `null` shows as —. */
export const Facts = ({ items, className }: { items: readonly { name: string; value: ReactNode }[]; className?: string }) => (
  <dl className={cx('grid grid-cols-[fit-content(60%)_minmax(0,1fr)] gap-x-4 gap-y-1.5', className)}>
    {items.map(({ name, value }) => (
      <div key={name} className="contents">
        <dt className="min-w-24 text-muted">{name}</dt>
        <dd className="tnum min-w-0 break-words">{value ?? '—'}</dd>
      </div>
    ))}
  </dl>
)
