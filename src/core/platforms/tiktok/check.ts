/** What TikTok would refuse of a draft, or what a person should look at. Pure. */
import { tiktokOptions } from '../../../contract/platform-options.ts'
import type { Draft, DraftProblem } from '../kit/adapter.ts'
import { coverProblems } from '../kit/cover.ts'
import { videoProblems } from '../kit/video.ts'
import { capabilities } from './capabilities.ts'
import { imageLimit, textLimit, videoLimit } from './limits.ts'
import { optionProblems } from './options.ts'

export const check = (draft: Draft): DraftProblem[] => [...checkText(draft), ...checkMedia(draft), ...checkOptions(draft)]

const error = (rule: string, data: DraftProblem['data'] = {}): DraftProblem => ({ severity: 'error', rule, data })
const warning = (rule: string, data: DraftProblem['data'] = {}): DraftProblem => ({ severity: 'warning', rule, data })

function* checkText({ text, kind, labels }: Draft): Iterable<DraftProblem> {
  if (!capabilities.kinds.includes(kind)) yield error('kind.unsupported', { kind })
  if (text.length > textLimit.utf16) yield error('text.too_long', { actual: text.length, allowed: textLimit.utf16 })
  // Every label is one of what TikTok does not allow at all.
  for (const value of labels) yield error('label.unknown', { value })
}

/** Of what TikTok takes: WebM is made MP4 first, which every platform takes. */
const readableVideoTypes: readonly string[] = videoLimit.types.filter((type) => type !== 'video/webm')

function* checkMedia({ media }: Draft): Iterable<DraftProblem> {
  const videos = media.filter(({ kind }) => kind === 'video')
  const photos = media.length - videos.length
  if (media.length === 0) yield error('media.none')
  if (videos.length > videoLimit.count) yield error('videos.too_many', { actual: videos.length, allowed: videoLimit.count })
  if (videos.length > 0 && photos > 0) yield error('media.mixed')
  if (photos > imageLimit.count) yield error('images.too_many', { actual: photos, allowed: imageLimit.count })
  for (const video of videos) {
    const { mimeType, bytes, seconds, fileName: file } = video
    if (!readableVideoTypes.includes(mimeType)) yield error('video.type', { actual: mimeType, allowed: videoLimit.types.join(', '), file })
    if (bytes > videoLimit.bytes) yield error('video.too_big', { actual: bytes, allowed: videoLimit.bytes, file })
    if (seconds !== null && seconds > videoLimit.seconds)
      yield error('video.too_long', { actual: Math.ceil(seconds), allowed: videoLimit.seconds, file })
    yield* videoProblems(video, videoLimit)
  }
}

function* checkOptions({ options, text, media, audited }: Draft): Iterable<DraftProblem> {
  const parsed = tiktokOptions.safeParse(options ?? {})
  if (!parsed.success) return yield error('options.invalid')
  const isPhotos = media.length > 0 && media.every(({ kind }) => kind === 'image')
  if (isPhotos && (parsed.data.coverIndex ?? 0) >= media.length) yield error('cover.no_photo', { choice: 'coverIndex' })
  for (const { rule, choice } of optionProblems(parsed.data, audited)) yield error(rule, { choice })
  if (parsed.data.delivery === 'direct') return yield* coverProblems(media, parsed.data.coverAtMs)
  // Nobody chose: what would be needed to post it.
  if (options === undefined || options === null) yield warning('delivery.inbox')
  // Photos take it with them.
  if (text.trim() !== '' && !isPhotos) yield warning('text.left_out')
}
