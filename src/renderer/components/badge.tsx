import type { ReactNode } from 'react'
import type { LucideIcon } from 'lucide-react'
import { cx } from '../lib/cx.ts'

export type Hue = 'blue' | 'amber' | 'green' | 'red' | 'violet' | 'grey'

export const hueText: Record<Hue, string> = {
  blue: 'text-blue',
  amber: 'text-amber',
  green: 'text-green',
  red: 'text-red',
  violet: 'text-violet',
  grey: 'text-grey',
}

/** A short word about a thing. The hue never speaks alone: the icon and the word say it too. */
export const Badge = ({
  icon: Icon,
  hue = 'grey',
  outlined = false,
  moving = false,
  children,
}: {
  icon?: LucideIcon
  hue?: Hue
  outlined?: boolean
  moving?: boolean
  children: ReactNode
}) => (
  <span
    className={cx(
      'inline-flex h-5.5 items-center gap-1.5 rounded-md px-1.5 align-middle text-sm font-medium whitespace-nowrap',
      outlined ? 'border border-amber' : 'border border-line bg-surface',
    )}
  >
    {Icon && <Icon aria-hidden className={cx('size-3.5', hueText[hue], moving && 'animate-breathe')} strokeWidth={2.2} />}
    {children}
  </span>
)

/** A number beside a label. */
export const Count = ({ children }: { children: ReactNode }) => (
  <span className="tnum inline-flex h-4.5 min-w-4.5 items-center justify-center rounded-md bg-hover px-1 text-xs font-medium text-muted">
    {children}
  </span>
)
