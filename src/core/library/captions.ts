/** Captions of a creator: kept, checked, and shown as what they come to. */
import type { CaptionProblem } from '../../contract/library.ts'
import { AppError } from '../app-error.ts'
import { newId } from '../ids.ts'
import type { AnyPlatform, PlatformAdapter } from '../platforms/kit/adapter.ts'
import type { CaptionReader, CaptionRow } from '../store/caption-reader.ts'
import { markCaptionRemoved, putCaption } from '../store/caption-writer.ts'
import type { CreatorReader, CreatorRow } from '../store/creator-reader.ts'
import type { Actor, Store } from '../store/store.ts'
import type { HashtagReader } from '../store/hashtag-reader.ts'
import { captionValues, shownVariables } from './caption-values.ts'
import { isTemplate, parseCaption } from './caption-template.ts'
import type { CaptionTemplate } from './caption-template.ts'

export interface CaptionsDeps {
  store: Pick<Store, 'write' | 'ids'>
  captions: CaptionReader
  creators: CreatorReader
  sets: HashtagReader
  adapters: readonly AnyPlatform[]
}

export type CaptionContent = Pick<CaptionRow, 'text' | 'platformTexts' | 'language' | 'kinds' | 'platforms' | 'tags'>

export interface Captions {
  deps: CaptionsDeps
  /** Throws NOT_FOUND for a caption that is not this creator's, TEXT_INVALID, CONFLICT for a text that is there already. */
  save(creatorId: string, captionId: string | undefined, content: CaptionContent, actor: Actor): CaptionRow
  /** Throws NOT_FOUND. */
  remove(creatorId: string, captionId: string, actor: Actor): void
  /** Throws NOT_FOUND. */
  own(creatorId: string, captionId: string): CaptionRow
  check(creatorId: string, asked: Asked): Checked
}

export interface Asked {
  text: string
  platform: PlatformAdapter['id'] | undefined
  from: number
  count: number
}

export interface Checked {
  problem: CaptionProblem | null
  variants: number
  variables: { name: string; value: string }[]
  previews: { variant: number; text: string }[]
  counts: { platform: PlatformAdapter['id']; used: number; max: number }[]
}

const shortly = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text)

/** The template, or the first thing that is wrong with it; a variable that no creator has is wrong too. Pure. */
export const readTemplate = (text: string, values: Readonly<Record<string, string>>): CaptionTemplate | CaptionProblem => {
  const parsed = parseCaption(text)
  if (!isTemplate(parsed)) return { rule: `caption.${parsed.rule}`, at: parsed.at }
  const unknown = parsed.variables.find((name) => !Object.hasOwn(values, name))
  if (unknown === undefined) return parsed
  const at = [...text.matchAll(/\{\{\s*([^{}]*?)\s*\}\}/gu)].find(([, name]) => name === unknown)?.index
  return { rule: 'caption.unknown_variable', at: at ?? 0, name: unknown }
}

const withoutEmpty = (texts: CaptionContent['platformTexts']): CaptionContent['platformTexts'] =>
  Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== ''))

const isGood = (read: CaptionTemplate | CaptionProblem): read is CaptionTemplate => 'expand' in read

export const createCaptions = (deps: CaptionsDeps): Captions => {
  const { store, captions, creators, sets, adapters } = deps

  const creatorOf = (creatorId: string): CreatorRow => {
    const row = creators.get(creatorId)
    if (!row) throw new AppError('NOT_FOUND', { what: 'creator', id: creatorId })
    return row
  }

  const own = (creatorId: string, captionId: string): CaptionRow => {
    const row = captions.get(captionId)
    if (row?.creatorId !== creatorId) throw new AppError('NOT_FOUND', { what: 'caption', id: captionId })
    return row
  }

  return {
    deps,
    own,
    save: (creatorId, captionId, content, actor) => {
      const values = captionValues(creatorOf(creatorId), sets.list(creatorId))
      const platformTexts = withoutEmpty(content.platformTexts)
      for (const text of [content.text, ...Object.values(platformTexts)]) {
        const read = readTemplate(text, values)
        if (!isGood(read)) throw new AppError('TEXT_INVALID', { rule: read.rule, actual: read.at + 1 })
      }
      return store.write((tx) => {
        const before = captionId === undefined ? undefined : own(creatorId, captionId)
        // The same words twice would be the same caption twice on a platform, whatever the plan forbids.
        const twin = captions.list(creatorId).find(({ id, text }) => id !== captionId && text.trim() === content.text.trim())
        if (twin) throw new AppError('CONFLICT', { what: 'caption_twice', items: [twin.id] })
        const row: CaptionRow = {
          id: before?.id ?? newId('cap', store.ids),
          creatorId,
          ...content,
          platformTexts,
          createdAt: before?.createdAt ?? tx.now,
          updatedAt: tx.now,
          removedAt: null,
        }
        putCaption(tx, row)
        tx.emit({ kind: 'plan.changed', creatorId })
        tx.audit({
          actor,
          action: before ? 'caption.changed' : 'caption.added',
          creatorId,
          subject: { kind: 'caption', id: row.id, label: shortly(row.text) },
          ...(before && before.text !== row.text && { before: { text: before.text } }),
          after: { text: row.text },
        })
        return row
      })
    },
    remove: (creatorId, captionId, actor) => {
      const { text } = own(creatorId, captionId)
      store.write((tx) => {
        markCaptionRemoved(tx, captionId)
        tx.emit({ kind: 'plan.changed', creatorId })
        tx.audit({ actor, action: 'caption.removed', creatorId, subject: { kind: 'caption', id: captionId, label: shortly(text) } })
      })
    },
    check: (creatorId, { text, platform, from, count }) => {
      const creator = creatorOf(creatorId)
      const tags = sets.list(creatorId)
      const values = captionValues(creator, tags, platform)
      const read = readTemplate(text, values)
      const names = [...shownVariables, ...tags.map(({ name }) => `hashtags:${name}`)]
      const variables = names.map((name) => ({ name, value: values[name] ?? '' }))
      if (!isGood(read)) return { problem: read, variants: 0, variables, previews: [], counts: [] }
      const shown = Array.from({ length: Math.min(count, read.variants) }, (_, step) => (from + step) % read.variants)
      const counts = adapters.map(({ id, countText }) => {
        const there = captionValues(creator, tags, id)
        const counted = shown.map((variant) => countText(read.expand(variant, there)))
        return { platform: id, used: Math.max(...counted.map(({ used }) => used)), max: counted[0]?.max ?? 0 }
      })
      return {
        problem: null,
        variants: read.variants,
        variables,
        previews: shown.map((variant) => ({ variant, text: read.expand(variant, values) })),
        counts,
      }
    },
  }
}
