/** What a person should look at before a post is put on OnlyFans. Pure. */
import { onlyfansOptions } from '../../../contract/platform-options.ts'
import type { Draft, DraftProblem } from '../kit/adapter.ts'
import { imageLimit, priceLimit, textLimit, videoLimit } from './limits.ts'
import { countText } from './text.ts'

export const check = (draft: Draft): DraftProblem[] => [...checkText(draft), ...checkMedia(draft), ...checkPrice(draft)]

const error = (rule: string, data: DraftProblem['data'] = {}): DraftProblem => ({ severity: 'error', rule, data })
const warning = (rule: string, data: DraftProblem['data'] = {}): DraftProblem => ({ severity: 'warning', rule, data })

function* checkText({ text, media }: Draft): Iterable<DraftProblem> {
  if (text.trim() === '' && media.length === 0) yield error('text.empty')
  const { used } = countText(text)
  if (used > textLimit.characters) yield warning('text.too_long', { actual: used, allowed: textLimit.characters })
}

function* checkMedia({ media }: Draft): Iterable<DraftProblem> {
  const images = media.filter(({ kind }) => kind === 'image')
  if (images.length > imageLimit.count) yield warning('images.too_many', { actual: images.length, allowed: imageLimit.count })
  for (const { kind, bytes, fileName } of media)
    if (kind === 'video' && bytes > videoLimit.bytes)
      yield warning('video.too_big', { actual: bytes, allowed: videoLimit.bytes, file: fileName })
}

function* checkPrice({ options, media }: Draft): Iterable<DraftProblem> {
  const parsed = onlyfansOptions.safeParse(options ?? {})
  if (!parsed.success) return void (yield error('options.invalid'))
  const { price } = parsed.data
  if (price === undefined) return
  if (media.length === 0) yield error('price.without_media')
  if (price > priceLimit.most) yield warning('price.high', { actual: price / 100, allowed: priceLimit.most / 100 })
}
