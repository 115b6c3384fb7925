import { useFormat } from '../lib/locale.tsx'
import { cx } from '../lib/cx.ts'
import { useCoreNow } from '../lib/core-clock.tsx'

/** A moment that was: absolute in the viewer's zone, relative beside it, or below where there is no room: never cut. */
export const Instant = ({ at, relative = true, className }: { at: Date; relative?: boolean; className?: string }) => {
  const format = useFormat()
  const now = useCoreNow(30_000)
  return (
    <time
      dateTime={at.toISOString()}
      className={cx(
        'tnum',
        relative
          ? 'inline-flex max-w-full flex-wrap gap-x-[0.5ch] align-top leading-4 whitespace-nowrap'
          : 'inline-block max-w-full align-top leading-4 whitespace-normal',
        className,
      )}
    >
      {relative ? <span>{format.dateTime(at)}</span> : format.dateTime(at)}
      {relative && <span className="text-muted">· {format.relative(at, now)}</span>}
    </time>
  )
}
