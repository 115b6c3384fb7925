import { useEffect, type ReactNode } from 'react'

/** The one `h1` of a page, its acts on the right, filters below. Sets the window's title too. */
export const PageHeader = ({
  title,
  note,
  actions,
  children,
}: {
  title: string
  note?: ReactNode
  actions?: ReactNode
  children?: ReactNode
}) => {
  useEffect(() => {
    document.title = `${title} · Coulisse`
  }, [title])
  return (
    <header className="flex flex-col gap-3 border-b border-line px-6 pt-4 pb-3 max-md:px-3">
      <div className="flex min-h-8 flex-wrap items-center gap-x-4 gap-y-2">
        <h1 className="text-lg font-semibold">{title}</h1>
        {note && <div className="text-muted">{note}</div>}
        {actions && <div className="ml-auto flex flex-wrap items-center justify-end gap-2">{actions}</div>}
      </div>
      {children && <div className="flex flex-wrap items-center gap-2">{children}</div>}
    </header>
  )
}

/** Header above, content scrolling below. */
export const Page = ({ children, header }: { header: ReactNode; children: ReactNode }) => (
  <div className="flex h-full min-w-0 flex-col">
    {header}
    <div className="min-h-0 flex-1 overflow-auto">{children}</div>
  </div>
)
