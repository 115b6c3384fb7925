import { useEffect, useState } from 'react'
import { AssetImage } from '../../../lib/asset-image.tsx'
import { after } from '../../../lib/clock.ts'
import { cx } from '../../../lib/cx.ts'
import type { LibraryAsset } from '../../../../contract/library.ts'
import { useVideoPoster } from '../../../lib/use-video-poster.ts'

/** What flies by while somebody scrolls is not worth asking core for. */
const stayMs = 80
/** A walk through a large library must not keep all its pictures in memory. */
const keptMs = 60_000

/** The small picture in its box, which has its size before the picture is there. Sensitive ones are blurred: who opens one asks to see it. */
export const AssetThumb = ({
  asset,
  className,
}: {
  asset: Pick<LibraryAsset, 'id' | 'kind' | 'alt' | 'fileName' | 'sensitive'>
  className?: string
}) => {
  const { id, alt, fileName, sensitive } = asset
  const [stays, setStays] = useState(false)
  useEffect(() => after(stayMs, () => setStays(true)), [])
  useVideoPoster(asset, stays)
  return (
    <span className={cx('relative block overflow-hidden bg-hover', className)}>
      {stays && (
        <AssetImage
          assetId={id}
          alt={alt || fileName}
          keepMs={keptMs}
          className={cx('absolute inset-0 size-full object-cover', sensitive && 'blur-lg')}
        />
      )}
    </span>
  )
}
