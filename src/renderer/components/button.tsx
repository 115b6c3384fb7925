import type { ReactNode } from 'react'
import { LoaderCircle, type LucideIcon } from 'lucide-react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'
import { cx } from '../lib/cx.ts'

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger'

const variants: Record<ButtonVariant, string> = {
  primary: 'bg-accent text-on-accent font-semibold data-hovered:bg-accent-hover',
  secondary: 'border border-line-strong bg-raised text-text font-medium data-hovered:bg-hover',
  quiet: 'text-text font-medium data-hovered:bg-hover',
  danger: 'bg-red-fill text-on-red font-semibold data-hovered:bg-red-fill-hover',
}

/** The same look for links that act as buttons (`ButtonLink`). */
export const buttonClass = (variant: ButtonVariant, size: 'md' | 'sm' | 'lg' = 'md', extra?: string): string =>
  cx(
    'inline-flex items-center justify-center gap-1.5 rounded-lg whitespace-nowrap select-none transition-colors outline-none',
    'data-focus-visible:ring-focus data-pressed:opacity-85 data-disabled:opacity-45 focus-visible:ring-focus',
    size === 'sm' && 'h-7 px-2 text-sm',
    size === 'md' && 'h-8 px-3',
    size === 'lg' && 'h-10 px-4 text-base',
    variants[variant],
    extra,
  )

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'children' | 'style'> {
  variant?: ButtonVariant
  size?: 'md' | 'sm' | 'lg'
  icon?: LucideIcon
  children: ReactNode
  className?: string
}

/** One primary per view. `isPending` keeps the focus, says so to readers and refuses further presses. */
export const Button = ({ variant = 'secondary', size = 'md', icon: Icon, children, className, ...rest }: ButtonProps) => (
  <AriaButton {...rest} className={buttonClass(variant, size, className)}>
    {rest.isPending ? (
      <LoaderCircle aria-hidden className="size-4 animate-turn" />
    ) : (
      Icon && <Icon aria-hidden className="size-4" strokeWidth={1.9} />
    )}
    {children}
  </AriaButton>
)
