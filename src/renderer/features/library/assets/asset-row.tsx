import { memo, type FocusEvent, type KeyboardEvent, type MouseEvent } from 'react'
import type { TFunction } from 'i18next'
import type { LibraryAsset } from '../../../../contract/library.ts'
import { cx } from '../../../lib/cx.ts'
import type { Format } from '../../../lib/format.ts'
import { AssetLine, lineTracks } from './asset-line.tsx'
import { AssetTile } from './asset-tile.tsx'
import type { PictureUrl } from './list-pictures.ts'
import { gridSizes } from './use-columns.ts'

export interface AssetRowProps {
  view: 'grid' | 'list'
  index: number
  start: number
  height: number
  /** Of a square of the grid. */
  side: number
  columns: number
  /** Of the row, from the left; fewer in the last row. `undefined`: not read yet. */
  assets: readonly (LibraryAsset | undefined)[]
  urls: readonly PictureUrl[]
  selected: readonly boolean[]
  /** The column that is open, and the one that has the cursor; -1: none here. */
  open: number
  cursor: number
  onClick: (event: MouseEvent) => void
  onKeyDown: (event: KeyboardEvent<HTMLDivElement>) => void
  onFocus: (event: FocusEvent) => void
  onDrawn: (id: string) => void
  /** Null: nothing can be selected. */
  onToggle: ((place: number) => void) | null
  t: TFunction<'library'>
  format: Format
}

const isAlike = (a: unknown, b: unknown): boolean =>
  Object.is(a, b) ||
  (Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((each: unknown, at) => Object.is(each, b[at])))

const areAlike = (before: AssetRowProps, after: AssetRowProps): boolean =>
  (Object.keys(after) as (keyof AssetRowProps)[]).every((name) => isAlike(before[name], after[name]))

/** A row of squares, or a line: drawn again only when something in it has changed. */
export const AssetRow = memo(
  ({
    view,
    index,
    start,
    height,
    side,
    columns,
    assets,
    urls,
    selected,
    open,
    cursor,
    onClick,
    onKeyDown,
    onFocus,
    onDrawn,
    onToggle,
    t,
    format,
  }: AssetRowProps) => {
    const isGrid = view === 'grid'
    const Item = isGrid ? AssetTile : AssetLine
    return (
      <div
        role="row"
        aria-rowindex={index + 1}
        className={cx('absolute inset-x-0 [contain:layout_size_style]', isGrid && 'grid px-6')}
        style={{
          height,
          transform: `translateY(${start}px)`,
          ...(isGrid && { gridTemplateColumns: `repeat(${columns}, ${side}px)`, gap: gridSizes.gap }),
        }}
      >
        {assets.map((asset, column) => {
          const place = index * columns + column
          const isSelected = selected[column] === true
          const isOpen = open === column
          return (
            <div
              key={place}
              role="gridcell"
              data-place={place}
              data-asset={asset?.id}
              aria-label={asset?.fileName}
              aria-selected={onToggle ? isSelected : undefined}
              aria-current={isOpen ? 'true' : undefined}
              aria-colindex={column + 1}
              tabIndex={cursor === column ? 0 : -1}
              onClick={onClick}
              onKeyDown={onKeyDown}
              onFocus={onFocus}
              className={cx(
                'group/tile relative min-w-0 cursor-default',
                isGrid
                  ? 'rounded-lg outline-offset-2'
                  : `${lineTracks} h-full border-b border-line px-6 -outline-offset-2 hover:bg-hover max-md:px-4`,
                (isSelected || isOpen) && (isGrid ? 'outline-2 outline-accent' : 'bg-accent-soft hover:bg-accent-soft'),
              )}
            >
              {asset ? (
                <Item
                  asset={asset}
                  place={place}
                  url={urls[column]}
                  onDrawn={onDrawn}
                  isSelected={isSelected}
                  onToggle={onToggle}
                  t={t}
                  format={format}
                />
              ) : (
                <span aria-hidden className={isGrid ? 'block aspect-square rounded-lg bg-hover' : 'block size-9 rounded-md bg-hover'} />
              )}
            </div>
          )
        })}
      </div>
    )
  },
  areAlike,
)
