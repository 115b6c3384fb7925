import type { ReactElement, ReactNode } from 'react'
import { Dialog, DialogTrigger, Popover as AriaPopover } from 'react-aria-components'
import { cx } from '../lib/cx.ts'
import { menuBox } from './styles.ts'

/** Content beside the button that opens it. */
export const Popover = ({
  label,
  trigger,
  children,
  className,
}: {
  label: string
  trigger: ReactElement
  children: ReactNode
  className?: string
}) => (
  <DialogTrigger>
    {trigger}
    <AriaPopover offset={4} className={cx(menuBox, 'p-3', className)}>
      <Dialog aria-label={label} className="outline-none">
        {children}
      </Dialog>
    </AriaPopover>
  </DialogTrigger>
)
