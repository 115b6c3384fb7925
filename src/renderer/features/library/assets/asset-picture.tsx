import { ImageOff } from 'lucide-react'
import { cx } from '../../../lib/cx.ts'
import type { LibraryAsset } from '../../../../contract/library.ts'
import type { PictureUrl } from './list-pictures.ts'
import { useVideoPoster } from '../../../lib/use-video-poster.ts'

const VideoPoster = ({ asset, onDrawn }: { asset: LibraryAsset; onDrawn: (id: string) => void }) => {
  useVideoPoster(asset, true, onDrawn)
  return null
}

export interface AssetPictureProps {
  asset: LibraryAsset
  url: PictureUrl
  /** A picture of a video was drawn. */
  onDrawn: (id: string) => void
  className: string
}

/** The small picture in its box, which has its size before the picture is there. Sensitive ones are blurred: who opens one asks to see it. */
export const AssetPicture = ({ asset, url, onDrawn, className }: AssetPictureProps) => {
  const name = asset.alt || asset.fileName
  return (
    <span className={cx('relative block overflow-hidden bg-hover', className)}>
      {url && (
        <img
          src={url}
          alt={name}
          draggable={false}
          decoding="async"
          className={cx('absolute inset-0 size-full object-cover', asset.sensitive && 'blur-lg')}
        />
      )}
      {url === null && (
        <span role="img" aria-label={name} className="absolute inset-0 inline-flex items-center justify-center text-muted">
          <ImageOff aria-hidden className="size-4" />
        </span>
      )}
      {asset.kind === 'video' && url !== undefined && <VideoPoster asset={asset} onDrawn={onDrawn} />}
    </span>
  )
}
