import { lazy, Suspense, useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { parseDate } from '@internationalized/date'
import { ErrorState } from '../../components/error-state.tsx'
import { useMoves } from '../../components/moves/moves-provider.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import type { Publication } from '../../../contract/publications.ts'
import { useReadCoreNow } from '../../lib/core-clock.tsx'
import type { CalendarGridProps, GridEditing } from './calendar-grid.tsx'
import { layHours, layMonth } from './density.ts'
import { lendStyles } from './full-calendar-styles.ts'
import type { GridView } from './calendar-search.ts'
import { isMovable } from './movable.ts'
import { useCellRoom } from './use-cell-room.ts'
import type { useRange } from './use-range.ts'
import { droppedAt, gridPlace } from './wall-grid.ts'

/** FullCalendar comes with the first grid, not with the application. */
const CalendarGrid = lazy(async () => {
  // As soon as its code is read, it looks where its styles may go.
  lendStyles()
  return { default: (await import('./calendar-grid.tsx')).CalendarGrid }
})

export interface CalendarGridViewProps extends Omit<CalendarGridProps, 'range' | 'laid' | 'readNow' | 'edit' | 'view'> {
  view: GridView
  query: ReturnType<typeof useRange>
  /** What is shown is one creator's already. */
  isOfOne: boolean
  edit?: Omit<GridEditing, 'onShift'> | undefined
}

const GridSkeleton = ({ view }: { view: GridView }) => (
  <div className="after-150 grid h-full grid-cols-7 gap-px p-4" aria-hidden>
    {Array.from({ length: view === 'month' ? 35 : 7 }, (_, index) => (
      <Skeleton key={index} className="h-full min-h-16" />
    ))}
  </div>
)

/** As if the wall were UTC: so many ms later on it. */
const later = (place: string, byMs: number): string => new Date(Date.parse(`${place}Z`) + byMs).toISOString().slice(0, 19)

/** The grid with what it reads, and what becomes of what is dropped on it. */
export const CalendarGridView = ({ query, isOfOne, edit, ...rest }: CalendarGridViewProps) => {
  const { t } = useTranslation('calendar')
  const { move } = useMoves()
  const readNow = useReadCoreNow()
  const { zone, view } = rest
  const items = query.data?.items
  const range = query.data
  const room = useCellRoom((range?.days.length ?? 0) / 7)
  const laid = useMemo(() => {
    if (!range) return null
    return view === 'month' ? layMonth(range.items, range.days, zone, room) : layHours(range.items, range.hours, zone)
  }, [range, view, zone, room])
  const selected = edit?.selected
  const onShift = useCallback(
    (publication: Publication, byMs: number, revert: () => void) => {
      const isOfMany = selected !== undefined && selected.size > 1 && selected.has(publication.id)
      const moved = isOfMany ? (items ?? []).filter((one) => selected.has(one.id) && isMovable(one)) : [publication]
      // Several are shown where they are until it is clear what becomes of them.
      if (isOfMany) revert()
      move(
        moved.map((one) => ({ publication: one, at: droppedAt(one.at, later(gridPlace(one.dueAt, zone), byMs), zone) })),
        (done) => {
          if (!done) revert()
        },
      )
    },
    [items, selected, move, zone],
  )
  if (query.isError && !query.data)
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} isRetrying={query.isFetching} />
  if (!range || !laid) return <GridSkeleton view={view} />
  return (
    <section aria-label={t('grid', { days: t(`views.${view}`).toLowerCase() })} className="flex h-full min-h-0 flex-col">
      {laid.blocks.length > 0 && view !== 'month' && (
        <p className="border-b border-line bg-surface px-4 py-1 text-sm">{t(isOfOne ? 'block.noteOfOne' : 'block.note')}</p>
      )}
      <div className="min-h-0 flex-1">
        <Suspense fallback={<GridSkeleton view={view} />}>
          <CalendarGrid {...rest} range={range} laid={laid} readNow={readNow} edit={edit && { ...edit, onShift }} />
        </Suspense>
      </div>
    </section>
  )
}

/** The instant the first day begins and the last one ends, for what is exported. */
export const boundsOf = (days: { from: string; to: string }, zone: string): { from: Date; to: Date } => ({
  from: parseDate(days.from).toDate(zone),
  to: parseDate(days.to).add({ days: 1 }).toDate(zone),
})
