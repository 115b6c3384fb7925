import { useTranslation } from 'react-i18next'
import { fewInHour as few } from '../../../contract/analytics.ts'
import type { HeatCell } from '../../../contract/analytics.ts'
import { WeekMap } from '../../components/week-map.tsx'
import { Section } from '../../components/section.tsx'
import { Select } from '../../components/select.tsx'
import { useFormat } from '../../lib/locale.tsx'
import { heatMeasures } from './analytics-search.ts'
import type { HeatMeasure } from './analytics-search.ts'

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
        <WeekMap
          caption={`${t('heat.title')}, ${t(`heat.measures.${measure}`)}`}
          cellOf={(at, names) => {
            const cell = byHour.get(at)
            const value = cell?.[measure] ?? null
            // A mean of scores stands on the posts that have one.
            const standsOn = cell && (measure === 'score' && value !== null ? cell.scored : cell.posts)
            return {
              said: t('heat.cell', {
                ...names,
                value: value === null ? t('unknown') : say(value),
                posts: standsOn === undefined ? t('heat.none') : t('heat.posts', { count: standsOn }),
              }),
              style:
                value === null || standsOn === undefined
                  ? undefined
                  : {
                      background: `color-mix(in oklab, var(--blue) ${shadeOf(value)}%, var(--surface))`,
                      opacity: standsOn <= few ? 0.45 : 1,
                    },
            }
          }}
        />
      )}
    </Section>
  )
}
