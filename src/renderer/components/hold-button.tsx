import { useEffect, useRef, useState } from 'react'
import type { LucideIcon } from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components'
import { after } from '../lib/clock.ts'
import { cx } from '../lib/cx.ts'

/** Long enough not to happen by itself. Also the length of the filling in `hold-fill`. */
const holdMs = 900

export interface HoldButtonProps {
  icon: LucideIcon
  label: string
  /** Read aloud after the label: that it is to be held. */
  description: string
  /** Held to the end, by pointer or key. */
  onHeld: () => void
  /** Let go before: by mistake, or by a reader's click that cannot hold. */
  onTapped: () => void
  isPending?: boolean
  className?: string
}

/** For an act that must be quick and must not happen by accident. */
export const HoldButton = ({ icon: Icon, label, description, onHeld, onTapped, isPending, className }: HoldButtonProps) => {
  const [isHolding, setHolding] = useState(false)
  const cancel = useRef<(() => void) | null>(null)
  const wasHeld = useRef(false)
  useEffect(() => () => cancel.current?.(), [])
  const start = (): void => {
    wasHeld.current = false
    setHolding(true)
    cancel.current = after(holdMs, () => {
      wasHeld.current = true
      setHolding(false)
      onHeld()
    })
  }
  const end = (): void => {
    cancel.current?.()
    setHolding(false)
  }
  return (
    <AriaButton
      aria-label={`${label}. ${description}`}
      onPressStart={start}
      onPressEnd={end}
      onPress={() => {
        if (!wasHeld.current) onTapped()
      }}
      isPending={isPending}
      className={cx(
        'relative flex h-8 touch-none items-center gap-2.5 overflow-hidden rounded-lg border border-red px-2 font-medium text-text outline-none select-none data-hovered:bg-hover data-focus-visible:ring-focus data-pending:opacity-60',
        className,
      )}
    >
      <span aria-hidden className={cx('absolute inset-y-0 left-0 bg-red/35', isHolding ? 'hold-fill w-full' : 'w-0')} />
      <Icon aria-hidden className="relative size-4 shrink-0 text-red" strokeWidth={2} />
      <span className="relative truncate max-md:sr-only">{label}</span>
    </AriaButton>
  )
}
