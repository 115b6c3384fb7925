/**
 * The table: any number of rows (only those in view are in the page), sorted by a press on a header, driven by keys
 * (arrows or j/k, Home/End, Enter opens, Space selects, Shift extends, Ctrl/⌘ A all, Escape none), with a bulk bar,
 * columns to choose from (kept per person) and export as CSV.
 */
import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useTranslation } from 'react-i18next'
import { useAct } from '../lib/acts.tsx'
import { cx } from '../lib/cx.ts'
import { Checkbox } from './checkbox.tsx'
import { BulkBar } from './bulk-bar.tsx'
import type { Column, Sort } from './table-column.ts'
import { idsBetween, nextCursor } from './table-cursor.ts'
import { HeaderCell } from './table-header.tsx'
import { TableOptions } from './table-options.tsx'
import { useShownColumns } from './use-shown-columns.ts'

export interface TableSelection {
  ids: ReadonlySet<string>
  onChange: (ids: ReadonlySet<string>) => void
  /** Buttons of the bulk bar. */
  acts: ReactNode
}

export interface TableProps<Row> {
  /** Under which the choice of columns is kept. */
  name: string
  /** Read aloud, and the name of the CSV. */
  label: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowId: (row: Row) => string
  /** Read aloud for the row's checkbox. */
  rowName: (row: Row) => string
  onOpen?: (row: Row) => void
  /** The row shown in the inspector. */
  openId?: string | null
  selection?: TableSelection
  defaultSort?: Sort
  /** Rows come sorted by core, by these columns: what is on the page is only a part. Others cannot be sorted by then. */
  remoteSort?: { sort: Sort; onSort: (sort: Sort) => void; columns: readonly string[] }
  /** Reads every row for the CSV, when `rows` is only a part. */
  readAll?: () => Promise<readonly Row[]>
  rowHeight?: number
  /** Called when the last rows come into view and there is more to read. */
  onEnd?: () => void
  /** The places in view, with a few around them. */
  onShow?: (first: number, last: number) => void
  /** Instead of rows, when there are none. */
  empty?: ReactNode
  className?: string
}

const overscan = 12

const sortRows = <Row,>(rows: readonly Row[], columns: readonly Column<Row>[], sort: Sort | null): readonly Row[] => {
  const compare = columns.find(({ id }) => id === sort?.column)?.compare
  if (!sort || !compare) return rows
  return rows.toSorted(sort.direction === 'ascending' ? compare : (a, b) => compare(b, a))
}

const isControl = (target: EventTarget): boolean =>
  target instanceof Element && target.closest('a, button, input, label, select, textarea, [role="button"]') !== null

export const Table = <Row,>({
  name,
  label,
  columns: all,
  rows,
  rowId,
  rowName,
  onOpen,
  openId,
  selection,
  defaultSort,
  remoteSort,
  readAll,
  rowHeight = 36,
  onEnd,
  onShow,
  empty,
  className,
}: TableProps<Row>) => {
  const { t } = useTranslation('ui')
  const { shown: columns, choose } = useShownColumns(name, all)
  const [ownSort, setOwnSort] = useState<Sort | null>(defaultSort ?? null)
  const { sort, onSort } = remoteSort ?? { sort: ownSort, onSort: setOwnSort }
  const isSortable = ({ id, compare }: Column<Row>): boolean =>
    remoteSort ? remoteSort.columns.includes(id) : readAll === undefined && compare !== undefined
  const order = remoteSort ? null : sort
  const sorted = useMemo(() => sortRows(rows, all, order), [rows, all, order])
  const ids = useMemo(() => sorted.map(rowId), [sorted, rowId])
  const scroller = useRef<HTMLDivElement>(null)
  const [cursor, setCursor] = useState(0)
  const anchor = useRef(0)
  const focusNext = useRef<number | null>(null)
  const virtual = useVirtualizer({
    count: sorted.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan,
    scrollPaddingStart: rowHeight,
    onChange: (instance) => {
      const last = instance.getVirtualItems().at(-1)
      if (onEnd && last && last.index >= sorted.length - 1) onEnd()
    },
  })
  const inView = virtual.getVirtualItems()
  const [firstInView, lastInView] = [inView[0]?.index ?? 0, inView.at(-1)?.index ?? 0]
  useEffect(() => onShow?.(firstInView, lastInView), [onShow, sorted, firstInView, lastInView])

  const track = columns.map(({ width = 'minmax(6rem, 1fr)' }) => width).join(' ')
  const template = { gridTemplateColumns: selection ? `2rem ${track}` : track }
  const current = Math.min(cursor, Math.max(0, sorted.length - 1))

  const moveTo = (row: number): void => {
    setCursor(row)
    focusNext.current = row
    virtual.scrollToIndex(row)
    scroller.current?.querySelector<HTMLElement>(`[data-row="${row}"]`)?.focus()
  }
  /** From anywhere on the page; the first press shows where one is. */
  const step = (by: 1 | -1) => (): void => {
    if (sorted.length === 0) return
    const isHere = scroller.current?.contains(document.activeElement) ?? false
    moveTo(isHere ? Math.min(sorted.length - 1, Math.max(0, current + by)) : current)
  }
  useAct({ id: `${name}.next`, label: t('table.next'), keys: 'j', isKeyOnly: true, onAct: step(1) })
  useAct({ id: `${name}.previous`, label: t('table.previous'), keys: 'k', isKeyOnly: true, onAct: step(-1) })
  const toggle = (row: number): void => {
    const id = ids[row]
    if (!selection || id === undefined) return
    const next = new Set(selection.ids)
    if (!next.delete(id)) next.add(id)
    anchor.current = row
    selection.onChange(next)
  }
  const extendTo = (row: number): void => selection?.onChange(new Set([...selection.ids, ...idsBetween(ids, anchor.current, row)]))

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (isControl(event.target)) return
    if ((event.ctrlKey || event.metaKey) && event.key === 'a' && selection) {
      event.preventDefault()
      return selection.onChange(new Set(ids))
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const row = sorted[current]
    if (event.key === 'Enter' && row !== undefined && onOpen) return onOpen(row)
    if (event.key === ' ' && selection) {
      event.preventDefault()
      return toggle(current)
    }
    if (event.key === 'Escape' && selection && selection.ids.size > 0) {
      event.stopPropagation()
      return selection.onChange(new Set())
    }
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1)
    const next = nextCursor(event.key, current, sorted.length, page)
    if (next === null) return
    event.preventDefault()
    event.stopPropagation()
    if (event.shiftKey && selection) extendTo(next)
    moveTo(next)
  }
  const onRowClick = (event: MouseEvent, row: number): void => {
    if (isControl(event.target)) return
    setCursor(row)
    if (selection && event.shiftKey) return extendTo(row)
    if (selection && (event.ctrlKey || event.metaKey)) return toggle(row)
    const opened = sorted[row]
    if (opened !== undefined) onOpen?.(opened)
  }

  const selectedHere = selection ? ids.filter((id) => selection.ids.has(id)).length : 0
  return (
    <div className={cx('relative flex min-h-0 flex-1 flex-col', className)}>
      <div className="absolute top-1 right-3 z-20 rounded-lg bg-bg">
        <TableOptions
          label={label}
          columns={all}
          shown={columns}
          onChoose={choose}
          readRows={async () => sortRows(readAll ? await readAll() : rows, all, order)}
        />
      </div>
      <div ref={scroller} className="min-h-0 flex-1 overflow-auto">
        <div
          role="grid"
          aria-label={label}
          aria-rowcount={sorted.length + 1}
          aria-colcount={columns.length + (selection ? 1 : 0)}
          aria-multiselectable={selection ? true : undefined}
          className="min-w-fit outline-none"
        >
          <div role="rowgroup" className="sticky top-0 z-10 border-b border-line bg-bg">
            <div role="row" aria-rowindex={1} className="grid h-8 items-center pr-12 pl-4" style={template}>
              {selection && (
                <div role="columnheader" className="flex items-center">
                  <Checkbox
                    aria-label={t('table.selectAll')}
                    isSelected={selectedHere > 0 && selectedHere === ids.length}
                    isIndeterminate={selectedHere > 0 && selectedHere < ids.length}
                    isDisabled={ids.length === 0}
                    onChange={(isAll) => selection.onChange(isAll ? new Set(ids) : new Set())}
                  />
                </div>
              )}
              {columns.map((column) => (
                <HeaderCell key={column.id} column={column} isSortable={isSortable(column)} sort={sort} onSort={onSort} />
              ))}
            </div>
          </div>
          <div role="rowgroup" className="relative" style={{ height: virtual.getTotalSize() }}>
            {virtual.getVirtualItems().map(({ index, start }) => {
              const row = sorted[index]
              const id = ids[index]
              if (row === undefined || id === undefined) return null
              const isSelected = selection?.ids.has(id) ?? false
              return (
                <div
                  key={id}
                  role="row"
                  data-row={index}
                  ref={(element) => {
                    if (!element || focusNext.current !== index) return
                    focusNext.current = null
                    element.focus()
                  }}
                  aria-rowindex={index + 2}
                  aria-selected={selection ? isSelected : undefined}
                  aria-current={openId === id ? 'true' : undefined}
                  tabIndex={index === current ? 0 : -1}
                  onClick={(event) => onRowClick(event, index)}
                  onKeyDown={onKeyDown}
                  onFocus={(event) => event.target === event.currentTarget && setCursor(index)}
                  className={cx(
                    'absolute inset-x-0 grid items-center border-b border-line pr-12 pl-4 -outline-offset-2',
                    onOpen && 'hover:bg-hover',
                    (isSelected || openId === id) && 'bg-accent-soft hover:bg-accent-soft',
                  )}
                  style={{ ...template, height: rowHeight, transform: `translateY(${start}px)` }}
                >
                  {selection && (
                    <div role="gridcell" className="flex items-center">
                      <Checkbox
                        aria-label={`${t('table.selectRow')} ${rowName(row)}`}
                        isSelected={isSelected}
                        onChange={() => toggle(index)}
                        excludeFromTabOrder
                      />
                    </div>
                  )}
                  {columns.map((column) => (
                    <div
                      key={column.id}
                      role="gridcell"
                      className={cx('min-w-0 truncate px-2', column.align === 'end' && 'tnum text-right')}
                    >
                      {column.cell(row)}
                    </div>
                  ))}
                </div>
              )
            })}
          </div>
        </div>
        {sorted.length === 0 && empty}
      </div>
      {selection && selection.ids.size > 0 && (
        <BulkBar count={selection.ids.size} onClear={() => selection.onChange(new Set())}>
          {selection.acts}
        </BulkBar>
      )}
    </div>
  )
}
