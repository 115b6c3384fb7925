import type { WallTime as WallTimeValue } from '../../contract/values.ts'
import { useFormat } from '../lib/locale.tsx'
import { cx } from '../lib/cx.ts'

export interface WallTimeProps {
  at: WallTimeValue
  dueAt: Date
  withDate?: boolean
  /** The viewer's time on a line below, for narrow columns. */
  isStacked?: boolean
  className?: string
}

/** A planned time as its own wall clock shows it, and the viewer's beside it when they differ: `18:30 Paris · 12:30 vous`. Never cut: what has no room goes on the next line. */
export const WallTime = ({ at, dueAt, withDate = false, isStacked = false, className }: WallTimeProps) => {
  const { wall, viewer, date } = useFormat().wallTime(at, dueAt)
  return (
    <time
      dateTime={dueAt.toISOString()}
      className={cx('tnum whitespace-nowrap', !isStacked && 'inline-flex max-w-full flex-wrap gap-x-[0.5ch] align-top', className)}
    >
      {withDate && isStacked ? `${date} ` : withDate && <span>{date}</span>}
      {isStacked ? wall : <span>{wall}</span>}
      {viewer && (isStacked ? <span className="block text-sm text-muted">{viewer}</span> : <span className="text-muted">· {viewer}</span>)}
    </time>
  )
}
