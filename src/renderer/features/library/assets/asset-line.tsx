import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { PlatformGlyph } from '../../../components/platform-glyph.tsx'
import { platformName } from '../../../../contract/platform-name.ts'
import type { AssetItemProps } from './asset-tile.tsx'
import { AssetMarks, UsesNote } from './asset-marks.tsx'
import { AssetPicture } from './asset-picture.tsx'
import { SelectBox } from './select-box.tsx'

/** Tracks of a line and of the heads above it. */
export const lineTracks =
  'grid grid-cols-[2.75rem_minmax(10rem,2fr)_minmax(6rem,1fr)_minmax(5rem,1fr)_7.5rem_5.5rem_7.5rem_9rem] items-center gap-x-3 max-xl:grid-cols-[2.75rem_minmax(9rem,2fr)_minmax(5rem,1fr)_7.5rem_6rem_6.5rem] max-md:grid-cols-[2.75rem_minmax(0,1fr)_auto]'

export const LineHeads = () => {
  const { t } = useTranslation('library')
  const head = (text: string, className = '') => <span className={className}>{text}</span>
  return (
    <div aria-hidden className={`${lineTracks} h-8 border-b border-line px-6 text-sm font-medium text-muted max-md:hidden`}>
      <span />
      {head(t('column.name'))}
      {head(t('column.folder'))}
      {head(t('column.tags'), 'max-xl:hidden')}
      {head(t('column.suits'))}
      {head(t('column.size'), 'text-right')}
      {head(t('column.uses'))}
      {head(t('column.added'), 'max-xl:hidden')}
    </div>
  )
}

/** A picture as a line of the list. */
export const AssetLine = memo(({ asset, place, url, onDrawn, isSelected, onToggle, t, format }: AssetItemProps) => (
  <>
    <span className="relative flex items-center">
      <AssetPicture asset={asset} url={url} onDrawn={onDrawn} className="size-9 rounded-md" />
      {onToggle && (
        <span className="absolute -left-5 flex">
          <SelectBox label={t('select', { name: asset.fileName })} isSelected={isSelected} onToggle={() => onToggle(place)} />
        </span>
      )}
    </span>
    <span className="flex min-w-0 items-center gap-2">
      <span className="truncate font-medium">{asset.fileName}</span>
      <AssetMarks asset={asset} t={t} />
    </span>
    <span className="truncate text-muted max-md:hidden">{asset.folder}</span>
    <span className="truncate text-muted max-xl:hidden">{asset.tags.join(', ')}</span>
    <span className="flex items-center gap-1.5 max-md:hidden">
      {asset.suitability.map(({ platform, reasons }) => (
        <span
          key={platform}
          title={reasons.length === 0 ? platformName(platform) : t('suits.notOn', { platform: platformName(platform) })}
          className={reasons.length === 0 ? 'flex text-text' : 'flex text-muted opacity-35'}
        >
          <PlatformGlyph platform={platform} className="size-3.5" />
        </span>
      ))}
    </span>
    <span className="tnum text-right text-muted max-md:hidden">{format.bytes(asset.bytes)}</span>
    <span className="truncate">
      <UsesNote asset={asset} t={t} format={format} />
    </span>
    <span className="tnum truncate text-muted max-xl:hidden">{format.date(asset.createdAt)}</span>
  </>
))
