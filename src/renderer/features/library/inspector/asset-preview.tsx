import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { Eye, LoaderCircle, Maximize2, Play } from 'lucide-react'
import { Button as PlainButton } from 'react-aria-components'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { ErrorNote } from '../../../components/error-note.tsx'
import type { LibraryAsset } from '../../../../contract/library.ts'
import { useApi } from '../../../lib/api.tsx'
import { AssetImage, useObjectUrl } from '../../../lib/asset-image.tsx'
import { cx } from '../../../lib/cx.ts'

/** Read whole only once somebody wants to see it. */
const Player = ({ asset: { id, alt, fileName } }: { asset: LibraryAsset }) => {
  const api = useApi()
  const file = useQuery(api.media.read.queryOptions({ input: { assetId: id, size: 'original' }, staleTime: Infinity, gcTime: 0 }))
  const url = useObjectUrl(file.data)
  if (file.isError) return <ErrorNote error={file.error} />
  if (!url) return <LoaderCircle aria-hidden className="m-auto size-6 animate-turn text-muted" />
  // What a creator films has no captions file; its description stands below.
  // oxlint-disable-next-line jsx-a11y/media-has-caption
  return <video src={url} controls autoPlay aria-label={alt || fileName} className="absolute inset-0 size-full bg-black object-contain" />
}

/** The picture, or the video once it is started. Sensitive ones wait until somebody asks to see them. */
export const AssetPreview = ({ asset, isShown, onShow }: { asset: LibraryAsset; isShown: boolean; onShow: () => void }) => {
  const { t } = useTranslation('library')
  const [isPlaying, setPlaying] = useState(false)
  const [isLarge, setLarge] = useState(false)
  const isHidden = asset.sensitive && !isShown
  const { width, height } = asset
  return (
    <div
      className="relative mx-auto flex w-full shrink-0 overflow-hidden rounded-lg border border-line bg-hover"
      style={{ aspectRatio: `${width} / ${height}`, maxHeight: '22rem' }}
    >
      {isPlaying ? (
        <Player asset={asset} />
      ) : (
        <AssetImage
          assetId={asset.id}
          alt={asset.alt || asset.fileName}
          className={cx('absolute inset-0 size-full object-contain', isHidden && 'blur-2xl')}
        />
      )}
      {isHidden && (
        <div className="absolute inset-0 flex flex-col items-center justify-center gap-2 text-center">
          <Button icon={Eye} onPress={onShow}>
            {t('preview.show')}
          </Button>
        </div>
      )}
      {!isHidden && asset.kind === 'video' && !isPlaying && (
        <PlainButton
          aria-label={t('preview.play')}
          onPress={() => setPlaying(true)}
          className="absolute inset-0 m-auto flex size-14 items-center justify-center rounded-full border border-line bg-raised/90 outline-none data-hovered:bg-raised data-focus-visible:ring-focus"
        >
          <Play aria-hidden className="size-6" />
        </PlainButton>
      )}
      {!isHidden && asset.kind === 'image' && (
        <PlainButton
          aria-label={t('preview.large')}
          onPress={() => setLarge(true)}
          className="absolute right-2 bottom-2 flex size-8 items-center justify-center rounded-lg border border-line bg-raised/90 outline-none data-hovered:bg-raised data-focus-visible:ring-focus"
        >
          <Maximize2 aria-hidden className="size-4" />
        </PlainButton>
      )}
      {isLarge && (
        <Dialog title={asset.fileName} isOpen onClose={() => setLarge(false)} size="lg">
          <AssetImage
            assetId={asset.id}
            alt={asset.alt || asset.fileName}
            size="original"
            keepMs={0}
            className="mx-auto max-h-[68vh] min-h-40 w-auto max-w-full rounded-lg object-contain"
          />
        </Dialog>
      )}
    </div>
  )
}
