import { cityOf } from '../../lib/format.ts'
import { useFormat } from '../../lib/locale.tsx'
import { useCoreNow } from '../../lib/core-clock.tsx'

/** What the clock on that wall shows now. */
export const LocalTime = ({ zone }: { zone: string }) => {
  const format = useFormat()
  const now = new Date(useCoreNow(15_000))
  return (
    <span className="tnum inline-flex max-w-full flex-wrap gap-x-[0.5ch] align-top leading-4 whitespace-nowrap" title={zone}>
      <span>{format.time(now, zone)}</span>
      <span className="text-muted">{cityOf(zone)}</span>
    </span>
  )
}
