import type { ReactNode } from 'react'
import type { LucideIcon } from 'lucide-react'

/** Says what will be here, and offers the one act that starts it. */
export const EmptyState = ({
  icon: Icon,
  title,
  children,
  action,
}: {
  icon: LucideIcon
  title: string
  children?: ReactNode
  action?: ReactNode
}) => (
  <div className="mx-auto flex min-h-0 max-w-100 flex-col items-center gap-3 overflow-y-auto px-6 py-12 text-center">
    <Icon aria-hidden className="size-8 text-muted" strokeWidth={1.4} />
    <div>
      <p className="text-lg font-semibold">{title}</p>
      {children && <div className="mt-1 text-muted">{children}</div>}
    </div>
    {action}
  </div>
)
