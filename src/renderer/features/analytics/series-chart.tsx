import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import type { Overview } from '../../../contract/analytics.ts'
import { Section } from '../../components/section.tsx'
import { Select } from '../../components/select.tsx'
import { Button } from '../../components/button.tsx'
import { useFormat } from '../../lib/locale.tsx'
import { seriesFigures } from './analytics-search.ts'
import type { SeriesFigure } from './analytics-search.ts'
import { useFigureWords } from './use-figure-words.ts'

/** One figure over time, drawn or as a table. */
export const SeriesChart = ({
  overview: { series, grain, zone },
  figure,
  onFigure,
}: {
  overview: Overview
  figure: SeriesFigure
  onFigure: (figure: SeriesFigure) => void
}) => {
  const { t } = useTranslation('analytics')
  const format = useFormat()
  const words = useFigureWords()
  const [isTable, setIsTable] = useState(false)
  const when = (at: Date): string => (grain === 'hour' ? format.dateTime(at, zone) : format.shortDate(at, zone))
  const rows = series.map((row) => ({ at: row.at, label: when(row.at), value: row[figure] }))
  return (
    <Section
      title={t('series.title')}
      note={t('series.note', { by: t(`series.by.${grain}`) })}
      actions={
        <>
          <Select
            label={t('figureToDraw')}
            hideLabel
            options={seriesFigures.map((id) => ({ id, label: words.label(id) }))}
            value={figure}
            onChange={onFigure}
            className="w-44"
          />
          <Button size="sm" onPress={() => setIsTable(!isTable)}>
            {t(isTable ? 'asChart' : 'asTable')}
          </Button>
        </>
      }
    >
      {isTable ? (
        <div className="max-h-72 max-w-120 overflow-auto rounded-lg border border-line">
          <table className="tnum w-full">
            <thead className="sticky top-0 border-b border-line bg-surface text-sm text-muted">
              <tr>
                <th scope="col" className="px-3 py-1.5 text-left font-medium">
                  {t('series.when')}
                </th>
                <th scope="col" className="px-3 py-1.5 text-right font-medium">
                  {words.label(figure)}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ at, label, value }) => (
                <tr key={at.getTime()} className="border-b border-line last:border-b-0">
                  <th scope="row" className="px-3 py-1 text-left font-normal">
                    {label}
                  </th>
                  <td className="px-3 py-1 text-right">{words.value(figure, value)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <div className="h-64 rounded-lg border border-line bg-surface p-3">
          <ResponsiveContainer width="100%" height="100%">
            <BarChart data={rows} accessibilityLayer title={`${t('series.title')} : ${words.label(figure)}`}>
              <CartesianGrid vertical={false} stroke="var(--line)" />
              <XAxis
                dataKey="label"
                tick={{ fill: 'var(--muted)', fontSize: 12 }}
                tickLine={false}
                stroke="var(--line-strong)"
                minTickGap={24}
              />
              <YAxis
                width={56}
                tick={{ fill: 'var(--muted)', fontSize: 12 }}
                tickLine={false}
                axisLine={false}
                allowDecimals={false}
                tickFormatter={(value: number) => format.number(value)}
              />
              <Tooltip
                isAnimationActive={false}
                cursor={{ fill: 'var(--hover)' }}
                contentStyle={{ background: 'var(--raised)', border: '1px solid var(--line)', borderRadius: 8, color: 'var(--text)' }}
                labelStyle={{ color: 'var(--muted)' }}
                formatter={(value) => [words.value(figure, typeof value === 'number' ? value : null), words.label(figure)]}
              />
              <Bar dataKey="value" fill="var(--blue)" radius={[3, 3, 0, 0]} maxBarSize={28} isAnimationActive={false} />
            </BarChart>
          </ResponsiveContainer>
        </div>
      )}
    </Section>
  )
}
