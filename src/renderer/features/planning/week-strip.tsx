import { useTranslation } from 'react-i18next'
import type { Band, ClockRange } from '../../../contract/plans.ts'
import { rangeText, usePlanWords, useWeekdayName } from './plan-words.ts'
import { lanesOf, minutesPerDay, segmentsOf, weekdays, type Segment } from './week-segments.ts'

const percent = (minutes: number): string => `${(minutes / minutesPerDay) * 100}%`
const place = ({ start, end }: Segment) => ({ left: percent(start), width: percent(end - start) })

/** 5.657 px along the diagonal are 8 px along the edge: every line falls on the same pixels, so that none looks denser. */
const hatch = 'bg-[repeating-linear-gradient(135deg,var(--line-strong)_0_1px,transparent_1px_5.657px)]'
const hours = [0, 6, 12, 18, 24]
/** The height of one row of a day. */
const rowRem = 1.25

const countText = ({ min, max }: Band): string => (min === max ? String(max) : `${min}–${max}`)

const DayRow = ({ day, bands, quiet }: { day: number; bands: readonly Band[]; quiet: readonly Segment[] }) => {
  const name = useWeekdayName()
  const drawn = bands.flatMap((band) =>
    segmentsOf(band, band.days)
      .filter((segment) => segment.day === day)
      .map((segment) => ({ band, segment })),
  )
  const { lanes, count } = lanesOf(drawn.map(({ segment }) => segment))
  return (
    <>
      <span className="text-right text-xs text-muted">{name(day)}</span>
      <div className="relative overflow-hidden rounded-sm bg-surface" style={{ height: `${count * rowRem}rem` }}>
        {quiet.map((segment, index) => (
          <div key={index} className={`absolute inset-y-0 ${hatch}`} style={place(segment)} />
        ))}
        {drawn.map(({ band, segment }, index) => (
          <div
            key={`${band.id} ${segment.start}`}
            className="tnum absolute h-4 overflow-hidden rounded-sm border border-accent bg-accent-soft text-center text-xs leading-3.5 text-accent-text"
            style={{ ...place(segment), top: `${(lanes[index] ?? 0) * rowRem + 0.125}rem` }}
          >
            {segment.end - segment.start >= 60 && countText(band)}
          </div>
        ))}
      </div>
    </>
  )
}

const Legend = () => {
  const { t } = useTranslation('planning')
  return (
    <p className="flex gap-4 text-xs text-muted">
      <span className="flex items-center gap-1.5">
        <span className="size-3 rounded-sm border border-accent bg-accent-soft" />
        {t('week.band')}
      </span>
      <span className="flex items-center gap-1.5">
        <span className={`size-3 rounded-sm border border-line-strong ${hatch}`} />
        {t('week.quiet')}
      </span>
    </p>
  )
}

/** Seven days of 24 hours with each band and the quiet hours; the same in words for those who do not see it. */
export const WeekStrip = ({ bands, quiet }: { bands: readonly Band[]; quiet: readonly ClockRange[] }) => {
  const { t } = useTranslation('planning')
  const words = usePlanWords()
  const silent = quiet.flatMap((range) => segmentsOf(range, weekdays))
  return (
    <figure aria-label={t('week.title')} className="flex flex-col gap-2">
      <div aria-hidden className="grid grid-cols-[2.25rem_1fr] items-center gap-x-2 gap-y-1">
        {weekdays.map((day) => (
          <DayRow key={day} day={day} bands={bands} quiet={silent.filter((segment) => segment.day === day)} />
        ))}
        <span />
        <div className="tnum flex justify-between text-xs text-muted">
          {hours.map((hour) => (
            <span key={hour}>{hour}</span>
          ))}
        </div>
        <span />
        <Legend />
      </div>
      <ul className="sr-only">
        {bands.map((band) => (
          <li key={band.id}>{words.band(band)}</li>
        ))}
        {quiet.length > 0 && <li>{t('week.quietSays', { ranges: quiet.map(rangeText).join(', ') })}</li>}
      </ul>
    </figure>
  )
}
