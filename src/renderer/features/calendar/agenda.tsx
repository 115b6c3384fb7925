/** The agenda: any number of lines, of which only those in view are in the page; driven by keys like a table. */
import { useMemo, useRef, useState, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useVirtualizer } from '@tanstack/react-virtual'
import { BulkBar } from '../../components/bulk-bar.tsx'
import { Checkbox } from '../../components/checkbox.tsx'
import type { Column } from '../../components/table-column.ts'
import { TableOptions } from '../../components/table-options.tsx'
import { useShownColumns } from '../../components/use-shown-columns.ts'
import { idsBetween, nextCursor } from '../../components/table-cursor.ts'
import type { Publication } from '../../../contract/publications.ts'
import { useAct } from '../../lib/acts.tsx'
import { cx } from '../../lib/cx.ts'
import { useFormat } from '../../lib/locale.tsx'
import { useIsNarrow } from '../../lib/use-narrow.ts'
import { DayLine, GapLine, NarrowPublicationLine, NowLine, PublicationLine } from './agenda-row.tsx'
import type { AgendaRow } from './agenda-rows.ts'

export interface AgendaProps {
  rows: readonly AgendaRow[]
  zone: string
  /** What each line can show. */
  columns: readonly Column<Publication>[]
  /** Those read and those still to be read, for the file. */
  readAll: () => Promise<readonly Publication[]>
  onOpen: (id: string) => void
  /** The one shown in the inspector. */
  openId: string | null
  /** A new post on that day. Absent for whoever writes none. */
  onCompose?: ((day: string) => void) | undefined
  /** What is missing on a day. */
  markOf?: ((day: string) => ReactNode) | undefined
  /** Absent when nothing can be done with several at once. */
  selection?: { ids: ReadonlySet<string>; onChange: (ids: ReadonlySet<string>) => void; acts: ReactNode }
  onEnd?: () => void
  /** Under the last line. */
  foot?: ReactNode
}

const heights: Record<AgendaRow['kind'], number> = { day: 40, publication: 40, now: 24, gap: 32 }
const narrowPublication = 60

const isControl = (target: EventTarget): boolean => target instanceof Element && target.closest('a, button, input, label') !== null

const useRowName = (zone: string): ((publication: Publication) => string) => {
  const { t } = useTranslation('calendar')
  const { t: ui } = useTranslation('ui')
  const format = useFormat()
  return ({ dueAt, creatorName, accountHandle, state }) =>
    t('rowName', { time: format.time(dueAt, zone), creator: creatorName, account: `@${accountHandle}`, state: ui(`state.${state}`) })
}

export const Agenda = ({ rows, zone, columns: all, readAll, onOpen, openId, onCompose, markOf, selection, onEnd, foot }: AgendaProps) => {
  const { t } = useTranslation('calendar')
  const isNarrow = useIsNarrow()
  const { shown, choose } = useShownColumns('calendar', all)
  const rowName = useRowName(zone)
  const scroller = useRef<HTMLDivElement>(null)
  /** Where each publication stands among the lines. */
  const places = useMemo(() => rows.flatMap((row, index) => (row.kind === 'publication' ? [index] : [])), [rows])
  const ids = useMemo(() => places.map((index) => rows[index]?.id ?? ''), [places, rows])
  const [cursorId, setCursorId] = useState<string | null>(null)
  const cursor = Math.max(0, cursorId === null ? 0 : ids.indexOf(cursorId))
  const anchor = useRef(0)
  const focusNext = useRef<string | null>(null)
  const heightOf = (index: number): number => {
    const kind = rows[index]?.kind ?? 'publication'
    return kind === 'publication' && isNarrow ? narrowPublication : heights[kind]
  }
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => rows[index]?.id ?? index,
    estimateSize: heightOf,
    overscan: 16,
    onChange: (instance) => {
      const last = instance.getVirtualItems().at(-1)
      if (onEnd && last && last.index >= rows.length - 1) onEnd()
    },
  })

  const moveTo = (next: number): void => {
    const id = ids[next]
    const index = places[next]
    if (id === undefined || index === undefined) return
    setCursorId(id)
    focusNext.current = id
    // Upwards, the day above it comes along.
    virtual.scrollToIndex(next < cursor ? (places[next - 1] ?? -1) + 1 : index)
    scroller.current?.querySelector<HTMLElement>(`[data-id="${id}"]`)?.focus()
  }
  const toggle = (place: number): void => {
    const id = ids[place]
    if (!selection || id === undefined) return
    const next = new Set(selection.ids)
    if (!next.delete(id)) next.add(id)
    anchor.current = place
    selection.onChange(next)
  }
  const extendTo = (place: number): void => selection?.onChange(new Set([...selection.ids, ...idsBetween(ids, anchor.current, place)]))
  const openCursor = (): void => {
    const id = ids[cursor]
    if (id !== undefined) onOpen(id)
  }
  const step = (by: 1 | -1) => () => moveTo(cursorId === null ? 0 : Math.min(ids.length - 1, Math.max(0, cursor + by)))
  useAct({ id: 'agenda.next', label: t('agenda'), keys: 'j', isKeyOnly: true, onAct: step(1) })
  useAct({ id: 'agenda.previous', label: t('agenda'), keys: 'k', isKeyOnly: true, onAct: step(-1) })
  useAct({ id: 'agenda.act', label: t('act'), keys: 'e', isKeyOnly: true, onAct: openCursor })

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if ((event.ctrlKey || event.metaKey) && event.key === 'a' && selection) {
      event.preventDefault()
      return selection.onChange(new Set(ids))
    }
    if (isControl(event.target)) return
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Enter') return openCursor()
    if (event.key === ' ' && selection) {
      event.preventDefault()
      return toggle(cursor)
    }
    if (event.key === 'Escape' && selection && selection.ids.size > 0) {
      event.stopPropagation()
      return selection.onChange(new Set())
    }
    const next = nextCursor(
      event.key,
      cursor,
      ids.length,
      Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / heights.publication) - 1),
    )
    if (next === null) return
    event.preventDefault()
    event.stopPropagation()
    if (event.shiftKey && selection) extendTo(next)
    moveTo(next)
  }
  const onRowClick = (event: MouseEvent, place: number): void => {
    const id = ids[place]
    if (isControl(event.target) || id === undefined) return
    setCursorId(id)
    if (selection && event.shiftKey) return extendTo(place)
    if (selection && (event.ctrlKey || event.metaKey)) return toggle(place)
    onOpen(id)
  }

  const columns = selection ? 'grid-cols-[1.75rem_minmax(0,1fr)]' : 'grid-cols-[minmax(0,1fr)]'
  const contentOf = (row: AgendaRow): ReactNode => {
    switch (row.kind) {
      case 'day':
        return <DayLine day={row.day} count={row.count} zone={zone} onCompose={onCompose} mark={markOf?.(row.day)} />
      case 'gap':
        return <GapLine from={row.from} to={row.to} zone={zone} onCompose={onCompose} />
      case 'now':
        return <NowLine zone={zone} />
      case 'publication':
        return isNarrow ? (
          <NarrowPublicationLine publication={row.publication} zone={zone} />
        ) : (
          <PublicationLine publication={row.publication} columns={shown} />
        )
    }
  }
  return (
    <div className="@container relative flex h-full min-h-0 flex-col">
      {!isNarrow && (
        <div className="absolute top-1.5 right-3 z-20 rounded-lg bg-bg">
          <TableOptions label={t('agenda')} columns={all} shown={shown} onChoose={choose} readRows={readAll} />
        </div>
      )}
      <div ref={scroller} className="min-h-0 flex-1 overflow-auto">
        <div
          role="grid"
          aria-label={t('agenda')}
          aria-rowcount={rows.length}
          aria-multiselectable={selection ? true : undefined}
          className="relative"
          style={{ height: virtual.getTotalSize() }}
        >
          {virtual.getVirtualItems().map(({ index, start, size }) => {
            const row = rows[index]
            if (!row) return null
            const place = { style: { height: size, transform: `translateY(${start}px)` }, 'aria-rowindex': index + 1 }
            if (row.kind !== 'publication')
              return (
                <div
                  key={row.id}
                  role="row"
                  {...place}
                  data-kind={row.kind}
                  className={cx(
                    'absolute inset-x-0 flex px-6 max-md:px-4',
                    row.kind === 'day' ? 'items-end border-b border-line pb-1.5' : 'items-center',
                  )}
                >
                  <div role={row.kind === 'day' ? 'rowheader' : 'gridcell'} aria-colspan={selection ? 2 : 1} className="min-w-0 flex-1">
                    {contentOf(row)}
                  </div>
                </div>
              )
            const isSelected = selection?.ids.has(row.id) ?? false
            const at = ids.indexOf(row.id)
            return (
              <div
                key={row.id}
                role="row"
                {...place}
                data-id={row.id}
                ref={(element) => {
                  if (!element || focusNext.current !== row.id) return
                  focusNext.current = null
                  element.focus()
                }}
                aria-selected={selection ? isSelected : undefined}
                aria-current={openId === row.id ? 'true' : undefined}
                aria-label={rowName(row.publication)}
                tabIndex={at === cursor ? 0 : -1}
                onClick={(event) => onRowClick(event, at)}
                onKeyDown={onKeyDown}
                onFocus={(event) => event.target === event.currentTarget && setCursorId(row.id)}
                className={cx(
                  'absolute inset-x-0 grid items-center border-b border-line px-6 -outline-offset-2 hover:bg-hover max-md:px-4',
                  columns,
                  (isSelected || openId === row.id) && 'bg-accent-soft hover:bg-accent-soft',
                )}
              >
                {selection && (
                  <div role="gridcell" className="flex items-center">
                    <Checkbox
                      aria-label={t('select', { name: rowName(row.publication) })}
                      isSelected={isSelected}
                      onChange={() => toggle(at)}
                      excludeFromTabOrder
                    />
                  </div>
                )}
                <div role="gridcell" className="min-w-0">
                  {contentOf(row)}
                </div>
              </div>
            )
          })}
        </div>
        {foot}
      </div>
      {selection && selection.ids.size > 0 && (
        <BulkBar count={selection.ids.size} onClear={() => selection.onChange(new Set())}>
          {selection.acts}
        </BulkBar>
      )}
    </div>
  )
}
