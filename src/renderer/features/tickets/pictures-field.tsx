import { useEffect, useEffectEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { X } from 'lucide-react'
import { maxTicketPictures } from '../../../contract/tickets.ts'
import { FileDrop } from '../../components/file-drop.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { useToasts } from '../../components/toast.tsx'
import { useObjectUrl } from '../../lib/asset-image.tsx'

const Thumb = ({ file, number, onRemove }: { file: File; number: number; onRemove: () => void }) => {
  const { t } = useTranslation('tickets')
  const url = useObjectUrl(file)
  return (
    <li className="relative">
      {url && <img src={url} alt={t('report.picture', { number })} className="h-20 max-w-40 rounded-lg border border-line object-cover" />}
      <span className="absolute top-1 right-1 rounded-lg bg-raised">
        <IconButton icon={X} size="sm" label={t('report.removePicture', { number })} onPress={onRemove} />
      </span>
    </li>
  )
}

/** Dropped, chosen, or pasted anywhere while it is shown. */
export const PicturesField = ({ pictures, onChange }: { pictures: readonly File[]; onChange: (pictures: File[]) => void }) => {
  const { t } = useTranslation('tickets')
  const toasts = useToasts()
  const add = (files: readonly File[]): void => {
    const all = [...pictures, ...files.filter(({ type }) => type.startsWith('image/'))]
    if (all.length > maxTicketPictures) toasts.info(t('report.picturesMany', { count: maxTicketPictures }))
    onChange(all.slice(0, maxTicketPictures))
  }
  const paste = useEffectEvent((event: ClipboardEvent): void => {
    const files = [...(event.clipboardData?.files ?? [])].filter(({ type }) => type.startsWith('image/'))
    if (files.length === 0) return
    event.preventDefault()
    add(files)
  })
  useEffect(() => {
    const onPaste = (event: ClipboardEvent): void => paste(event)
    document.addEventListener('paste', onPaste)
    return () => document.removeEventListener('paste', onPaste)
  }, [])
  return (
    <section className="flex flex-col gap-2">
      <h3 className="text-sm font-medium">{t('report.pictures')}</h3>
      {pictures.length > 0 && (
        <ul className="flex flex-wrap gap-2">
          {pictures.map((file, index) => (
            <Thumb
              key={`${file.name} ${file.lastModified} ${index}`}
              file={file}
              number={index + 1}
              onRemove={() => onChange(pictures.filter((one) => one !== file))}
            />
          ))}
        </ul>
      )}
      {pictures.length < maxTicketPictures && (
        <FileDrop label={t('report.picturesHelp', { count: maxTicketPictures })} accept={['image/*']} onFiles={add} className="py-3" />
      )}
      <p className="text-sm text-muted">{t('report.picturesNote')}</p>
    </section>
  )
}
