/** Value shapes that several procedures share: ids, zones, wall times, languages. */
import * as z from 'zod'

/** Ids are UUIDv7 with a type prefix, e.g. `pub_019a…`. */
export const idSchema = (prefix: string) =>
  z.string().regex(new RegExp(`^${prefix}_[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$`), { message: 'malformed_id' })

export const userId = idSchema('usr')
export const sessionId = idSchema('ses')
export const creatorId = idSchema('crt')
export const accountId = idSchema('acc')
export const assetId = idSchema('ast')
export const postId = idSchema('pst')
export const publicationId = idSchema('pub')
export const attemptId = idSchema('att')
export const importId = idSchema('imp')
export const figureImportId = idSchema('fim')
export const trackingLinkId = idSchema('trk')
export const interactionId = idSchema('int')
export const trendId = idSchema('trd')
export const uploadId = idSchema('upl')

export const languages = ['fr', 'en'] as const
export const language = z.enum(languages)
export type Language = z.infer<typeof language>

/** Zones found to exist: asking costs 0.1 ms, and one answer may name thousands. Bounded, because names come in any case. */
const known = new Set<string>()

const isZone = (zone: string): boolean => {
  if (known.has(zone)) return true
  try {
    const exists = Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }))
    if (known.size < 2_000) known.add(zone)
    return exists
  } catch {
    // Intl has no other way to ask whether a zone exists.
    return false
  }
}

/** An IANA time zone known to this runtime, e.g. `Europe/Paris`. */
export const zone = z.string().min(1).max(64).refine(isZone, { message: 'unknown_zone' })

/** A time a person planned: what the clock on that wall will show. `YYYY-MM-DDTHH:mm[:ss]`. */
export const wallTime = z.object({
  wall: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/),
  zone,
})
export type WallTime = z.infer<typeof wallTime>

export const roles = ['admin', 'manager', 'model'] as const
export const role = z.enum(roles)
export type Role = z.infer<typeof role>

export const markets = ['france', 'us_east', 'us_west', 'other'] as const
export const market = z.enum(markets)
export type Market = z.infer<typeof market>

/** One line of human text: no control characters, trimmed. */
export const line = (max: number, min = 1) =>
  z
    .string()
    .trim()
    .min(min)
    .max(max)
    .regex(/^[^\u0000-\u001f\u007f]*$/, { message: 'control_characters' })

/** Free text over several lines: control characters other than line breaks and tabs are refused. */
export const prose = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$/, { message: 'control_characters' })

export const email = z
  .email()
  .max(254)
  .transform((value) => value.toLowerCase())

/** At least 10 characters; length is what counts (NIST SP 800-63B), so no composition rules. */
export const newPassword = z.string().min(10).max(256)

/** A page of a list: `next` is an opaque cursor, absent on the last page. */
export const pageInput = { cursor: z.string().max(200).optional(), limit: z.int().min(1).max(500).default(100) }
export const pageOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().optional() })
