import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Eye, Maximize2 } from 'lucide-react'
import { Button as PlainButton } from 'react-aria-components'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { PlayButton, VideoPlayer } from '../../../components/video-picture.tsx'
import type { LibraryAsset } from '../../../../contract/library.ts'
import { AssetImage } from '../../../lib/asset-image.tsx'
import { cx } from '../../../lib/cx.ts'

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
        <VideoPlayer assetId={asset.id} alt={asset.alt || asset.fileName} />
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
      {!isHidden && asset.kind === 'video' && !isPlaying && <PlayButton label={t('preview.play')} onPlay={() => setPlaying(true)} />}
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
