import type { DragEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { ArrowDown, ArrowUp, FileX, Film, GripVertical, ImageIcon, RotateCw, Trash2 } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { ProgressBar } from '../../components/progress-bar.tsx'
import { TextArea } from '../../components/text-area.tsx'
import { AssetImage } from '../../lib/asset-image.tsx'
import { ConvertNote, type ToConvert } from './convert-note.tsx'
import type { DraftMedia } from './draft.ts'
import { canRetry } from './media-refusal.ts'

export interface MediaItemProps {
  media: DraftMedia
  index: number
  count: number
  onDescribe: (alt: string) => void
  onRemove: () => void
  onAgain: () => void
  onMove: (to: number) => void
  /** Says that it lacks a description. */
  altError?: string | null
  /** What encoding it anew mends. */
  needsConverting: ToConvert | null
  drag: { onStart: (event: DragEvent) => void; onEnd: () => void }
}

const Picture = ({ media }: { media: DraftMedia }) => {
  const box = 'size-20 shrink-0 rounded-md border border-line bg-hover object-cover'
  // Never the file itself: a phone's picture unpacks to hundreds of megabytes. Core makes a small one.
  if (media.assetId && media.kind === 'image') return <AssetImage assetId={media.assetId} alt="" className={box} />
  const Icon = media.state === 'failed' ? FileX : media.kind === 'video' ? Film : ImageIcon
  return (
    <span className={`${box} inline-flex items-center justify-center`}>
      <Icon aria-hidden className="size-6 text-muted" strokeWidth={1.5} />
    </span>
  )
}

/** Bytes while they go out; once core has them all, it looks at them for a time nobody knows. */
const Upload = ({ media: { fileName: name, sent, file }, onCancel }: { media: DraftMedia; onCancel: () => void }) => {
  const { t } = useTranslation('composer')
  const isThere = sent !== undefined && sent.bytes >= sent.total
  return (
    <ProgressBar
      label={t(isThere ? 'media.reading' : 'media.uploading', { name })}
      done={sent?.bytes ?? 0}
      total={isThere ? undefined : (sent?.total ?? file?.size)}
      unit="bytes"
      onCancel={onCancel}
    />
  )
}

/** One picture or video: what it shows, its description, its place. */
export const MediaItem = ({
  media,
  index,
  count,
  onDescribe,
  onRemove,
  onAgain,
  onMove,
  altError,
  needsConverting,
  drag,
}: MediaItemProps) => {
  const { t } = useTranslation('composer')
  const name = media.fileName
  const isWorthRetry = canRetry(media)
  // What is refused for good is not described.
  const isUsable = media.state !== 'failed' || isWorthRetry
  return (
    <div className="flex gap-3 rounded-lg border border-line bg-surface p-2">
      {count > 1 && (
        <span
          draggable
          onDragStart={drag.onStart}
          onDragEnd={drag.onEnd}
          title={t('media.drag', { name })}
          className="flex w-4 cursor-grab items-center text-muted"
        >
          <GripVertical aria-hidden className="size-4" />
        </span>
      )}
      <Picture media={media} />
      <div className="flex min-w-0 flex-1 flex-col gap-1.5">
        {media.state === 'uploading' && <Upload media={media} onCancel={onRemove} />}
        {media.state === 'failed' && (
          <>
            <p className="truncate font-medium">{name}</p>
            <ErrorNote error={media.error} />
            <div className="flex flex-wrap gap-2">
              {isWorthRetry && (
                <Button size="sm" icon={RotateCw} onPress={onAgain}>
                  {t('media.retry')}
                </Button>
              )}
              <Button size="sm" icon={Trash2} onPress={onRemove} aria-label={t('media.remove', { name })}>
                {t('media.removeShort')}
              </Button>
            </div>
          </>
        )}
        {media.kind === 'video' && media.assetId !== null && <ConvertNote assetId={media.assetId} name={name} needed={needsConverting} />}
        {isUsable && (
          <TextArea
            label={media.kind === 'video' ? t('media.altVideo') : t('media.alt', { n: index + 1 })}
            placeholder={t('media.altPlaceholder')}
            value={media.alt}
            onChange={onDescribe}
            rows={2}
            error={altError}
          />
        )}
      </div>
      <div className="flex flex-col">
        {media.state !== 'failed' && <IconButton icon={Trash2} size="sm" label={t('media.remove', { name })} onPress={onRemove} />}
        {count > 1 && (
          <IconButton
            icon={ArrowUp}
            size="sm"
            label={t('media.earlier', { name })}
            isDisabled={index === 0}
            onPress={() => onMove(index - 1)}
          />
        )}
        {count > 1 && (
          <IconButton
            icon={ArrowDown}
            size="sm"
            label={t('media.later', { name })}
            isDisabled={index === count - 1}
            onPress={() => onMove(index + 1)}
          />
        )}
      </div>
    </div>
  )
}
