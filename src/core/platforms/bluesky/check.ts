/** What Bluesky would refuse of a draft, or what a person should look at. Pure. */
import type { Draft, DraftMedia, DraftProblem } from '../kit/adapter.ts'
import { capabilities } from './capabilities.ts'
import { imageLimit, labelLimit, languageLimit, textLimit, videoLimit } from './limits.ts'
import { countBytes, countGraphemes } from './text.ts'

export const check = (draft: Draft): DraftProblem[] => [...checkText(draft), ...checkMedia(draft.media), ...checkMarks(draft)]

const error = (rule: string, data: DraftProblem['data'] = {}): DraftProblem => ({ severity: 'error', rule, data })

function* checkText({ text, media, kind }: Draft): Iterable<DraftProblem> {
  if (!capabilities.kinds.includes(kind)) yield error('kind.unsupported', { kind })
  if (text.trim() === '' && media.length === 0) yield error('text.empty')
  const graphemes = countGraphemes(text)
  if (graphemes > textLimit.graphemes) yield error('text.too_long', { actual: graphemes, allowed: textLimit.graphemes })
  const bytes = countBytes(text)
  if (bytes > textLimit.bytes) yield error('text.too_many_bytes', { actual: bytes, allowed: textLimit.bytes })
}

/** What becomes mp4 when it is read: QuickTime's container is repacked. */
const readableVideoTypes = [...videoLimit.types, 'video/quicktime']

function* checkMedia(media: readonly DraftMedia[]): Iterable<DraftProblem> {
  const images = media.filter(({ kind }) => kind === 'image')
  const videos = media.filter(({ kind }) => kind === 'video')
  if (images.length > 0 && videos.length > 0) yield error('media.mixed')
  if (images.length > imageLimit.count) yield error('images.too_many', { actual: images.length, allowed: imageLimit.count })
  if (videos.length > videoLimit.count) yield error('videos.too_many', { actual: videos.length, allowed: videoLimit.count })
  for (const video of videos) {
    if (!readableVideoTypes.includes(video.mimeType))
      yield error('video.type', { actual: video.mimeType, allowed: videoLimit.types.join(', '), file: video.fileName })
    if (video.bytes > videoLimit.bytes)
      yield error('video.too_big', { actual: video.bytes, allowed: videoLimit.bytes, file: video.fileName })
  }
  for (const { alt, fileName } of media) {
    if (alt.trim() === '') yield { severity: 'warning', rule: 'alt.missing', data: { file: fileName } }
  }
}

function* checkMarks({ languages, labels }: Draft): Iterable<DraftProblem> {
  if (languages.length > languageLimit.count) yield error('languages.too_many', { actual: languages.length, allowed: languageLimit.count })
  for (const label of labels) {
    if (!(labelLimit.values as readonly string[]).includes(label)) yield error('label.unknown', { label })
  }
}
