import { useFormat } from '../lib/locale.tsx'
import { cx } from '../lib/cx.ts'
import { useCoreNow } from '../lib/core-clock.tsx'

/** A moment that was: absolute in the viewer's zone, relative beside it. */
export const Instant = ({ at, relative = true, className }: { at: Date; relative?: boolean; className?: string }) => {
  const format = useFormat()
  const now = useCoreNow(30_000)
  return (
    <time dateTime={at.toISOString()} className={cx('tnum whitespace-nowrap', className)}>
      {format.dateTime(at)}
      {relative && <span className="text-muted"> · {format.relative(at, now)}</span>}
    </time>
  )
}
