/**
 * The library as squares or as lines: any number of them, only those in view are in the page; driven by keys (arrows or
 * j/k, Home/End, Enter opens, Space selects, Shift extends, Ctrl/⌘ A all, Escape none).
 */
import { useEffect, useLayoutEffect, useRef, useState, type FocusEvent, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useTranslation } from 'react-i18next'
import { BulkBar } from '../../../components/bulk-bar.tsx'
import { useFormat } from '../../../lib/locale.tsx'
import { useStable } from '../../../lib/use-stable.ts'
import { LineHeads } from './asset-line.tsx'
import { AssetRow } from './asset-row.tsx'
import { noneSelected, toggled, type AssetSelection } from './asset-selection.ts'
import { nextPlace } from './next-place.ts'
import { wantedOf } from './sight.ts'
import type { AssetPages } from './use-asset-pages.ts'
import { gridSizes, useColumns } from './use-columns.ts'
import { useListPictures } from './use-list-pictures.ts'
import { useSight } from './use-sight.ts'

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

/** The place of a cell; null of anything else. */
const placeOf = (element: Element | null): number | null => {
  const place = element?.getAttribute('data-place') ?? null
  return place === null ? null : Number(place)
}

export const AssetBrowser = ({ view, pages, openId, onOpen, selection }: AssetBrowserProps) => {
  const { t } = useTranslation('library')
  const format = useFormat()
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
  const sight = useSight({ first, last })
  useEffect(() => show(sight.first, sight.last), [show, sight])
  const pictures = useListPictures(view === 'grid' ? side : lineHeight)
  const wanted = wantedOf(sight).flatMap((place) => at(place)?.id ?? [])
  const wantedNow = wanted.join(' ')
  useEffect(() => pictures.want(wantedNow === '' ? [] : wantedNow.split(' ')), [pictures, wantedNow])

  const current = Math.min(cursor, Math.max(0, total - 1))
  /** Its cell may have to be scrolled to first. */
  const focusCell = (): void => {
    if (focusNext.current === null) return
    const cell = scroller.current?.querySelector<HTMLElement>(`[data-place="${focusNext.current}"]`)
    if (!cell) return
    focusNext.current = null
    cell.focus()
  }
  useLayoutEffect(focusCell)
  const moveTo = (place: number): void => {
    setCursor(place)
    focusNext.current = place
    virtual.scrollToIndex(Math.floor(place / columns))
    focusCell()
  }
  const toggle = useStable((place: number): void => {
    const asset = at(place)
    if (!selection || !asset) return
    anchor.current = place
    selection.onChange(toggled(selection.chosen, asset))
  })
  const onKeyDown = useStable((event: KeyboardEvent<HTMLDivElement>): void => {
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
  })
  const onClick = useStable((event: MouseEvent): void => {
    if (!(event.target instanceof Element) || event.target.closest('input')) return
    const place = placeOf(event.target.closest('[data-place]'))
    if (place === null) return
    setCursor(place)
    if (selection && event.shiftKey) return selection.onRange(anchor.current, place)
    if (selection && (event.ctrlKey || event.metaKey)) return toggle(place)
    anchor.current = place
    const asset = at(place)
    if (asset) onOpen(asset.id)
  })
  const onFocus = useStable(({ target }: FocusEvent): void => {
    const place = placeOf(target)
    if (place !== null) setCursor(place)
  })

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
          {rows.map(({ index, start }) => {
            const from = index * columns
            const assets = Array.from({ length: Math.min(columns, total - from) }, (_, column) => at(from + column))
            return (
              <AssetRow
                key={index}
                view={view}
                index={index}
                start={start}
                height={view === 'grid' ? rowHeight - gridSizes.gap : rowHeight}
                side={side}
                columns={columns}
                assets={assets}
                urls={assets.map((asset) => asset && pictures.urlOf(asset.id))}
                selected={assets.map((asset) => asset !== undefined && (selection?.chosen.has(asset.id) ?? false))}
                open={openId === null ? -1 : assets.findIndex((asset) => asset?.id === openId)}
                cursor={current >= from && current < from + columns ? current - from : -1}
                onClick={onClick}
                onKeyDown={onKeyDown}
                onFocus={onFocus}
                onDrawn={pictures.forget}
                onToggle={selection ? toggle : null}
                t={t}
                format={format}
              />
            )
          })}
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
