import { memo } from 'react'
import type { TFunction } from 'i18next'
import type { LibraryAsset } from '../../../../contract/library.ts'
import { cx } from '../../../lib/cx.ts'
import type { Format } from '../../../lib/format.ts'
import { AssetMarks } from './asset-marks.tsx'
import { AssetPicture } from './asset-picture.tsx'
import type { PictureUrl } from './list-pictures.ts'
import { SelectBox } from './select-box.tsx'

export interface AssetItemProps {
  asset: LibraryAsset
  place: number
  url: PictureUrl
  onDrawn: (id: string) => void
  isSelected: boolean
  /** Without it nothing can be selected. */
  onToggle: ((place: number) => void) | null
  /** Handed down: hundreds come and go while somebody scrolls, and none has to look for them. */
  t: TFunction<'library'>
  format: Format
}

/** A picture with its name, as a square of the grid. */
export const AssetTile = memo(({ asset, place, url, onDrawn, isSelected, onToggle, t }: AssetItemProps) => (
  <>
    <AssetPicture asset={asset} url={url} onDrawn={onDrawn} className="aspect-square rounded-lg" />
    {onToggle && (
      <span
        className={cx(
          'absolute top-1.5 left-1.5 flex rounded-md bg-raised/90 px-1 pb-0.5 transition-opacity',
          !isSelected && 'opacity-0 group-hover/tile:opacity-100 group-focus-within/tile:opacity-100',
        )}
      >
        <SelectBox label={t('select', { name: asset.fileName })} isSelected={isSelected} onToggle={() => onToggle(place)} />
      </span>
    )}
    <span className="absolute top-1.5 right-1.5 flex gap-1">
      <AssetMarks asset={asset} t={t} />
    </span>
    <span className="mt-1 flex h-8 flex-col justify-center px-0.5 leading-tight">
      <span className="truncate text-sm font-medium">{asset.fileName}</span>
      <span className="truncate text-xs text-muted">
        {[asset.uses === 0 ? t('uses.none') : t('uses.count', { count: asset.uses }), ...asset.tags].join(' · ')}
      </span>
    </span>
  </>
))
