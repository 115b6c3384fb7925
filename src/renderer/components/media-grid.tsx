import { useTranslation } from 'react-i18next'
import { Film, ImageIcon, TriangleAlert } from 'lucide-react'
import { AssetImage } from '../lib/asset-image.tsx'
import { cx } from '../lib/cx.ts'
import { VideoPicture } from './video-picture.tsx'
import { Popover } from './popover.tsx'
import { Button } from 'react-aria-components'

export interface ShownMedia {
  id: string
  kind: 'image' | 'video'
  /** `null` while it is being brought in. */
  assetId: string | null
  alt: string
}

/** How many columns and which one is tall, as feeds show 1 to 4 pictures. */
const cell = (count: number, index: number): string => (count === 3 && index === 0 ? 'row-span-2' : '')

const Picture = ({ media }: { media: ShownMedia }) => {
  if (media.kind === 'video' && media.assetId) return <VideoPicture assetId={media.assetId} alt={media.alt} />
  if (media.kind === 'video') return <Film aria-label={media.alt} role="img" className="m-auto size-8 text-muted" strokeWidth={1.4} />
  if (media.assetId) return <AssetImage assetId={media.assetId} alt={media.alt} className="absolute inset-0 size-full object-cover" />
  return <ImageIcon aria-hidden className="m-auto size-8 text-muted" strokeWidth={1.4} />
}

const AltBadge = ({ alt, isOnTop }: { alt: string; isOnTop: boolean }) => {
  const { t } = useTranslation('ui')
  const look = cx(
    'absolute left-1.5 inline-flex h-5 items-center gap-1 rounded-sm border border-line bg-raised px-1.5 text-xs font-semibold text-text',
    isOnTop ? 'top-1.5' : 'bottom-1.5',
  )
  if (alt.trim() === '')
    return (
      <span className={look} title={t('preview.noAlt')}>
        <TriangleAlert aria-hidden className="size-3 text-amber" />
        <span aria-hidden>ALT</span>
        <span className="sr-only">{t('preview.noAlt')}</span>
      </span>
    )
  return (
    <Popover
      label={t('preview.alt')}
      className="max-w-80"
      trigger={
        <Button aria-label={t('preview.alt')} className={cx(look, 'outline-none data-focus-visible:ring-focus')}>
          ALT
        </Button>
      }
    >
      <p className="break-words whitespace-pre-wrap">{alt}</p>
    </Popover>
  )
}

/** Fills the box around it, with its description behind "ALT". */
export const MediaFrame = ({ media, isBadgeOnTop = false }: { media: ShownMedia; isBadgeOnTop?: boolean }) => (
  <>
    <Picture media={media} />
    <AltBadge alt={media.alt} isOnTop={isBadgeOnTop} />
  </>
)

/** One to four pictures as a feed shows them. `ratio`: width by height of one that stands alone. */
export const MediaGrid = ({ media, ratio }: { media: readonly ShownMedia[]; ratio?: number | undefined }) => {
  if (media.length === 0) return null
  const shown = media.slice(0, 4)
  return (
    <div className={cx('grid gap-0.5 overflow-hidden rounded-lg border border-line', shown.length > 1 && 'grid-cols-2')}>
      {shown.map((one, index) => (
        <div
          key={one.id}
          style={shown.length === 1 && ratio !== undefined ? { aspectRatio: ratio } : undefined}
          className={cx(
            'relative flex min-h-24 bg-hover',
            shown.length > 1 ? 'aspect-4/3' : ratio === undefined && 'aspect-video',
            cell(shown.length, index),
            shown.length === 3 && index === 0 && 'aspect-auto',
          )}
        >
          <MediaFrame media={one} />
        </div>
      ))}
    </div>
  )
}
