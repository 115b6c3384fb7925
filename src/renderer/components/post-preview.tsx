import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { platformName } from '../../contract/platform-name.ts'
import { Avatar } from './avatar.tsx'
import { MediaGrid, type ShownMedia } from './media-grid.tsx'
import { PlatformGlyph } from './platform-glyph.tsx'
import { RichText, type KnownMentions } from './rich-text.tsx'

export interface PostPreviewProps {
  platform: string
  name: string
  handle: string
  avatarAssetId?: string | null
  text: string
  /** How the text is drawn; absent: whole. */
  words?: ReactNode
  /** What goes on after it, as answers to itself. */
  thread?: readonly string[]
  mentions?: KnownMentions | undefined
  media: readonly ShownMedia[]
  /** Width by height that one picture alone is cropped to. */
  ratio?: number
  /** Beside the handle: a time, a state. */
  note?: ReactNode
}

/** A post roughly as its platform will show it. Neutral on purpose: the content counts, not the dress. */
export const PostPreview = ({
  platform,
  name,
  handle,
  avatarAssetId,
  text,
  words,
  thread = [],
  mentions,
  media,
  ratio,
  note,
}: PostPreviewProps) => {
  const { t } = useTranslation('ui')
  return (
    <article
      aria-label={t('preview.label', { platform: platformName(platform) })}
      className="flex gap-3 rounded-lg border border-line bg-raised p-3"
    >
      <Avatar name={name} assetId={avatarAssetId} />
      <div className="flex min-w-0 flex-1 flex-col gap-2">
        <header className="flex min-w-0 items-center gap-1.5">
          <span className="truncate font-semibold">{name}</span>
          <span className="truncate text-muted">@{handle}</span>
          <span className="ml-auto flex shrink-0 items-center gap-2">
            {note}
            <PlatformGlyph platform={platform} />
          </span>
        </header>
        {text.trim() !== '' && (words ?? <RichText text={text} mentions={mentions} />)}
        {text.trim() === '' && media.length === 0 && <p className="text-muted">{t('preview.noText')}</p>}
        <MediaGrid media={media} ratio={ratio} />
        {thread.length > 0 && (
          <ol aria-label={t('preview.thread')} className="flex flex-col gap-2">
            {thread.map((part, index) => (
              // Parts have nothing of their own to be known by.
              <li key={index} className="flex gap-2.5 border-t border-line pt-2">
                <span className="tnum text-sm text-muted">
                  {index + 2}/{thread.length + 1}
                </span>
                <div className="min-w-0 flex-1">
                  {part.trim() === '' ? <p className="text-muted">{t('preview.noText')}</p> : <RichText text={part} mentions={mentions} />}
                </div>
              </li>
            ))}
          </ol>
        )}
      </div>
    </article>
  )
}
