/** Captions from outside. */
import type { Caption } from '../../../contract/library.ts'
import { foldText, searchWords } from '../../fold-text.ts'
import type { Handler, ProcedureInput } from '../../procedure.ts'
import type { CaptionRow } from '../../store/caption-reader.ts'
import { isTemplate, parseCaption } from '../caption-template.ts'
import type { Captions } from '../captions.ts'
import { toUse } from './to-use.ts'
import { idCursor } from '../page-by-id.ts'

const toCaption = (row: CaptionRow, uses: number): Caption => {
  const template = parseCaption(row.text)
  return {
    ...row,
    variants: isTemplate(template) ? template.variants : 0,
    uses,
    createdAt: new Date(row.createdAt),
    updatedAt: new Date(row.updatedAt),
  }
}

/** Whether a caption may stand where `wanted` asks: what is for any stands everywhere. */
const isFor = <T>(values: readonly T[] | null, wanted: T | undefined): boolean =>
  wanted === undefined || values === null || values.includes(wanted)

const matches = ({ search, kind, platform, language, tag }: ProcedureInput<'captions.list'>): ((row: CaptionRow) => boolean) => {
  const words = searchWords(search)
  const wantedTag = tag === undefined ? undefined : foldText(tag)
  return (row) => {
    const searched = words.length === 0 ? '' : foldText([row.text, ...Object.values(row.platformTexts), ...row.tags].join(' '))
    return (
      isFor(row.kinds, kind) &&
      isFor(row.platforms, platform) &&
      (language === undefined || row.language === language) &&
      (wantedTag === undefined || row.tags.some((each) => foldText(each) === wantedTag)) &&
      words.every((word) => searched.includes(word))
    )
  }
}

export const listCaptions =
  ({ deps: { captions } }: Captions): Handler<'captions.list'> =>
  ({ input }) => {
    const after = idCursor(input.cursor, 'cap')
    const all = captions.list(input.creatorId).filter(matches(input))
    const start = after === null ? 0 : all.findIndex(({ id }) => id === after) + 1
    const items = all.slice(start, start + input.limit)
    const last = items.at(-1)
    return {
      items: items.map((row) => toCaption(row, captions.uses(row.id))),
      ...(last && all.length > start + items.length && { next: last.id }),
    }
  }

export const saveCaption =
  (captions: Captions): Handler<'captions.save'> =>
  ({ input: { creatorId, captionId, content }, call }) => {
    const row = captions.save(creatorId, captionId, content, call.actor)
    return toCaption(row, captions.deps.captions.uses(row.id))
  }

export const removeCaption =
  (captions: Captions): Handler<'captions.remove'> =>
  ({ input: { creatorId, captionId }, call }) =>
    captions.remove(creatorId, captionId, call.actor)

export const checkCaption =
  (captions: Captions): Handler<'captions.check'> =>
  ({ input: { creatorId, text, platform, variant, count } }) =>
    captions.check(creatorId, { text, platform, from: variant, count })

const mostUses = 100

export const usesOfCaption =
  (captions: Captions): Handler<'captions.uses'> =>
  ({ input: { creatorId, captionId } }) =>
    captions.deps.captions.usedIn(captions.own(creatorId, captionId).id, mostUses).map(toUse)
