import { timesOn, type OtherClock } from './hour-clocks.ts'

export interface HourLabelProps {
  /** `HH:mm` of the grid. */
  time: string
  days: readonly string[]
  zone: string
  others: readonly OtherClock[]
}

/** An hour of the grid, and what other clocks say then. */
export const HourLabel = ({ time, days, zone, others }: HourLabelProps) => (
  <span className="flex flex-col items-end leading-4">
    <span className={others.length > 0 ? 'font-medium text-text' : undefined}>{time}</span>
    {/* As wide as it is and of no height: an hour is no taller for it. */}
    <span className="flex h-0 flex-col items-end leading-3.5">
      {others.map((other) => {
        const times = timesOn(other.zone, time, days, zone)
        return (
          times.length > 0 && (
            <span key={other.zone} className="whitespace-nowrap">
              {times.join('/')} {other.name}
            </span>
          )
        )
      })}
    </span>
  </span>
)
