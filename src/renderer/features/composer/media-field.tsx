import { useState, type Dispatch, type DragEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { FileDrop } from '../../components/file-drop.tsx'
import { useToasts } from '../../components/toast.tsx'
import { cx } from '../../lib/cx.ts'
import { useFormat } from '../../lib/locale.tsx'
import { fileBytes, imageBytes, imagePixels } from '../../../contract/media.ts'
import { mediaMax, type Problem } from '../../../contract/posts.ts'
import { toConvert } from './convert-note.tsx'
import { mediaOf, type DraftChange, type DraftMedia } from './draft.ts'
import { fieldId } from './fields.ts'
import { LibraryPicker } from './library-picker.tsx'
import { MediaItem } from './media-item.tsx'
import { mediaKindOf, type Uploads } from './use-uploads.ts'

export interface MediaFieldProps {
  creatorId: string | undefined
  media: readonly DraftMedia[]
  change: Dispatch<DraftChange>
  uploads: Uploads
  add: (files: readonly File[]) => void
  /** The description that is too long, and why. */
  excess?: { index: number; text: string | null }
  /** The smallest number that a chosen account takes. */
  maxImages: number | undefined
  accept: readonly string[]
  showMissing: boolean
  /** What the chosen accounts' platforms say. */
  problems: readonly Problem[]
}

/** Takes what is an image or a video, as far as there is room, and says what is left out. */
export const useAddFiles = (creatorId: string | undefined, uploads: Uploads, room: number): ((files: readonly File[]) => void) => {
  const { t } = useTranslation('composer')
  const toasts = useToasts()
  return (files) => {
    const fitting = files.filter((file) => mediaKindOf(file) !== null)
    for (const file of files) if (!fitting.includes(file)) toasts.info(t('media.notMedia', { name: file.name }))
    if (fitting.length > room) toasts.info(t('media.noRoom', { count: fitting.length - room, max: mediaMax }))
    if (creatorId !== undefined && fitting.length > 0 && room > 0) uploads.add(creatorId, fitting.slice(0, room))
  }
}

/** Pictures and video by drop, paste or choice; in order; each described. */
export const MediaField = ({
  creatorId,
  media,
  change,
  uploads,
  add,
  excess,
  maxImages,
  accept,
  showMissing,
  problems,
}: MediaFieldProps) => {
  const { t } = useTranslation('composer')
  const toasts = useToasts()
  const [dragged, setDragged] = useState<string | null>(null)
  const [said, setSaid] = useState('')
  const format = useFormat()
  const move = ({ key, fileName }: DraftMedia, to: number): void => {
    change({ do: 'move', key, to })
    setSaid(t('media.moved', { name: fileName, n: to + 1 }))
  }
  const onDragOver = (event: DragEvent, index: number): void => {
    if (dragged === null) return
    event.preventDefault()
    if (media[index]?.key !== dragged) change({ do: 'move', key: dragged, to: index })
  }
  return (
    <section id={fieldId('media')} aria-label={t('media.label')} className="flex flex-col gap-2">
      <h2 className="text-sm font-medium text-muted">{t('media.label')}</h2>
      {media.length > 0 && <p className="text-sm text-muted">{t('media.why')}</p>}
      <ol className="flex flex-col gap-2 empty:hidden">
        {media.map((one, index) => (
          // Where a picture is dropped; by keys, the buttons beside it move it.
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
          <li
            key={one.key}
            onDragOver={(event) => onDragOver(event, index)}
            onDrop={(event) => dragged !== null && event.preventDefault()}
            className={cx('transition-opacity', dragged === one.key && 'opacity-50')}
          >
            <MediaItem
              media={one}
              index={index}
              count={media.length}
              onDescribe={(alt) => change({ do: 'describe', key: one.key, alt })}
              onRemove={() => {
                uploads.stop(one.key)
                setSaid(t('media.removed', { name: one.fileName }))
              }}
              onAgain={() => creatorId !== undefined && uploads.again(creatorId, one)}
              onMove={(to) => move(one, to)}
              altError={excess?.index === index ? excess.text : showMissing && one.alt.trim() === '' ? t('media.altMissing') : undefined}
              needsConverting={toConvert(problems, one)}
              drag={{
                onStart: (event) => {
                  event.dataTransfer.effectAllowed = 'move'
                  event.dataTransfer.setData('text/plain', one.fileName)
                  setDragged(one.key)
                },
                onEnd: () => setDragged(null),
              }}
            />
          </li>
        ))}
      </ol>
      <LibraryPicker
        creatorId={creatorId}
        room={mediaMax - media.length}
        onPick={(assets) =>
          change({
            do: 'add',
            media: assets.filter(({ id }) => media.every(({ assetId }) => assetId !== id)).map((asset) => mediaOf(asset)),
          })
        }
      />
      <FileDrop
        label={maxImages === undefined ? t('media.dropAny') : t('media.drop', { max: maxImages })}
        accept={accept}
        onFiles={add}
        onFolder={() => toasts.info(t('media.noFolder'))}
        isDisabled={creatorId === undefined}
        className={media.length > 0 ? 'py-2' : undefined}
      />
      <p className="text-sm text-muted">
        {t('media.limits', { image: format.bytes(imageBytes), mega: imagePixels / 1_000_000, video: format.bytes(fileBytes) })}
      </p>
      <p aria-live="polite" className="sr-only">
        {said}
      </p>
    </section>
  )
}
