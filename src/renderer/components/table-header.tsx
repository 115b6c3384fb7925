import { useTranslation } from 'react-i18next'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { cx } from '../lib/cx.ts'
import type { Column, Sort } from './table-column.ts'

/** A column's name; pressed, it sorts. */
export const HeaderCell = <Row,>({
  column,
  isSortable,
  sort,
  onSort,
}: {
  column: Column<Row>
  isSortable: boolean
  sort: Sort | null
  onSort: (sort: Sort) => void
}) => {
  const { t } = useTranslation('ui')
  const sorted = sort?.column === column.id ? sort.direction : null
  const inner = cx('flex h-full items-center gap-1', column.align === 'end' && 'flex-row-reverse')
  const next = sorted === 'ascending' ? 'descending' : 'ascending'
  const Arrow = sorted === 'descending' ? ArrowDown : ArrowUp
  return (
    <div
      role="columnheader"
      aria-sort={isSortable ? (sorted ?? 'none') : undefined}
      className="min-w-0 px-2 text-sm font-medium text-muted"
    >
      {isSortable ? (
        <button
          type="button"
          title={t(next === 'ascending' ? 'table.sortAscending' : 'table.sortDescending', { column: column.header })}
          onClick={() => onSort({ column: column.id, direction: next })}
          className={cx(inner, 'w-full rounded-sm hover:text-text focus-visible:ring-focus')}
        >
          <span className="truncate">{column.header}</span>
          <Arrow aria-hidden className={cx('size-3 shrink-0', !sorted && 'hidden')} />
        </button>
      ) : (
        <span className={inner}>
          <span className={column.hideHeader ? 'sr-only' : 'truncate'}>{column.header}</span>
        </span>
      )}
    </div>
  )
}
