import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Bar, CartesianGrid, ComposedChart, Line, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import type { FiguresFilter, Overview } from '../../../contract/analytics.ts'
import { Section } from '../../components/section.tsx'
import { Select } from '../../components/select.tsx'
import { Button } from '../../components/button.tsx'
import { useApi } from '../../lib/api.tsx'
import { useCoreNow } from '../../lib/core-clock.tsx'
import { useFormat } from '../../lib/locale.tsx'
import { seriesFigures } from './analytics-search.ts'
import type { SeriesFigure } from './analytics-search.ts'
import { withoutGaps } from './series-rows.ts'
import { useFigureWords } from './use-figure-words.ts'

/** One figure over time, drawn or as a table. */
export const SeriesChart = ({
  overview: { series, grain, zone },
  filter: { creatorId, accountId, platforms, from, to },
  figure,
  onFigure,
}: {
  overview: Overview
  filter: FiguresFilter
  figure: SeriesFigure
  onFigure: (figure: SeriesFigure) => void
}) => {
  const { t } = useTranslation('analytics')
  const format = useFormat()
  const api = useApi()
  const words = useFigureWords()
  const [isTable, setIsTable] = useState(false)
  const when = (at: Date): string => (grain === 'hour' ? format.dateTime(at, zone) : format.shortDate(at, zone))
  const followers = useQuery(
    api.analytics.followers.queryOptions({
      input: { creatorId, accountId, platforms, from, to, grain },
      placeholderData: keepPreviousData,
      enabled: figure === 'followers',
    }),
  )
  const drawn = figure === 'followers' ? t('followers') : words.label(figure)
  const say = (value: number | null): string =>
    figure === 'followers' ? (value === null ? '—' : format.number(value)) : words.value(figure, value)
  const now = new Date(useCoreNow(60_000))
  const known =
    figure === 'followers'
      ? (followers.data ?? []).map(({ at, followers: value }) => ({ at, value }))
      : series.map((row) => ({ at: row.at, value: row[figure] }))
  const rows = withoutGaps<(typeof known)[number]>(known, { from, to, grain, zone, now }, (at) => ({
    at,
    value: figure === 'posts' ? 0 : null,
  })).map((row) => ({ ...row, label: when(row.at) }))
  // A step of the line may be an account that was connected, and no crowd that came.
  const [firstRead, lastRead] = [followers.data?.at(0)?.accounts ?? 0, followers.data?.at(-1)?.accounts ?? 0]
  const followersNote =
    firstRead === lastRead
      ? t('series.followers')
      : `${t('series.followers')} ${t('series.followersGrew', { from: firstRead, to: lastRead })}`
  const isUntold = rows.every(({ value }) => value === null)
  // What stands, or is a share, is no heap of what came: its course is drawn, not from 0.
  const isCourse = figure === 'followers' || figure === 'engagementRate'
  return (
    <Section
      title={t('series.title')}
      note={figure === 'followers' ? followersNote : t('series.note', { by: t(`series.by.${grain}`) })}
      actions={
        <>
          <Select
            label={t('figureToDraw')}
            hideLabel
            options={seriesFigures.map((id) => ({ id, label: id === 'followers' ? t('followers') : words.label(id) }))}
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
      {isUntold ? (
        <p className="text-muted">{t('series.empty')}</p>
      ) : isTable ? (
        <div className="max-h-72 max-w-120 overflow-auto rounded-lg border border-line">
          <table className="tnum w-full">
            <thead className="sticky top-0 border-b border-line bg-surface text-sm text-muted">
              <tr>
                <th scope="col" className="px-3 py-1.5 text-left font-medium">
                  {t('series.when')}
                </th>
                <th scope="col" className="px-3 py-1.5 text-right font-medium">
                  {drawn}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ at, label, value }) => (
                <tr key={at.getTime()} className="border-b border-line last:border-b-0">
                  <th scope="row" className="px-3 py-1 text-left font-normal">
                    {label}
                  </th>
                  <td className="px-3 py-1 text-right">{say(value)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <div className="h-64 rounded-lg border border-line bg-surface p-3">
          <ResponsiveContainer width="100%" height="100%">
            <ComposedChart data={rows} accessibilityLayer title={`${t('series.title')} : ${drawn}`}>
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
                allowDecimals={figure === 'engagementRate'}
                domain={isCourse ? ['auto', 'auto'] : undefined}
                tickFormatter={(value: number) => (figure === 'engagementRate' ? format.percent(value) : format.scale(value))}
              />
              <Tooltip
                isAnimationActive={false}
                cursor={{ fill: 'var(--hover)' }}
                contentStyle={{ background: 'var(--raised)', border: '1px solid var(--line)', borderRadius: 8, color: 'var(--text)' }}
                labelStyle={{ color: 'var(--muted)' }}
                formatter={(value) => [say(typeof value === 'number' ? value : null), drawn]}
              />
              {isCourse ? (
                <Line dataKey="value" stroke="var(--blue)" strokeWidth={2} dot={rows.length < 40} isAnimationActive={false} />
              ) : (
                <Bar dataKey="value" fill="var(--blue)" radius={[3, 3, 0, 0]} maxBarSize={28} isAnimationActive={false} />
              )}
            </ComposedChart>
          </ResponsiveContainer>
        </div>
      )}
    </Section>
  )
}
