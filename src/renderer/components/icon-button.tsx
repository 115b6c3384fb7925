import type { LucideIcon } from 'lucide-react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'
import { cx } from '../lib/cx.ts'
import { Tooltip } from './tooltip.tsx'

export interface IconButtonProps extends Omit<AriaButtonProps, 'className' | 'children' | 'style'> {
  icon: LucideIcon
  /** Read aloud and shown on hover: an icon alone says nothing. */
  label: string
  /** Shown beside the label on hover. */
  keys?: string
  size?: 'md' | 'sm'
  className?: string
}

export const IconButton = ({ icon: Icon, label, keys, size = 'md', className, ...rest }: IconButtonProps) => (
  <Tooltip text={label} keys={keys}>
    <AriaButton
      {...rest}
      aria-label={label}
      className={cx(
        'inline-flex items-center justify-center rounded-lg text-muted transition-colors outline-none',
        'data-hovered:bg-hover data-hovered:text-text data-focus-visible:ring-focus data-pressed:opacity-85 data-disabled:opacity-45',
        size === 'md' ? 'size-8' : 'size-6',
        className,
      )}
    >
      <Icon aria-hidden className="size-4" strokeWidth={1.9} />
    </AriaButton>
  </Tooltip>
)
