/** What a server demands of records, after the lexicons: keys, the post's shape, and the files that it refers to. */
import * as z from 'zod'
import { Refusal } from '../answer.ts'
import { postCollection, type BlueskyNetwork, type RecordValue } from './network.ts'

const tid = /^[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}$/
const anyKey = /^(?!\.{1,2}$)[a-zA-Z0-9_~.:-]{1,512}$/
const tidCollections = new Set([postCollection, 'app.bsky.feed.like', 'app.bsky.feed.repost', 'app.bsky.graph.follow'])

export const checkRecordKey = (collection: string, rkey: string): void => {
  if (!anyKey.test(rkey)) throw new Refusal(400, 'InvalidRequest', `Invalid record key: ${rkey}`)
  if (tidCollections.has(collection) && !tid.test(rkey))
    throw new Refusal(400, 'InvalidRequest', `Invalid record key for ${collection}: Invalid TID string (got "${rkey}") at $`)
}

const blob = z.object({
  $type: z.literal('blob'),
  ref: z.object({ $link: z.string().min(1) }),
  mimeType: z.string().min(1),
  size: z.int().min(0),
})
const aspectRatio = z.object({ width: z.int().min(1), height: z.int().min(1) })
const image = z.object({ image: blob, alt: z.string(), aspectRatio: aspectRatio.optional() })
const imagesEmbed = z.looseObject({ $type: z.literal('app.bsky.embed.images'), images: z.array(image).max(4) })
const galleryEmbed = z.looseObject({
  $type: z.literal('app.bsky.embed.gallery'),
  items: z.array(z.object({ $type: z.literal('app.bsky.embed.gallery#image'), image: blob, alt: z.string(), aspectRatio })).max(20),
})
const videoEmbed = z.looseObject({
  $type: z.literal('app.bsky.embed.video'),
  video: blob,
  alt: z.string().optional(),
  aspectRatio: aspectRatio.optional(),
})

const feature = z.union([
  z.object({ $type: z.literal('app.bsky.richtext.facet#mention'), did: z.string().startsWith('did:') }),
  z.object({ $type: z.literal('app.bsky.richtext.facet#link'), uri: z.url() }),
  z.object({ $type: z.literal('app.bsky.richtext.facet#tag'), tag: z.string().max(640) }),
])
const facet = z.object({ index: z.object({ byteStart: z.int().min(0), byteEnd: z.int().min(0) }), features: z.array(feature) })

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })
/** There are never more graphemes than characters, so that short texts need no counting. */
const fitsGraphemes = (text: string, max: number): boolean => text.length <= max || [...segmenter.segment(text)].length <= max

const strongRef = z.object({ uri: z.string().startsWith('at://'), cid: z.string().min(1) })

const post = z.looseObject({
  $type: z.literal(postCollection),
  text: z
    .string()
    .refine((text) => Buffer.byteLength(text) <= 3000, { message: 'string too big (maximum 3000 bytes)' })
    .refine((text) => fitsGraphemes(text, 300), { message: 'grapheme too big (maximum 300)' }),
  createdAt: z.iso.datetime({ offset: true }),
  langs: z
    .array(z.string().regex(/^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{1,8})*$/))
    .max(3)
    .optional(),
  tags: z.array(z.string().max(640)).max(8).optional(),
  facets: z.array(facet).optional(),
  labels: z
    .object({ $type: z.literal('com.atproto.label.defs#selfLabels'), values: z.array(z.object({ val: z.string().max(128) })).max(10) })
    .optional(),
  reply: z.object({ root: strongRef, parent: strongRef }).optional(),
  embed: z
    .union([
      imagesEmbed,
      galleryEmbed,
      videoEmbed,
      z.looseObject({ $type: z.string().regex(/^app\.bsky\.embed\.(external|record|recordWithMedia)$/) }),
    ])
    .optional(),
})

/** Records that are about another one. */
const about = new Map<string, z.ZodType>([
  ['app.bsky.feed.like', z.looseObject({ subject: strongRef, createdAt: z.iso.datetime({ offset: true }) })],
  ['app.bsky.feed.repost', z.looseObject({ subject: strongRef, createdAt: z.iso.datetime({ offset: true }) })],
])

const refuseShape = (collection: string, [issue]: readonly z.core.$ZodIssue[]): never => {
  throw new Refusal(
    400,
    'InvalidRequest',
    `Invalid ${collection} record: ${issue?.message ?? 'unknown'} at $.record.${issue?.path.join('.') ?? ''}`,
  )
}

export interface MediaRules {
  /** 2,000,000 today; 1,000,000 on servers of before. */
  imageMaxBytes: number
  videoMaxBytes: number
  /** Servers older than galleries have none. */
  galleries: boolean
}

/** Throws 400 as the real server does. */
export const checkRecord = (network: BlueskyNetwork, record: RecordValue, rules: MediaRules): void => {
  const shape = about.get(record.$type)?.safeParse(record)
  if (shape && !shape.success) return refuseShape(record.$type, shape.error.issues)
  if (record.$type !== postCollection) return
  const parsed = post.safeParse(record)
  if (!parsed.success) return refuseShape(postCollection, parsed.error.issues)
  const { embed } = parsed.data
  const gallery = galleryEmbed.safeParse(embed)
  if (gallery.success) {
    if (!rules.galleries) throw new Refusal(400, 'InvalidRequest', `Invalid ${postCollection} record: unknown embed`)
    for (const { image: ref } of gallery.data.items) checkBlob(network, ref, /^image\//, rules.imageMaxBytes)
  }
  const images = imagesEmbed.safeParse(embed)
  if (images.success) for (const { image: ref } of images.data.images) checkBlob(network, ref, /^image\//, rules.imageMaxBytes)
  const video = videoEmbed.safeParse(embed)
  if (video.success) checkBlob(network, video.data.video, /^video\/mp4$/, rules.videoMaxBytes)
}

const checkBlob = (network: BlueskyNetwork, ref: z.infer<typeof blob>, type: RegExp, maxBytes: number): void => {
  const refuse = (error: string, message: string): never => {
    throw new Refusal(400, error, message)
  }
  if (!type.test(ref.mimeType)) refuse('InvalidRequest', `Invalid ${postCollection} record: mime type ${ref.mimeType} not accepted`)
  if (ref.size > maxBytes) refuse('InvalidRequest', `Invalid ${postCollection} record: blob too big (maximum ${maxBytes}, got ${ref.size})`)
  const stored = network.findBlob(ref.ref.$link) ?? refuse('BlobNotFound', `Could not find blob: ${ref.ref.$link}`)
  if (stored.mimeType !== ref.mimeType)
    refuse('InvalidMimeType', `Referenced Mimetype does not match stored blob. Expected: ${stored.mimeType}, Got: ${ref.mimeType}`)
  if (stored.size !== ref.size)
    refuse('InvalidSize', `Referenced Size does not match stored blob. Expected: ${stored.size}, Got: ${ref.size}`)
}
