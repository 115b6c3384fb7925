/** What Instagram would refuse of a draft, or what a person should look at. Pure. */
import { instagramOptions } from '../../../contract/platform-options.ts'
import type { Draft, DraftMedia, DraftProblem } from '../kit/adapter.ts'
import { coverProblems } from '../kit/cover.ts'
import { videoProblems } from '../kit/video.ts'
import { capabilities } from './capabilities.ts'
import { imageLimit, storyLimit, textLimit, videoLimit } from './limits.ts'
import { countHashtags, countMentions } from './text.ts'

export const check = (draft: Draft): DraftProblem[] => {
  const options = instagramOptions.safeParse(draft.options ?? {})
  const isStory = options.data?.placement === 'story'
  return [
    ...checkText(draft),
    ...checkMedia(draft.media, isStory),
    ...(isStory ? checkStory(draft) : coverProblems(draft.media, options.data?.coverAtMs)),
    ...(options.success ? [] : [error('options.invalid')]),
  ]
}

const error = (rule: string, data: DraftProblem['data'] = {}): DraftProblem => ({ severity: 'error', rule, data })
const warning = (rule: string, data: DraftProblem['data'] = {}): DraftProblem => ({ severity: 'warning', rule, data })

function* checkText({ text, kind, labels }: Draft): Iterable<DraftProblem> {
  if (!capabilities.kinds.includes(kind)) yield error('kind.unsupported', { kind })
  if (text.length > textLimit.utf16) yield error('text.too_long', { actual: text.length, allowed: textLimit.utf16 })
  const hashtags = countHashtags(text)
  if (hashtags > textLimit.hashtags) yield error('hashtags.too_many', { actual: hashtags, allowed: textLimit.hashtags })
  const mentions = countMentions(text)
  if (mentions > textLimit.mentions) yield error('mentions.too_many', { actual: mentions, allowed: textLimit.mentions })
  // Every label is one of what Instagram does not allow at all.
  for (const value of labels) yield error('label.unknown', { value })
}

function* checkMedia(media: readonly DraftMedia[], isStory: boolean): Iterable<DraftProblem> {
  const images = media.filter(({ kind }) => kind === 'image')
  const videos = media.filter(({ kind }) => kind === 'video')
  if (media.length === 0) yield error('media.none')
  if (images.length > 0 && videos.length > 0) yield error('media.mixed')
  if (images.length > imageLimit.count) yield error('images.too_many', { actual: images.length, allowed: imageLimit.count })
  if (videos.length > videoLimit.count) yield error('videos.too_many', { actual: videos.length, allowed: videoLimit.count })
  for (const { width, height, alt, fileName: file } of images) {
    const shape = width / height
    if (!isStory && (shape < imageLimit.narrowest - tolerance || shape > imageLimit.widest + tolerance))
      yield error('image.shape', { file })
    if (!isStory && alt.trim() === '') yield warning('alt.missing', { file })
  }
  for (const video of videos) yield* checkVideo(video, isStory)
}

/** Of whole pixels. */
const tolerance = 0.005

function* checkVideo(video: DraftMedia, isStory: boolean): Iterable<DraftProblem> {
  const { mimeType, bytes, seconds, fileName: file } = video
  const limit = isStory ? storyLimit : videoLimit
  if (!videoLimit.types.includes(mimeType)) yield error('video.type', { actual: mimeType, allowed: videoLimit.types.join(', '), file })
  if (bytes > limit.bytes) yield error('video.too_big', { actual: bytes, allowed: limit.bytes, file })
  yield* videoProblems(video, videoLimit)
  if (seconds === null) return
  if (seconds > limit.seconds) yield error('video.too_long', { actual: Math.ceil(seconds), allowed: limit.seconds, file })
  if (seconds < videoLimit.minSeconds) yield error('video.too_short', { allowed: videoLimit.minSeconds, file })
}

function* checkStory({ text, media }: Draft): Iterable<DraftProblem> {
  if (media.length > 1) yield error('story.one_media')
  if (text.trim() !== '') yield warning('story.no_text')
}
