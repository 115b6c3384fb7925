import type { WallTime as WallTimeValue } from '../../contract/values.ts'
import { useFormat } from '../lib/locale.tsx'
import { cx } from '../lib/cx.ts'

/** A planned time as its own wall clock shows it, and the viewer's beside it when they differ: `18:30 Paris · 12:30 vous`. */
export const WallTime = ({ at, dueAt, withDate = false, className }: { at: WallTimeValue; dueAt: Date; withDate?: boolean; className?: string }) => {
  const { wall, viewer, date } = useFormat().wallTime(at, dueAt)
  return (
    <time dateTime={dueAt.toISOString()} className={cx('tnum whitespace-nowrap', className)}>
      {withDate && `${date} `}
      {wall}
      {viewer && <span className="text-muted"> · {viewer}</span>}
    </time>
  )
}
