/**
 * The library as squares or as lines: any number of them, only those in view are in the page; driven by keys (arrows or
 * j/k, Home/End, Enter opens, Space selects, Shift extends, Ctrl/⌘ A all, Escape none).
 */
import { useEffect, useRef, useState, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useTranslation } from 'react-i18next'
import { BulkBar } from '../../../components/bulk-bar.tsx'
import type { LibraryAsset } from '../../../../contract/library.ts'
import { cx } from '../../../lib/cx.ts'
import { AssetLine, LineHeads, lineTracks } from './asset-line.tsx'
import { noneSelected, toggled, type AssetSelection } from './asset-selection.ts'
import { AssetTile } from './asset-tile.tsx'
import { nextPlace } from './next-place.ts'
import type { AssetPages } from './use-asset-pages.ts'
import { gridSizes, useColumns } from './use-columns.ts'

export interface AssetBrowserProps {
  view: 'grid' | 'list'
  pages: AssetPages
  openId: string | null
  onOpen: (id: string) => void
  /** Null: this person selects nothing. */
  selection: {
    chosen: AssetSelection
    onChange: (chosen: AssetSelection) => void
    /** All that the filter finds, also what was never in view. */
    onAll: () => void
    /** From one place to another, also over what was never in view. */
    onRange: (from: number, to: number) => void
    acts: ReactNode
  } | null
}

const lineHeight = 48
const overscan = { grid: 3, list: 10 } as const

export const AssetBrowser = ({ view, pages, openId, onOpen, selection }: AssetBrowserProps) => {
  const { t } = useTranslation('library')
  const scroller = useRef<HTMLDivElement>(null)
  const { count: fitting, side } = useColumns(scroller)
  const columns = view === 'grid' ? fitting : 1
  const rowHeight = view === 'grid' ? side + gridSizes.foot + gridSizes.gap : lineHeight
  const { total, at, show } = pages
  const [cursor, setCursor] = useState(0)
  const anchor = useRef(0)
  const focusNext = useRef<number | null>(null)
  const virtual = useVirtualizer({
    count: Math.ceil(total / columns),
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: overscan[view],
    paddingStart: view === 'grid' ? 16 : 0,
    paddingEnd: 72,
  })
  useEffect(() => virtual.measure(), [virtual, rowHeight, columns])
  const rows = virtual.getVirtualItems()
  const [first, last] = [(rows[0]?.index ?? 0) * columns, ((rows.at(-1)?.index ?? 0) + 1) * columns - 1]
  useEffect(() => show(first, last), [show, first, last])

  const current = Math.min(cursor, Math.max(0, total - 1))
  const moveTo = (place: number): void => {
    setCursor(place)
    focusNext.current = place
    virtual.scrollToIndex(Math.floor(place / columns))
    scroller.current?.querySelector<HTMLElement>(`[data-place="${place}"]`)?.focus()
  }
  const toggle = (place: number): void => {
    const asset = at(place)
    if (!selection || !asset) return
    anchor.current = place
    selection.onChange(toggled(selection.chosen, asset))
  }
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (selection && (event.ctrlKey || event.metaKey) && event.key === 'a') {
      event.preventDefault()
      return selection.onAll()
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const asset = at(current)
    if (event.key === 'Enter' && asset) return onOpen(asset.id)
    if (event.key === ' ') {
      event.preventDefault()
      return toggle(current)
    }
    if (event.key === 'Escape' && selection && selection.chosen.size > 0) {
      event.stopPropagation()
      return selection.onChange(noneSelected)
    }
    const inView = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1)
    const next = nextPlace(event.key, current, { count: total, columns, rows: inView })
    if (next === null) return
    event.preventDefault()
    event.stopPropagation()
    if (event.shiftKey && selection) selection.onRange(anchor.current, next)
    else anchor.current = next
    moveTo(next)
  }
  const onClick = (event: MouseEvent, place: number): void => {
    if (event.target instanceof Element && event.target.closest('input')) return
    setCursor(place)
    if (selection && event.shiftKey) return selection.onRange(anchor.current, place)
    if (selection && (event.ctrlKey || event.metaKey)) return toggle(place)
    anchor.current = place
    const asset = at(place)
    if (asset) onOpen(asset.id)
  }

  const cellOf = (place: number): ReactNode => {
    if (place >= total) return null
    const asset: LibraryAsset | undefined = at(place)
    const isSelected = asset !== undefined && (selection?.chosen.has(asset.id) ?? false)
    const Item = view === 'grid' ? AssetTile : AssetLine
    return (
      <div
        key={place}
        role="gridcell"
        data-place={place}
        data-asset={asset?.id}
        ref={(element) => {
          if (!element || focusNext.current !== place) return
          focusNext.current = null
          element.focus()
        }}
        aria-label={asset?.fileName}
        aria-selected={selection ? isSelected : undefined}
        aria-current={asset && openId === asset.id ? 'true' : undefined}
        aria-colindex={(place % columns) + 1}
        tabIndex={place === current ? 0 : -1}
        onClick={(event) => onClick(event, place)}
        onKeyDown={onKeyDown}
        onFocus={(event) => event.target === event.currentTarget && setCursor(place)}
        className={cx(
          'group/tile relative min-w-0 cursor-default',
          view === 'grid'
            ? 'rounded-lg outline-offset-2'
            : `${lineTracks} h-full border-b border-line px-6 -outline-offset-2 hover:bg-hover max-md:px-4`,
          (isSelected || (asset && openId === asset.id)) &&
            (view === 'grid' ? 'outline-2 outline-accent' : 'bg-accent-soft hover:bg-accent-soft'),
        )}
      >
        {asset ? (
          <Item asset={asset} isSelected={isSelected} onToggle={selection ? () => toggle(place) : null} />
        ) : (
          <span aria-hidden className={view === 'grid' ? 'block aspect-square rounded-lg bg-hover' : 'block size-9 rounded-md bg-hover'} />
        )}
      </div>
    )
  }

  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      {view === 'list' && <LineHeads />}
      <div ref={scroller} data-library-scroller="" className="min-h-0 flex-1 overflow-auto">
        <div
          role="grid"
          aria-label={t('grid')}
          aria-rowcount={Math.ceil(total / columns)}
          aria-colcount={columns}
          aria-multiselectable={selection ? true : undefined}
          className="relative"
          style={{ height: virtual.getTotalSize() }}
        >
          {rows.map(({ index, start }) => (
            <div
              key={index}
              role="row"
              aria-rowindex={index + 1}
              className={cx('absolute inset-x-0', view === 'grid' && 'grid px-6')}
              style={{
                height: view === 'grid' ? rowHeight - gridSizes.gap : rowHeight,
                transform: `translateY(${start}px)`,
                ...(view === 'grid' && { gridTemplateColumns: `repeat(${columns}, ${side}px)`, gap: gridSizes.gap }),
              }}
            >
              {Array.from({ length: columns }, (_, column) => cellOf(index * columns + column))}
            </div>
          ))}
        </div>
      </div>
      {selection && selection.chosen.size > 0 && (
        <BulkBar count={selection.chosen.size} onClear={() => selection.onChange(noneSelected)}>
          {selection.acts}
        </BulkBar>
      )}
    </div>
  )
}
