import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { ChartNoAxesColumn, Download } from 'lucide-react'
import type { FiguresFilter, Overview } from '../../../contract/analytics.ts'
import { planKindNouns } from '../../../contract/plan-finding-text.ts'
import { platformName } from '../../../contract/platform-name.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { PlatformGlyph } from '../../components/platform-glyph.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { useApi } from '../../lib/api.tsx'
import { useReadCoreNow } from '../../lib/core-clock.tsx'
import { toCsv } from '../../lib/csv.ts'
import { cityOf } from '../../lib/format.ts'
import { useFormat, useLanguage } from '../../lib/locale.tsx'
import { saveFile } from '../../lib/save-file.ts'
import type { AnalyticsSearch } from './analytics-search.ts'
import { BestPosts } from './best-posts.tsx'
import { Breakdown, Untold } from './breakdown.tsx'
import { Formulas } from './formulas.tsx'
import { FiguresRow } from './figures-row.tsx'
import { HeatMap } from './heat-map.tsx'
import { Geography } from './geography.tsx'
import { LinksSection } from './links-section.tsx'
import { SeriesChart } from './series-chart.tsx'
import { stretchKey, withoutGaps } from './series-rows.ts'
import { useCriteria } from './use-criteria.ts'
import { figureNames, useFigureWords } from './use-figure-words.ts'

export type Look = Pick<AnalyticsSearch, 'figure' | 'heat' | 'order' | 'worst'>

/** Of what each column of the tables is made, as platforms name it: one of them is enough. */
const told = { views: ['views'], likes: ['likes'], comments: ['replies'], shares: ['reposts', 'quotes', 'shares'] } as const

/** A period's figures: at a glance, over time, part by part, by the hour, and post by post. */
export const Performance = ({
  filter,
  look,
  onLook,
  more,
}: {
  filter: FiguresFilter
  look: Look
  onLook: (look: Look) => void
  /** After the posts. */
  more?: ReactNode
}) => {
  const { t } = useTranslation('analytics')
  const language = useLanguage()
  const api = useApi()
  const words = useFigureWords()
  const { rules } = useCriteria()
  const order = look.order ?? 'score'
  const worst = look.worst ?? false
  const overview = useQuery(api.analytics.overview.queryOptions({ input: filter, placeholderData: keepPreviousData }))
  const heat = useQuery(api.analytics.heatMap.queryOptions({ input: filter, placeholderData: keepPreviousData }))
  const posts = useQuery(api.analytics.posts.queryOptions({ input: { ...filter, order, worst }, placeholderData: keepPreviousData }))
  const platforms = useQuery(api.platforms.list.queryOptions())
  const failed = [overview, heat, posts].find(({ isError }) => isError)
  if (failed) return <ErrorState error={failed.error} onRetry={() => void failed.refetch()} isRetrying={failed.isFetching} />
  if (!overview.data) return <Waiting />
  const { gained, posted, before } = overview.data
  const isEmpty = [gained, posted, before].every(({ posts: count, likes, views }) => count === 0 && !likes && !views)
  const untold = overview.data.platforms.flatMap(({ platform }) => {
    const given = platforms.data?.find(({ id }) => id === platform)?.capabilities.metrics.post
    const missing = given
      ? (Object.keys(told) as (keyof typeof told)[]).filter((figure) => !told[figure].some((name) => given.includes(name)))
      : []
    return missing.length === 0
      ? []
      : [
          t('by.untold', {
            platform: platformName(platform),
            figures: missing.map((figure) => words.label(figure).toLowerCase()).join(', '),
          }),
        ]
  })
  const unscored = overview.data.platforms.some(({ posted: { posts: count }, score }) => count > 0 && score === null)
  const notes = unscored && rules ? [...untold, t('by.unscored', { least: rules.leastNeighbours })] : untold
  return (
    <>
      <DrawnFrom overview={overview.data} filter={filter} />
      {isEmpty ? (
        <EmptyState icon={ChartNoAxesColumn} title={t('empty.title')}>
          {t('empty.text')}
        </EmptyState>
      ) : (
        <>
          <FiguresRow overview={overview.data} />
          <SeriesChart overview={overview.data} filter={filter} figure={look.figure ?? 'views'} onFigure={(figure) => onLook({ figure })} />
          <p className="-mb-4 text-muted">{t('by.note')}</p>
          <Breakdown
            by="platform"
            rows={overview.data.platforms.map(({ platform, ...rest }) => ({
              id: platform,
              name: (
                <span className="inline-flex items-center gap-2">
                  <PlatformGlyph platform={platform} />
                  {platformName(platform)}
                </span>
              ),
              ...rest,
            }))}
            foot={notes.length > 0 && <Untold lines={notes} />}
          />
          <Breakdown
            by="kind"
            rows={overview.data.kinds.map(({ kind, ...rest }) => ({
              id: kind,
              name: <span className="inline-block first-letter:uppercase">{planKindNouns[language][kind][1]}</span>,
              ...rest,
            }))}
          />
          <Breakdown
            by="market"
            rows={overview.data.markets.map(({ market, ...rest }) => ({ id: market, name: t(`market.${market}`), ...rest }))}
          />
          {heat.data && <HeatMap cells={heat.data} measure={look.heat ?? 'score'} onMeasure={(measure) => onLook({ heat: measure })} />}
          {posts.data && (
            <BestPosts
              posts={posts.data}
              order={order}
              worst={worst}
              onOrder={(next) => onLook({ order: next })}
              onWorst={(next) => onLook({ worst: next || undefined })}
            />
          )}
        </>
      )}
      {more}
      <Unfiltered filter={filter} />
      <Geography filter={filter} />
      {filter.accountId === undefined && <LinksSection creatorId={filter.creatorId} from={filter.from} to={filter.to} />}
    </>
  )
}

/** What is below is of people and of links: posts' kinds and markets do not narrow it. */
const Unfiltered = ({ filter: { accountId, platforms, kinds, markets } }: { filter: FiguresFilter }) => {
  const { t } = useTranslation('analytics')
  const lines = [
    ...(kinds || markets ? [t('unfiltered.followers')] : []),
    ...((platforms || kinds || markets) && accountId === undefined ? [t('unfiltered.links')] : []),
  ]
  return lines.length > 0 && <p className="-mb-4 text-muted">{lines.join(' ')}</p>
}

const unread = (at: Date): Overview['series'][number] => ({
  at,
  posts: 0,
  likes: null,
  comments: null,
  shares: null,
  saves: null,
  views: null,
  clicks: null,
  visits: null,
  follows: null,
  watchMs: null,
  engagementRate: null,
})

const DrawnFrom = ({ overview, filter: { from, to } }: { overview: Overview; filter: FiguresFilter }) => {
  const { t } = useTranslation('analytics')
  const format = useFormat()
  const language = useLanguage()
  const words = useFigureWords()
  const day = (date: string) => format.date(new Date(`${date}T12:00:00Z`), 'UTC')
  const days = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1
  const columns = figureNames
  const now = useReadCoreNow()
  const { grain, zone } = overview
  const save = () => {
    const head = [
      t('series.whenIn', { zone }),
      ...columns.map((figure) => (figure === 'watchMs' ? `${words.label(figure)} (ms)` : words.label(figure))),
    ]
    // Unknown stays empty: a 0 would be a figure.
    const rows = withoutGaps(overview.series, { from, to, grain, zone, now: new Date(now()) }, unread).map((row) => [
      stretchKey(row.at, grain, zone),
      ...columns.map((figure) => row[figure]),
    ])
    saveFile(t('csvFile', { from, to }), toCsv([head, ...rows], language), 'text/csv')
  }
  return (
    <div className="flex flex-wrap items-center gap-3">
      <p className="text-muted">
        {days === 1
          ? t('drawnFromOne', { from: day(from), city: cityOf(overview.zone) })
          : t('drawnFrom', { from: day(from), to: day(to), city: cityOf(overview.zone), days })}
        {overview.readAt && <> {t('seen', { time: format.dateTime(overview.readAt) })}.</>}
      </p>
      <div className="ml-auto flex flex-wrap gap-2">
        <Formulas />
        {overview.series.length > 0 && (
          <Button size="sm" icon={Download} onPress={save}>
            {t('csv')}
          </Button>
        )}
      </div>
    </div>
  )
}

const Waiting = () => (
  <div className="flex flex-wrap gap-3">
    {[1, 2, 3, 4].map((key) => (
      <Skeleton key={key} className="h-24 min-w-40 flex-1" />
    ))}
    <Skeleton className="h-64 w-full" />
  </div>
)
