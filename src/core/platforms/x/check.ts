/** What X would refuse of a draft, or what a person should look at. Pure. */
import { xOptions } from '../../../contract/platform-options.ts'
import type { Draft, DraftMedia, DraftProblem } from '../kit/adapter.ts'
import { videoProblems } from '../kit/video.ts'
import { capabilities } from './capabilities.ts'
import { publicationCost } from './cost.ts'
import { altLimit, cashtagLimit, gifLimit, imageLimit, prices, textLimit, videoLimit } from './limits.ts'
import { countCashtags, countText, hasForbiddenCharacters } from './text.ts'

export const check = (draft: Draft): DraftProblem[] => [
  ...checkText(draft),
  ...checkMedia(draft.media),
  ...checkLabels(draft),
  ...checkOptions(draft),
]

const error = (rule: string, data: DraftProblem['data'] = {}): DraftProblem => ({ severity: 'error', rule, data })

function* checkText({ text, media, kind }: Draft): Iterable<DraftProblem> {
  if (!capabilities.kinds.includes(kind)) yield error('kind.unsupported', { kind })
  if (text.trim() === '' && media.length === 0) yield error('text.empty')
  const { used } = countText(text)
  if (used > textLimit.weighted) yield error('text.too_long', { actual: used, allowed: textLimit.weighted })
  if (hasForbiddenCharacters(text)) yield error('text.control_characters')
  const { hasLink, usd } = publicationCost({ text })
  if (hasLink) yield { severity: 'warning', rule: 'cost.link', data: { usd, usual: prices.post } }
  const cashtags = countCashtags(text)
  if (cashtags > cashtagLimit.count) yield error('cashtags.too_many', { actual: cashtags, allowed: cashtagLimit.count })
}

/** What becomes mp4 when it is read: QuickTime's container is repacked. */
const readableVideoTypes = [...videoLimit.types, 'video/quicktime']

const isMoving = ({ kind, seconds }: DraftMedia): boolean => kind === 'image' && seconds !== null

function* checkMedia(media: readonly DraftMedia[]): Iterable<DraftProblem> {
  const images = media.filter(({ kind }) => kind === 'image')
  const videos = media.filter(({ kind }) => kind === 'video')
  if (images.length > 0 && videos.length > 0) yield error('media.mixed')
  if (images.length > imageLimit.count) yield error('images.too_many', { actual: images.length, allowed: imageLimit.count })
  if (videos.length > videoLimit.count) yield error('videos.too_many', { actual: videos.length, allowed: videoLimit.count })
  const gifs = images.filter(isMoving)
  if (gifs.length > 0 && media.length > gifLimit.count) yield error('gif.alone', { file: gifs[0]?.fileName ?? '' })
  for (const gif of gifs) yield* checkGif(gif)
  for (const video of videos) yield* checkVideo(video)
  for (const { alt, fileName } of images) {
    if (alt.trim() === '') yield { severity: 'warning', rule: 'alt.missing', data: { file: fileName } }
    if (alt.trim().length > altLimit.characters)
      yield error('alt.too_long', { actual: alt.trim().length, allowed: altLimit.characters, file: fileName })
  }
}

function* checkGif({ bytes, width, height, fileName: file }: DraftMedia): Iterable<DraftProblem> {
  if (bytes > gifLimit.bytes) yield error('gif.bytes', { actual: bytes, allowed: gifLimit.bytes, file })
  if (width > gifLimit.width || height > gifLimit.height)
    yield error('gif.size', { actual: `${width} × ${height}`, allowed: `${gifLimit.width} × ${gifLimit.height}`, file })
}

function* checkVideo(video: DraftMedia): Iterable<DraftProblem> {
  const { mimeType, bytes, seconds, fileName } = video
  if (!readableVideoTypes.includes(mimeType))
    yield error('video.type', { actual: mimeType, allowed: videoLimit.types.join(', '), file: fileName })
  if (bytes > videoLimit.bytes) yield error('video.too_big', { actual: bytes, allowed: videoLimit.bytes, file: fileName })
  if (seconds !== null && seconds > videoLimit.seconds)
    yield error('video.too_long', { actual: Math.ceil(seconds), allowed: videoLimit.seconds, file: fileName })
  if (seconds !== null && seconds < videoLimit.minSeconds)
    yield error('video.too_short', { allowed: videoLimit.minSeconds, file: fileName })
  yield* videoProblems(video, videoLimit)
}

function* checkLabels({ labels }: Draft): Iterable<DraftProblem> {
  for (const label of labels) if (!(capabilities.labels as readonly string[]).includes(label)) yield error('label.unknown', { label })
}

function* checkOptions({ options }: Draft): Iterable<DraftProblem> {
  if (!xOptions.safeParse(options ?? {}).success) yield error('options.invalid')
}
