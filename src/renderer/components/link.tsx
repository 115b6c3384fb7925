/** Links inside the application, typed by the router: `<TextLink to="/settings" …>`. */
import type { AnchorHTMLAttributes, Ref } from 'react'
import { createLink } from '@tanstack/react-router'
import { ExternalLink as ExternalIcon, type LucideIcon } from 'lucide-react'
import { cx } from '../lib/cx.ts'
import { buttonClass, type ButtonVariant } from './button.tsx'

type AnchorProps = AnchorHTMLAttributes<HTMLAnchorElement> & { ref?: Ref<HTMLAnchorElement> }

const textClass =
  'text-accent-text underline decoration-line-strong underline-offset-3 hover:decoration-current rounded-sm focus-visible:ring-focus'

const TextAnchor = ({ className, children, ...rest }: AnchorProps) => (
  <a {...rest} className={cx(textClass, className)}>
    {children}
  </a>
)
export const TextLink = createLink(TextAnchor)

const ButtonAnchor = ({
  variant = 'secondary',
  size = 'md',
  icon: Icon,
  className,
  children,
  ...rest
}: AnchorProps & { variant?: ButtonVariant; size?: 'md' | 'sm' | 'lg'; icon?: LucideIcon }) => (
  <a {...rest} className={buttonClass(variant, size, cx('hover:bg-hover', variant === 'primary' && 'hover:bg-accent-hover', className))}>
    {Icon && <Icon aria-hidden className="size-4" strokeWidth={1.9} />}
    {children}
  </a>
)
export const ButtonLink = createLink(ButtonAnchor)

/** To a page outside: opens in the person's browser. */
export const ExternalLink = ({ href, children, className }: { href: string; children: React.ReactNode; className?: string }) => (
  <a href={href} target="_blank" rel="noreferrer noopener" className={cx(textClass, 'inline-flex items-center gap-1', className)}>
    {children}
    <ExternalIcon aria-hidden className="size-3" />
  </a>
)
