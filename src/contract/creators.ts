/** Creators (in the interface: modèle / model): who the agency works for. */
import * as z from 'zod'
import { oc } from '@orpc/contract'
import { errorsOf } from './errors.ts'
import { platformId } from './platforms.ts'
import { assetId, creatorId, line, market, prose, zone } from './values.ts'

/** Constraints a creator sets. `free` is prose for people; the rest is checked before publishing. */
export const constraints = z.object({
  /** What must not be seen in a picture or video (for people: tattoos, face, flat number). */
  neverShow: z.array(line(120)).max(50),
  /** Words and names that must not stand in a text; checked without regard to case or accents. */
  neverMention: z.array(line(120)).max(100),
  platformsNotAllowed: z.array(platformId).max(5),
  free: prose(4000),
})
export type Constraints = z.infer<typeof constraints>

export const approvalModes = ['none', 'model', 'manager'] as const
/**
 * Whose word it takes before something goes out: nobody's, the model's (or of staff on her behalf), or staff's. It is
 * asked for what is planned, put back or rewritten from then on; what was scheduled before stays so.
 */
export const approvalMode = z.enum(approvalModes)
export type ApprovalMode = z.infer<typeof approvalMode>

const profile = {
  name: line(120),
  pseudonyms: z.array(line(80)).max(20),
  platforms: z.array(platformId).max(5),
  zone,
  market,
  constraints,
  /** The agency's own; a model reads none. */
  notes: prose(10_000),
}

/** `approval` left out: as it is; of a new one `none`. */
export const creatorInput = z.object({ ...profile, approval: approvalMode.optional() })

export const creator = z.object({
  id: creatorId,
  ...profile,
  approval: approvalMode,
  avatarAssetId: assetId.nullable(),
  archivedAt: z.date().nullable(),
  createdAt: z.date(),
  /** Accounts connected, and how many of them need a person. */
  accounts: z.object({ total: z.int(), needAttention: z.int() }),
  nextPublicationAt: z.date().nullable(),
})
export type Creator = z.infer<typeof creator>

export const creators = {
  list: oc.input(z.object({ search: z.string().max(120).optional(), archived: z.boolean().default(false) })).output(z.array(creator)),
  get: oc.input(z.object({ creatorId })).output(creator).errors(errorsOf('NOT_FOUND')),
  create: oc.input(creatorInput).output(creator).errors(errorsOf('CONFLICT')),
  update: oc
    .input(z.object({ creatorId, changes: creatorInput.partial() }))
    .output(creator)
    .errors(errorsOf('NOT_FOUND', 'CONFLICT')),
  /** Refused (CONFLICT) while publications are scheduled: cancel or move them first. */
  archive: oc.input(z.object({ creatorId })).output(creator).errors(errorsOf('NOT_FOUND', 'CONFLICT')),
  restore: oc.input(z.object({ creatorId })).output(creator).errors(errorsOf('NOT_FOUND')),
  setAvatar: oc
    .input(z.object({ creatorId, assetId: assetId.nullable() }))
    .output(creator)
    .errors(errorsOf('NOT_FOUND', 'MEDIA_INVALID')),
}
