import { useTranslation } from 'react-i18next'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { exploreMeasures, exploreParts } from '../../../contract/analytics.ts'
import type { ExploreCell, ExploreMeasure, ExplorePart, Explored, FiguresFilter } from '../../../contract/analytics.ts'
import { platformName } from '../../../contract/platform-name.ts'
import { Button } from '../../components/button.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { Section } from '../../components/section.tsx'
import { Select } from '../../components/select.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { useApi } from '../../lib/api.tsx'
import { toCsv } from '../../lib/csv.ts'
import { cx } from '../../lib/cx.ts'
import { useLanguage } from '../../lib/locale.tsx'
import { saveFile } from '../../lib/save-file.ts'
import type { AnalyticsSearch } from './analytics-search.ts'
import { useCrossingWords } from './use-crossing-words.ts'
import { Scrolled } from '../../components/scrolled.tsx'

type Choice = Pick<AnalyticsSearch, 'by' | 'across' | 'measure'>

const none = 'none'
/** A cell on so few posts says little. */
const few = 2
const ofMany = new Set<ExplorePart>(['creator', 'account'])

/** Whether two parts can be crossed: an account is of one creator. */
const goesWith = (by: ExplorePart, across: ExplorePart): boolean => by !== across && !(ofMany.has(by) && ofMany.has(across))

/** Posts grouped by one thing or two, by whatever they can be told apart by: nothing is asked before somebody chooses. */
export const Crossing = ({ filter, choice, onChoice }: { filter: FiguresFilter; choice: Choice; onChoice: (choice: Choice) => void }) => {
  const { t } = useTranslation('analytics')
  const { by, measure = 'score' } = choice
  const across = by && choice.across && goesWith(by, choice.across) ? choice.across : undefined
  return (
    <Section title={t('cross.title')} note={t('cross.note', { few })}>
      <div className="flex flex-wrap items-end gap-3">
        <Select
          label={t('cross.by')}
          options={[{ id: none, label: t('cross.choose') }, ...exploreParts.map((id) => ({ id, label: t(`cross.part.${id}`) }))]}
          value={by ?? none}
          onChange={(id) => onChoice({ by: id === none ? undefined : id, across: id === none ? undefined : choice.across })}
          className="w-52"
        />
        {by && (
          <>
            <Select
              label={t('cross.across')}
              options={[
                { id: none, label: t('cross.nothing') },
                ...exploreParts.filter((id) => goesWith(by, id)).map((id) => ({ id, label: t(`cross.part.${id}`) })),
              ]}
              value={across ?? none}
              onChange={(id) => onChoice({ across: id === none ? undefined : id })}
              className="w-52"
            />
            <Select
              label={t('cross.measure')}
              options={exploreMeasures.map((id) => ({ id, label: t(`cross.measures.${id}`) }))}
              value={measure}
              onChange={(id) => onChoice({ measure: id })}
              className="w-60"
            />
          </>
        )}
      </div>
      {by && <Answer filter={filter} by={by} across={across ?? null} measure={measure} />}
    </Section>
  )
}

const Answer = (asked: { filter: FiguresFilter; by: ExplorePart; across: ExplorePart | null; measure: ExploreMeasure }) => {
  const { t } = useTranslation('analytics')
  const api = useApi()
  const { filter, ...how } = asked
  const answer = useQuery(api.analytics.explore.queryOptions({ input: { ...filter, ...how }, placeholderData: keepPreviousData }))
  if (answer.isError) return <ErrorState error={answer.error} onRetry={() => void answer.refetch()} isRetrying={answer.isFetching} />
  // What was asked before has other columns: it is not shown under the new ones.
  if (!answer.data || answer.isPlaceholderData)
    return (
      <div role="status">
        <span className="sr-only">{t('cross.reading')}</span>
        <Skeleton className="h-48 w-full" />
      </div>
    )
  if (answer.data.rows.length === 0) return <p className="text-muted">{t('cross.empty')}</p>
  return <Crossed {...asked} explored={answer.data} />
}

interface CrossedProps {
  filter: FiguresFilter
  by: ExplorePart
  across: ExplorePart | null
  measure: ExploreMeasure
  explored: Explored
}

const Crossed = ({ filter, by, across, measure, explored }: CrossedProps) => {
  const { t } = useTranslation('analytics')
  const language = useLanguage()
  const words = useCrossingWords()
  const { rows, columns, whole, more } = explored
  const shaded = (columns.length === 0 ? rows.map(({ total }) => total) : rows.flatMap(({ cells }) => cells)).filter(isTold)
  const [least, most] = [Math.min(...shaded.map(({ value }) => value)), Math.max(...shaded.map(({ value }) => value))]
  const shadeOf = (value: number): number => (most === least ? 30 : 8 + Math.round((52 * (value - least)) / (most - least)))
  const title = `${t(`cross.measures.${measure}`)}, ${across ? t('cross.caption', { by: t(`cross.part.${by}`), across: t(`cross.part.${across}`) }) : t(`cross.part.${by}`)}`
  const nameOf = (part: ExplorePart, { key, name, platform }: Explored['rows'][number] | Explored['columns'][number]): string =>
    platform ? `${name ?? key} (${platformName(platform)})` : (name ?? words.group(part, key))
  const save = () => {
    const told = ({ value, known }: ExploreCell) => [value, known]
    const named = (name: string) => [name, t('cross.csvKnown', { name })]
    const head = [t(`cross.part.${by}`), ...columns.flatMap((column) => named(nameOf(across ?? by, column))), ...named(t('cross.whole'))]
    const lines = rows.map((row) => [nameOf(by, row), ...row.cells.flatMap(told), ...told(row.total)])
    saveFile(t('cross.csvFile', { from: filter.from, to: filter.to }), toCsv([head, ...lines], language), 'text/csv')
  }
  const cell = (one: ExploreCell, isShaded: boolean) => (
    <Cell
      key={`${one.posts} ${one.known}`}
      cell={one}
      measure={measure}
      background={isShaded && isTold(one) ? `color-mix(in oklab, var(--blue) ${shadeOf(one.value)}%, var(--surface))` : undefined}
    />
  )
  return (
    <div className="flex flex-col gap-2">
      <Scrolled label={title} className="max-h-160 rounded-lg border border-line">
        <table className="tnum w-full">
          <caption className="sr-only">{title}</caption>
          <thead className="sticky top-0 z-1 border-b border-line bg-surface text-sm text-muted">
            <tr>
              <th scope="col" className="px-3 py-2 text-left font-medium">
                {t(`cross.part.${by}`)}
              </th>
              {columns.map((column) => (
                <th key={column.key} scope="col" className="px-2 py-2 text-right font-medium whitespace-nowrap">
                  {nameOf(across ?? by, column)}
                </th>
              ))}
              <th scope="col" className="px-3 py-2 text-right font-medium whitespace-nowrap">
                {columns.length === 0 ? t(`cross.measures.${measure}`) : t('cross.whole')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key} className="border-b border-line">
                <th scope="row" className="px-3 py-1.5 text-left font-normal whitespace-nowrap">
                  <span className="inline-block first-letter:uppercase">{nameOf(by, row)}</span>
                </th>
                {row.cells.map((one, at) => (
                  <CellAt key={columns[at]?.key ?? at}>{cell(one, true)}</CellAt>
                ))}
                <CellAt>{cell(row.total, columns.length === 0)}</CellAt>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" className="px-3 py-1.5 text-left font-medium">
                {t('cross.whole')}
              </th>
              {columns.map(({ key, total }) => (
                <CellAt key={key}>{cell(total, false)}</CellAt>
              ))}
              <CellAt>{cell(whole, false)}</CellAt>
            </tr>
          </tfoot>
        </table>
      </Scrolled>
      <div className="flex flex-wrap items-center gap-3">
        <p className="text-muted">
          {t('cross.posts', { count: whole.posts, shown: words.count(whole.posts) })}
          {more > 0 && ` ${t('cross.more', { count: more })}`}
        </p>
        <Button size="sm" icon={Download} onPress={save} className="ml-auto">
          {t('csv')}
        </Button>
      </div>
    </div>
  )
}

const isTold = (cell: ExploreCell): cell is ExploreCell & { value: number } => cell.value !== null

const CellAt = ({ children }: { children: React.ReactNode }) => <td className="p-0.5 text-right">{children}</td>

const Cell = ({ cell, measure, background }: { cell: ExploreCell; measure: ExploreMeasure; background: string | undefined }) => {
  const { t } = useTranslation('analytics')
  const words = useCrossingWords()
  const { posts, known, value } = cell
  // Paler, but as legible: only the ground fades.
  const isFew = known <= few
  const stands =
    known === posts
      ? t('heat.posts', { count: posts })
      : t('cross.known', { known: words.count(known), posts: words.count(posts), count: known })
  return (
    <span
      title={posts === 0 ? t('heat.none') : stands}
      className={cx('block rounded-sm px-2 py-1', isFew && 'text-muted')}
      style={background ? { background: isFew ? `color-mix(in oklab, ${background} 30%, var(--surface))` : background } : undefined}
    >
      {value === null ? '—' : words.value(measure, value)}
      <span className="sr-only">{posts === 0 ? t('heat.none') : `, ${stands}`}</span>
    </span>
  )
}
