import type { WallTime as WallTimeValue } from '../../contract/values.ts'
import { useFormat } from '../lib/locale.tsx'
import { cx } from '../lib/cx.ts'

export interface WallTimeProps {
  at: WallTimeValue
  dueAt: Date
  withDate?: boolean
  /** The viewer's time on a line below, for narrow columns. */
  isStacked?: boolean
  /** The viewer's time first, where days are the viewer's: `18:00 · 12:00 à New York`. */
  isViewerFirst?: boolean
  className?: string
}

/**
 * A planned time as its own wall clock shows it, and the viewer's beside it when they differ: `18:30 Paris · 12:30 vous`.
 * Never cut: what has no room goes on the next line.
 */
export const WallTime = ({ at, dueAt, withDate = false, isStacked = false, isViewerFirst = false, className }: WallTimeProps) => {
  const format = useFormat()
  const own = format.wallTime(at, dueAt)
  const seen = format.viewerTime(at, dueAt)
  const [first, second, date] = isViewerFirst ? [seen.viewer, seen.wall, seen.date] : [own.wall, own.viewer, own.date]
  return (
    <time
      dateTime={dueAt.toISOString()}
      className={cx(
        'tnum whitespace-nowrap',
        !isStacked && 'inline-flex max-w-full flex-wrap gap-x-[0.5ch] align-top leading-4',
        className,
      )}
    >
      {withDate && isStacked ? `${date} ` : withDate && <span>{date}</span>}
      {isStacked ? first : <span>{first}</span>}
      {second && (isStacked ? <span className="block text-sm text-muted">{second}</span> : <span className="text-muted">· {second}</span>)}
    </time>
  )
}
