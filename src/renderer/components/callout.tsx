import type { ReactNode } from 'react'
import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import { cx } from '../lib/cx.ts'

const looks = {
  info: { icon: Info, hue: 'text-blue' },
  done: { icon: CircleCheck, hue: 'text-green' },
  warning: { icon: TriangleAlert, hue: 'text-amber' },
  error: { icon: CircleAlert, hue: 'text-red' },
}

/** A remark in the flow of a page, with at most one act. */
export const Callout = ({
  tone = 'info',
  title,
  children,
  action,
  className,
}: {
  tone?: keyof typeof looks
  title?: string
  children?: ReactNode
  action?: ReactNode
  className?: string
}) => {
  const { icon: Icon, hue } = looks[tone]
  return (
    <div className={cx('flex items-start gap-2.5 rounded-lg border border-line bg-surface px-3 py-2.5', className)}>
      <Icon aria-hidden className={cx('mt-0.5 size-4 shrink-0', hue)} />
      <div className="min-w-0 flex-1">
        {title && <p className="font-medium">{title}</p>}
        {children && <div className="text-muted">{children}</div>}
      </div>
      {action && <div className="shrink-0 self-center">{action}</div>}
    </div>
  )
}
