import type { ReactNode } from 'react'
import { Switch as AriaSwitch, type SwitchProps as AriaSwitchProps } from 'react-aria-components'
import { cx } from '../lib/cx.ts'

export interface SwitchProps extends Omit<AriaSwitchProps, 'className' | 'children' | 'style'> {
  children: ReactNode
  note?: ReactNode
  className?: string
}

/** For what takes effect at once; a choice saved with a form is a `Checkbox`. */
export const Switch = ({ children, note, className, ...rest }: SwitchProps) => (
  <AriaSwitch {...rest} className={cx('group flex items-start gap-2.5 outline-none data-disabled:opacity-50', className)}>
    <span className="mt-px h-4.5 w-8 shrink-0 rounded-full border border-line-strong bg-raised p-0.5 transition-colors group-data-selected:border-accent group-data-selected:bg-accent group-data-focus-visible:ring-focus">
      <span className="block size-3 rounded-full bg-muted transition-transform group-data-selected:translate-x-3.5 group-data-selected:bg-on-accent" />
    </span>
    <span className="min-w-0">
      {children}
      {note && <span className="block text-sm text-muted">{note}</span>}
    </span>
  </AriaSwitch>
)
