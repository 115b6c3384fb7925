/** The library: captions that become texts, and what is known of images and videos beyond their bytes. */
import * as z from 'zod'
import { oc } from '@orpc/contract'
import { errorsOf } from './errors.ts'
import { asset } from './media.ts'
import { platformId } from './platforms.ts'
import { planKind } from './plans.ts'
import { publicationState } from './publications.ts'
import { accountId, assetId, creatorId, idSchema, line, pageInput, pageOf, postId, prose, publicationId, role } from './values.ts'

export const captionId = idSchema('cap')
/** Takes an act on the library back (`assets.undo`). */
export const undoId = idSchema('und')

/** Lower case, one word or a few; what a person sorts by. */
const tag = line(40)
export const tags = z.array(tag).max(20)

/** Letters with their accents in one piece, as a set of hashtags is named: `{{hashtags:été}}` finds it whatever keyboard wrote it. */
const captionText = prose(10_000).normalize('NFC')

const captionContent = {
  /** `{Bonjour|Salut} {{name}} {{hashtags:beach}}`: alternatives, variables, sets of hashtags; a backslash makes `{`, `}`, `|` and `\` plain. */
  text: captionText.refine((text) => text.trim() !== '', { message: 'empty' }),
  /** A BCP 47 tag; null: not said. */
  language: z
    .string()
    .regex(/^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$/)
    .nullable(),
  /** For which kinds of post and which platforms; null: for any. */
  kinds: z.array(planKind).min(1).max(6).nullable(),
  platforms: z.array(platformId).min(1).max(5).nullable(),
  /** Other words on a platform; what is absent or empty has `text`. */
  platformTexts: z.partialRecord(platformId, captionText).default({}),
  tags,
}

export const caption = z.object({
  id: captionId,
  creatorId,
  ...captionContent,
  text: z.string(),
  platformTexts: z.partialRecord(platformId, z.string()),
  tags: z.array(z.string()),
  /** How many different texts it can become. */
  variants: z.int(),
  /** In how many publications a plan has used it. */
  uses: z.int(),
  createdAt: z.date(),
  updatedAt: z.date(),
})
export type Caption = z.infer<typeof caption>

/** What is wrong with a template, and where (UTF-16 units from 0). In words: `rule-text.ts`. */
export const captionProblem = z.object({
  rule: z.enum([
    'caption.unclosed',
    'caption.unopened',
    'caption.one_option',
    'caption.blank',
    'caption.empty_variable',
    'caption.unknown_variable',
  ]),
  at: z.int(),
  /** The variable that is not known. */
  name: z.string().optional(),
})
export type CaptionProblem = z.infer<typeof captionProblem>

/** Where something of the library was, is or will be posted. */
export const assetUse = z.object({
  publicationId,
  postId,
  accountId,
  accountHandle: z.string(),
  platform: platformId,
  state: publicationState,
  dueAt: z.date(),
  publishedAt: z.date().nullable(),
  remoteUrl: z.string().nullable(),
})

export const captions = {
  /** Newest first. `search`: every word stands somewhere in the text or the tags, whatever its case and accents. */
  list: oc
    .input(
      z.object({
        creatorId,
        search: z.string().max(200).optional(),
        kind: planKind.optional(),
        platform: platformId.optional(),
        language: z.string().max(35).optional(),
        tag: tag.optional(),
        ...pageInput,
      }),
    )
    .output(pageOf(caption))
    .errors(errorsOf('NOT_FOUND')),
  /**
   * A new one without `captionId`. TEXT_INVALID: `rule` as in `check`, `actual` the place counted from 1.
   * CONFLICT (`caption_twice`): the creator has the same text already.
   */
  save: oc
    .input(z.object({ creatorId, captionId: captionId.optional(), content: z.object(captionContent) }))
    .output(caption)
    .errors(errorsOf('NOT_FOUND', 'CONFLICT', 'TEXT_INVALID')),
  /** It is not proposed any more; texts already made of it stay. */
  remove: oc.input(z.object({ creatorId, captionId })).errors(errorsOf('NOT_FOUND')),
  /** Where a plan has used it: newest first, at most 100. */
  uses: oc.input(z.object({ creatorId, captionId })).output(z.array(assetUse)).errors(errorsOf('NOT_FOUND')),
  /** What a template comes to. Saves nothing. */
  check: oc
    .input(
      z.object({
        creatorId,
        text: captionText,
        /** As it would be there: with the hashtags that the platform takes. */
        platform: platformId.optional(),
        /** From this variant on, going round; so many of them. */
        variant: z.int().min(0).default(0),
        count: z.int().min(1).max(20).default(5),
      }),
    )
    .output(
      z.object({
        problem: captionProblem.nullable(),
        variants: z.int(),
        /** What may stand in `{{…}}`, with what it becomes for this creator. */
        variables: z.array(z.object({ name: z.string(), value: z.string() })),
        previews: z.array(z.object({ variant: z.int(), text: z.string() })),
        /** The longest of the previews as each platform counts it. */
        counts: z.array(z.object({ platform: platformId, used: z.int(), max: z.int() })),
      }),
    )
    .errors(errorsOf('NOT_FOUND')),
}

/** A path of names, `Shooting mars/Plage`; '': none. */
export const folder = z
  .string()
  .trim()
  .max(200)
  .regex(/^$|^[^/\u0000-\u001f\u007f]+(\/[^/\u0000-\u001f\u007f]+)*$/, { message: 'malformed_folder' })

/** What a person said of an image or video. */
export const assetWord = z.object({
  /** `consent`: the model allows it there. `free_use`: a paid one may be shown there for nothing. */
  topic: z.enum(['consent', 'free_use']),
  /** Null: everywhere that nothing else is said of. */
  platform: platformId.nullable(),
  allowed: z.boolean(),
  note: z.string(),
  by: z.string(),
  /** Null: at this machine's command line. */
  byRole: role.nullable(),
  at: z.date(),
})

/** Why an asset does not go on a platform, in the words of `rule-text.ts`; empty: it does. */
export const suitability = z.object({
  platform: platformId,
  reasons: z.array(z.object({ rule: z.string(), data: z.record(z.string(), z.union([z.string(), z.number()])) })),
})
export type Suitability = z.infer<typeof suitability>

export const libraryAsset = asset.extend({
  folder: z.string(),
  tags: z.array(z.string()),
  /** Not for a screen that others see: shown blurred. */
  sensitive: z.boolean(),
  /** Sold on OnlyFans. */
  paid: z.boolean(),
  note: z.string(),
  words: z.array(assetWord),
  /** Of every platform. */
  suitability: z.array(suitability),
  /** Publications of it that were not called off. */
  uses: z.int(),
  lastUsedAt: z.date().nullable(),
  removedAt: z.date().nullable(),
  /** Deleted for good: no bytes are left, only where it was used. */
  erasedAt: z.date().nullable(),
})
export type LibraryAsset = z.infer<typeof libraryAsset>

/**
 * `name`: as names are read, `photo 2` before `photo 10`. `lately_used`: what went out last comes first; `long_unused`:
 * what never went out, then what went out longest ago.
 */
export const libraryOrders = ['newest', 'oldest', 'name', 'lately_used', 'long_unused', 'most_used', 'least_used', 'largest'] as const
export type LibraryOrder = (typeof libraryOrders)[number]

const assetOrder = { order: z.enum(libraryOrders).default('newest') }

const assetFilter = {
  creatorId: creatorId.optional(),
  kind: z.enum(['image', 'video']).optional(),
  tag: tag.optional(),
  /** In it and below; '': in none. */
  folder: folder.optional(),
  sensitive: z.boolean().optional(),
  paid: z.boolean().optional(),
  /** `missing`: nobody has said anything of consent. `refused`: somewhere it was refused. */
  consent: z.enum(['missing', 'refused']).optional(),
  /** Every word stands somewhere in the file name, description, tags, folder or note, whatever its case and accents. */
  search: z.string().max(200).optional(),
  /** Neither out nor scheduled since then. */
  unusedSince: z.date().optional(),
  /** Those taken out of the library instead. */
  removed: z.boolean().default(false),
}

/** Of one creator. */
const assetIds = z.array(assetId).min(1).max(500)
const saying = {
  assetIds,
  /** Null: everywhere that nothing else is said of. */
  platform: platformId.nullable(),
  /** Null: what was said is taken back. */
  allowed: z.boolean().nullable(),
  note: prose(1000).default(''),
}

/** `against`: publications that are still to go out and that the words now stand against; a person calls them off. */
const said = z.object({ changed: z.int(), undoId: undoId.nullable(), against: z.array(publicationId) })

/** How many are other than before; `undoId` takes it back, null when nothing changed. */
const acted = z.object({ changed: z.int(), undoId: undoId.nullable() })

export const assets = {
  /** With `suitableFor` a page may hold fewer than asked, or none, and still have a next one. */
  list: oc
    .input(z.object({ ...assetFilter, ...assetOrder, suitableFor: platformId.optional(), ...pageInput }))
    .output(pageOf(libraryAsset)),
  /** How many, and the folders and tags there are. */
  count: oc.input(z.object(assetFilter)).output(
    z.object({
      total: z.int(),
      images: z.int(),
      videos: z.int(),
      folders: z.array(z.object({ folder: z.string(), count: z.int() })),
      tags: z.array(z.object({ tag: z.string(), count: z.int() })),
    }),
  ),
  /**
   * Where pages begin, so that a long list can be entered anywhere: every `every`-th asset in the order of `list`, after
   * each of which (`cursor`) a page of so many begins. `every` 1: all of them.
   */
  places: oc
    .input(z.object({ ...assetFilter, ...assetOrder, suitableFor: platformId.optional(), every: z.int().min(1).max(500) }))
    .output(z.object({ total: z.int(), places: z.array(z.object({ id: assetId, creatorId })) })),
  get: oc.input(z.object({ assetId })).output(libraryAsset).errors(errorsOf('NOT_FOUND')),
  /** The same change for all of them; what is absent stays. */
  update: oc
    .input(
      z.object({
        assetIds,
        changes: z.object({
          folder: folder.optional(),
          addTags: tags.optional(),
          removeTags: tags.optional(),
          sensitive: z.boolean().optional(),
          paid: z.boolean().optional(),
          note: prose(2000).optional(),
          alt: prose(2000).optional(),
        }),
      }),
    )
    .output(acted)
    .errors(errorsOf('NOT_FOUND')),
  /**
   * To another model, without what was said of them. CONFLICT: `asset_used` (a post or a portrait holds it),
   * `asset_twice` (the other has the same file already).
   */
  move: oc
    .input(z.object({ assetIds, toCreatorId: creatorId }))
    .output(acted)
    .errors(errorsOf('NOT_FOUND', 'CONFLICT')),
  /** One's own act of the last day, once: what nobody has changed since is again what it was. */
  undo: oc
    .input(z.object({ undoId }))
    .output(z.object({ changed: z.int() }))
    .errors(errorsOf('NOT_FOUND', 'CONFLICT')),
  /** The model's consent, in her own words or as a manager heard it. */
  setConsent: oc.input(z.object(saying)).output(said).errors(errorsOf('NOT_FOUND')),
  /** A person's word that paid ones may be shown for nothing. */
  releasePaid: oc.input(z.object(saying)).output(said).errors(errorsOf('NOT_FOUND')),
  /** Out of the library, all or none; CONFLICT (`asset_scheduled`, `items`: publications) while one is still to go out. */
  remove: oc
    .input(z.object({ assetIds }))
    .output(z.object({ removed: z.int(), undoId: undoId.nullable() }))
    .errors(errorsOf('NOT_FOUND', 'CONFLICT')),
  restore: oc
    .input(z.object({ assetIds }))
    .output(z.object({ restored: z.int() }))
    .errors(errorsOf('NOT_FOUND')),
  /**
   * From the bin, for good: the files and all that was made of them. All or none. Where they were used stays told.
   * CONFLICT: `asset_kept` (not in the bin), `asset_scheduled` (`items`: publications still to go out), `asset_used` (a
   * draft or a portrait holds it).
   */
  erase: oc
    .input(z.object({ assetIds }))
    .output(z.object({ erased: z.int() }))
    .errors(errorsOf('NOT_FOUND', 'CONFLICT')),
  /** Pictures of the same creator that show the same, cut or packed otherwise; the likest first. */
  similar: oc
    .input(z.object({ assetId, limit: z.int().min(1).max(50).default(10) }))
    .output(z.array(z.object({ asset: libraryAsset, likeness: z.number() })))
    .errors(errorsOf('NOT_FOUND')),
  /** Where it was, is and will be posted: newest first, at most 500. */
  uses: oc.input(z.object({ assetId })).output(z.array(assetUse)).errors(errorsOf('NOT_FOUND')),
}
