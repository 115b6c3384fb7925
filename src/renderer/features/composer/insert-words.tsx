import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { Hash, MessageSquareText } from 'lucide-react'
import { Button as PlainButton, Dialog, DialogTrigger, Popover } from 'react-aria-components'
import { Button } from '../../components/button.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { SearchField } from '../../components/search-field.tsx'
import { menuBox } from '../../components/styles.ts'
import { useToasts } from '../../components/toast.tsx'
import type { PlatformId } from '../../../contract/platforms.ts'
import type { Caption } from '../../../contract/library.ts'
import { useApi, useApiClient } from '../../lib/api.tsx'
import { cx } from '../../lib/cx.ts'

const entry =
  'block w-full rounded-md px-2 py-1.5 text-left outline-none data-hovered:bg-hover data-focus-visible:ring-focus data-disabled:opacity-45'

/** Draws one of the texts a caption can become. */
const useDraw = (creatorId: string, platform: PlatformId | undefined, onDrawn: (text: string) => void) => {
  const client = useApiClient()
  const toasts = useToasts()
  return (caption: Caption): void => {
    const { variants } = caption
    // What it says there, where it has other words for it.
    const text = (platform && caption.platformTexts[platform]) || caption.text
    const variant = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0
    void client.captions
      .check({ creatorId, text, ...(platform && { platform }), variant: variant % Math.max(1, variants), count: 1 })
      .then(({ previews: [drawn] }) => drawn && onDrawn(drawn.text), toasts.failed)
  }
}

interface PartProps {
  creatorId: string
  platform: PlatformId | undefined
  onInsert: (text: string) => void
}

const Captions = ({ creatorId, platform, onInsert }: PartProps) => {
  const { t } = useTranslation('composer')
  const api = useApi()
  const [search, setSearch] = useState('')
  const draw = useDraw(creatorId, platform, onInsert)
  const list = useQuery(api.captions.list.queryOptions({ input: { creatorId, search: search.trim() || undefined, limit: 50 } }))
  return (
    <div className="flex w-96 flex-col gap-2">
      <SearchField label={t('words.searchCaptions')} value={search} onChange={setSearch} />
      <ErrorNote error={list.error} />
      {list.data?.items.length === 0 && <p className="px-2 py-3 text-muted">{t('words.noCaptions')}</p>}
      <ul className="max-h-72 overflow-auto">
        {list.data?.items.map((caption) => (
          <li key={caption.id}>
            <PlainButton onPress={() => draw(caption)} className={entry}>
              <span className="line-clamp-2 break-words whitespace-pre-wrap">
                {(platform && caption.platformTexts[platform]) || caption.text}
              </span>
            </PlainButton>
          </li>
        ))}
      </ul>
    </div>
  )
}

const Hashtags = ({ creatorId, onInsert }: PartProps) => {
  const { t } = useTranslation('composer')
  const api = useApi()
  const sets = useQuery(api.hashtags.list.queryOptions({ input: { creatorId } }))
  return (
    <div className="w-80">
      <ErrorNote error={sets.error} />
      {sets.data?.length === 0 && <p className="px-2 py-3 text-muted">{t('words.noHashtags')}</p>}
      <ul className="max-h-72 overflow-auto">
        {sets.data?.map(({ id, name, tags }) => {
          const written = tags.map((tag) => `#${tag}`).join(' ')
          return (
            <li key={id}>
              <PlainButton onPress={() => onInsert(written)} className={entry}>
                <span className="block font-medium">{name}</span>
                <span className="line-clamp-2 text-sm text-muted">{written}</span>
              </PlainButton>
            </li>
          )
        })}
      </ul>
    </div>
  )
}

export interface InsertWordsProps {
  creatorId: string
  text: string
  onChange: (text: string) => void
  /** Of the text for one platform. */
  platform?: { id: PlatformId; name: string }
}

/** Captions and hashtags of the model's library, put at the end of the text. */
export const InsertWords = ({ creatorId, text, onChange, platform }: InsertWordsProps) => {
  const { t } = useTranslation('composer')
  const [open, setOpen] = useState<'captions' | 'hashtags' | null>(null)
  const insert = (words: string): void => {
    onChange(text.trim() === '' ? words : `${text.trimEnd()}${words.startsWith('#') ? ' ' : '\n'}${words}`)
    setOpen(null)
  }
  const parts = { captions: { icon: MessageSquareText, Part: Captions }, hashtags: { icon: Hash, Part: Hashtags } } as const
  return (
    <div className="flex gap-2">
      {(['captions', 'hashtags'] as const).map((id) => {
        const { icon, Part } = parts[id]
        return (
          <DialogTrigger key={id} isOpen={open === id} onOpenChange={(isOpen) => setOpen(isOpen ? id : null)}>
            <Button size="sm" icon={icon} {...(platform && { 'aria-label': t(`words.${id}For`, { platform: platform.name }) })}>
              {t(`words.${id}`)}
            </Button>
            <Popover offset={4} className={cx(menuBox, 'p-2')}>
              <Dialog aria-label={t(`words.${id}`)} className="outline-none">
                <Part creatorId={creatorId} platform={platform?.id} onInsert={insert} />
              </Dialog>
            </Popover>
          </DialogTrigger>
        )
      })}
    </div>
  )
}
