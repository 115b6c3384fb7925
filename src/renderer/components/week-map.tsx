import { useTranslation } from 'react-i18next'
import type { CSSProperties } from 'react'
import { cx } from '../lib/cx.ts'
import { useFormat } from '../lib/locale.tsx'
import { Scrolled } from './scrolled.tsx'

const hours = Array.from({ length: 24 }, (_, hour) => hour)
const days = Array.from({ length: 7 }, (_, day) => day)
/** A Monday. */
const monday = Date.UTC(2024, 0, 1)

export interface WeekMapCell {
  /** All that the cell says, with its day and hour: `words` gives their names. */
  said: string
  style?: CSSProperties | undefined
  className?: string | undefined
}

/** The 168 hours of a week as a table whose cells are coloured, and read aloud one by one. Monday 00:00 is 0. */
export const WeekMap = ({
  caption,
  cellOf,
}: {
  caption: string
  cellOf: (weekHour: number, names: { day: string; hour: string }) => WeekMapCell | null
}) => {
  const { t } = useTranslation('ui')
  const { locale } = useFormat()
  const name = (options: Intl.DateTimeFormatOptions): ((weekHour: number) => string) => {
    const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })
    return (weekHour) => format.format(new Date(monday + weekHour * 3_600_000))
  }
  const [dayName, shortDay, hourName] = [name({ weekday: 'long' }), name({ weekday: 'short' }), name({ hour: 'numeric' })]
  return (
    <Scrolled label={caption}>
      <table className="tnum w-full min-w-160 table-fixed border-separate border-spacing-0.5 text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col" className="w-12">
              <span className="sr-only">{t('week.day')}</span>
            </th>
            {hours.map((hour) => (
              <th key={hour} scope="col" className="font-normal text-muted">
                <span className="sr-only">{hourName(hour)}</span>
                <span aria-hidden>{hour % 3 === 0 ? hour : ''}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.map((day) => (
            <tr key={day}>
              <th scope="row" className="text-left font-normal text-muted first-letter:uppercase">
                <span className="sr-only">{dayName(day * 24)}</span>
                <span aria-hidden>{shortDay(day * 24)}</span>
              </th>
              {hours.map((hour) => {
                const cell = cellOf(day * 24 + hour, { day: dayName(day * 24), hour: hourName(hour) })
                return (
                  <td
                    key={hour}
                    title={cell?.said}
                    className={cx('h-7 rounded-sm', cell?.style ? cell.className : 'bg-surface')}
                    style={cell?.style}
                  >
                    {cell && <span className="sr-only">{cell.said}</span>}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolled>
  )
}
