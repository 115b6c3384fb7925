import { useTranslation } from 'react-i18next'
import type { HeatCell } from '../../../contract/analytics.ts'
import { Section } from '../../components/section.tsx'
import { Select } from '../../components/select.tsx'
import { useFormat } from '../../lib/locale.tsx'
import { heatMeasures } from './analytics-search.ts'
import type { HeatMeasure } from './analytics-search.ts'

/** A cell on so few posts says little. */
const few = 2
const hours = Array.from({ length: 24 }, (_, hour) => hour)
const days = Array.from({ length: 7 }, (_, day) => day)
/** A Monday. */
const monday = Date.UTC(2024, 0, 1)

/** How posts did by the hour of the week: a table whose cells are as dark as they are good. */
export const HeatMap = ({
  cells,
  measure,
  onMeasure,
}: {
  cells: readonly HeatCell[]
  measure: HeatMeasure
  onMeasure: (measure: HeatMeasure) => void
}) => {
  const { t } = useTranslation('analytics')
  const format = useFormat()
  const dayName = new Intl.DateTimeFormat(format.locale, { weekday: 'long', timeZone: 'UTC' })
  const shortDay = new Intl.DateTimeFormat(format.locale, { weekday: 'short', timeZone: 'UTC' })
  const hourName = new Intl.DateTimeFormat(format.locale, { hour: 'numeric', timeZone: 'UTC' })
  const at = (day: number, hour: number): Date => new Date(monday + day * 86_400_000 + hour * 3_600_000)
  const byHour = new Map(cells.map((cell) => [cell.weekHour, cell]))
  const known = cells.flatMap((cell) => cell[measure] ?? [])
  const least = Math.min(...known)
  const most = Math.max(...known)
  const say = (value: number): string =>
    measure === 'engagementRate'
      ? format.percent(value)
      : format.number(Math.round(value * (measure === 'score' ? 10 : 1)) / (measure === 'score' ? 10 : 1))
  const shadeOf = (value: number): number => (most === least ? 60 : 15 + Math.round((70 * (value - least)) / (most - least)))
  return (
    <Section
      title={t('heat.title')}
      note={t('heat.note', { few })}
      actions={
        <Select
          label={t('heat.measure')}
          hideLabel
          options={heatMeasures.map((id) => ({ id, label: t(`heat.measures.${id}`) }))}
          value={measure}
          onChange={onMeasure}
          className="w-52"
        />
      }
    >
      {known.length === 0 ? (
        <p className="text-muted">{t('heat.empty')}</p>
      ) : (
        <div className="overflow-x-auto">
          <table className="tnum w-full min-w-160 table-fixed border-separate border-spacing-0.5 text-sm">
            <caption className="sr-only">{`${t('heat.title')}, ${t(`heat.measures.${measure}`)}`}</caption>
            <thead>
              <tr>
                <th scope="col" className="w-12">
                  <span className="sr-only">{t('heat.hours')}</span>
                </th>
                {hours.map((hour) => (
                  <th key={hour} scope="col" className="font-normal text-muted">
                    <span className="sr-only">{hourName.format(at(0, hour))}</span>
                    <span aria-hidden>{hour % 3 === 0 ? hour : ''}</span>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {days.map((day) => (
                <tr key={day}>
                  <th scope="row" className="text-left font-normal text-muted first-letter:uppercase">
                    <span className="sr-only">{dayName.format(at(day, 0))}</span>
                    <span aria-hidden>{shortDay.format(at(day, 0))}</span>
                  </th>
                  {hours.map((hour) => {
                    const cell = byHour.get(day * 24 + hour)
                    const value = cell?.[measure] ?? null
                    const words = t('heat.cell', {
                      day: dayName.format(at(day, 0)),
                      hour: hourName.format(at(day, hour)),
                      value: value === null ? t('unknown') : say(value),
                      posts: cell ? t('heat.posts', { count: cell.posts }) : t('heat.none'),
                    })
                    return (
                      <td
                        key={hour}
                        title={words}
                        className="h-7 rounded-sm bg-surface"
                        style={
                          value === null || !cell
                            ? undefined
                            : {
                                background: `color-mix(in oklab, var(--blue) ${shadeOf(value)}%, var(--surface))`,
                                opacity: cell.posts <= few ? 0.45 : 1,
                              }
                        }
                      >
                        <span className="sr-only">{words}</span>
                      </td>
                    )
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  )
}
