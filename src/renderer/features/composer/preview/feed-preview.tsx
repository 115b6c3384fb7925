import { useTranslation } from 'react-i18next'
import { Bookmark, Heart, ImageIcon, MessageCircle, Send, Share2 } from 'lucide-react'
import { Avatar } from '../../../components/avatar.tsx'
import { MediaFrame, type ShownMedia } from '../../../components/media-grid.tsx'
import { PlatformGlyph } from '../../../components/platform-glyph.tsx'
import { PostPreview } from '../../../components/post-preview.tsx'
import type { KnownMentions } from '../../../components/rich-text.tsx'
import { platformName } from '../../../../contract/platform-name.ts'
import type { PlatformId } from '../../../../contract/platforms.ts'
import { CutText } from './cut-text.tsx'
import { looks, shownRatio, type Look } from './looks.ts'

export interface FeedMedia extends ShownMedia {
  ratio: number | null
}

export interface FeedPreviewProps {
  platform: PlatformId
  name: string
  handle: string
  text: string
  thread: readonly string[]
  mentions?: KnownMentions | undefined
  media: readonly FeedMedia[]
}

const box = 'overflow-hidden rounded-lg border border-line bg-raised'

const NoMedia = () => {
  const { t } = useTranslation('composer')
  return (
    <span className="m-auto flex flex-col items-center gap-1 text-muted">
      <ImageIcon aria-hidden className="size-8" strokeWidth={1.4} />
      {t('preview.noMedia')}
    </span>
  )
}

/** All as the first is cropped, one after the other to the side. */
const PictureFrame = ({ platform, name, handle, text, mentions, media, look }: FeedPreviewProps & { look: Look }) => {
  const { t } = useTranslation('composer')
  const { t: ui } = useTranslation('ui')
  const [first] = media
  return (
    <article aria-label={ui('preview.label', { platform: platformName(platform) })} className={box}>
      <header className="flex items-center gap-2 p-2.5">
        <Avatar name={name} />
        <span className="min-w-0 truncate font-semibold">{handle}</span>
        <PlatformGlyph platform={platform} className="ml-auto" />
      </header>
      <div style={{ aspectRatio: shownRatio(look, first?.ratio ?? null) }} className="relative flex bg-hover">
        {first ? <MediaFrame media={first} /> : <NoMedia />}
        {media.length > 1 && (
          <span className="tnum absolute top-2 right-2 rounded-full border border-line bg-raised px-2 text-sm">
            {t('preview.of', { count: media.length })}
          </span>
        )}
      </div>
      <div className="flex flex-col gap-1.5 p-2.5">
        <span aria-hidden className="flex gap-3 text-muted">
          <Heart className="size-5" />
          <MessageCircle className="size-5" />
          <Send className="size-5" />
          <Bookmark className="ml-auto size-5" />
        </span>
        <CutText text={text} cut={look.cut} mentions={mentions} lead={<span className="font-semibold">{handle} </span>} />
      </div>
    </article>
  )
}

/** The whole screen, with the words over its foot. */
const VerticalFrame = ({ platform, handle, text, mentions, media, look }: FeedPreviewProps & { look: Look }) => {
  const { t: ui } = useTranslation('ui')
  const [first] = media
  return (
    <article
      aria-label={ui('preview.label', { platform: platformName(platform) })}
      style={{ aspectRatio: shownRatio(look, first?.ratio ?? null) }}
      className={`${box} relative mx-auto flex w-full max-w-64 bg-hover`}
    >
      {first ? <MediaFrame media={first} isBadgeOnTop /> : <NoMedia />}
      <PlatformGlyph platform={platform} className="absolute top-2 right-2 rounded-sm bg-raised p-0.5" />
      <div className="absolute inset-x-0 bottom-0 flex items-end gap-2 border-t border-line bg-raised/90 p-2.5">
        <div className="min-w-0 flex-1">
          <p className="truncate font-semibold">@{handle}</p>
          <CutText text={text} cut={look.cut} mentions={mentions} />
        </div>
        <span aria-hidden className="flex flex-col gap-2 text-muted">
          <Heart className="size-5" />
          <MessageCircle className="size-5" />
          <Share2 className="size-5" />
        </span>
      </div>
    </article>
  )
}

/** A post roughly as the platform's feed draws it: what it crops, and where it cuts the text. */
export const FeedPreview = (props: FeedPreviewProps) => {
  const look = looks[props.platform]
  const { platform, name, handle, text, thread, mentions, media } = props
  if (look.frame === 'picture') return <PictureFrame {...props} look={look} />
  if (look.frame === 'vertical') return <VerticalFrame {...props} look={look} />
  const [first] = media
  return (
    <PostPreview
      platform={platform}
      name={name}
      handle={handle}
      text={text}
      words={<CutText text={text} cut={look.cut} mentions={mentions} />}
      thread={thread}
      mentions={mentions}
      media={media}
      {...(first?.ratio != null && { ratio: shownRatio(look, first.ratio) })}
    />
  )
}
