/** Sets of hashtags: named in a caption (`{{hashtags:beach}}`), or put into a post by hand. */
import * as z from 'zod'
import { oc } from '@orpc/contract'
import { errorsOf } from './errors.ts'
import { platformId } from './platforms.ts'
import { creatorId, idSchema } from './values.ts'

export const hashtagSetId = idSchema('tag')

/** One word, so that it can stand in a caption. */
const setName = z
  .string()
  .trim()
  .normalize('NFC')
  .regex(/^[\p{L}\p{M}\p{N}_-]{1,40}$/u, { message: 'malformed_name' })

/** With or without its hash; letters, digits and underscores, as every platform takes them. */
const hashtag = z
  .string()
  .trim()
  .normalize('NFC')
  .regex(/^#?[\p{L}\p{M}\p{N}_]{1,100}$/u, { message: 'malformed_hashtag' })

const content = {
  name: setName,
  /** The most wanted first: where a platform has fewer, the last are left out. */
  tags: z.array(hashtag).min(1).max(60),
  /** At most so many on a platform; a platform that is absent has all. */
  limits: z.partialRecord(platformId, z.int().min(0).max(60)),
}

export const hashtagSet = z.object({
  id: hashtagSetId,
  creatorId,
  ...content,
  name: z.string(),
  /** Without the hash. */
  tags: z.array(z.string()),
  /** In how many captions it stands. */
  uses: z.int(),
  createdAt: z.date(),
  updatedAt: z.date(),
})
export type HashtagSet = z.infer<typeof hashtagSet>

export const hashtags = {
  /** By name. */
  list: oc.input(z.object({ creatorId })).output(z.array(hashtagSet)).errors(errorsOf('NOT_FOUND')),
  /** A new one without `setId`. A set that is renamed is renamed in the captions too. CONFLICT (`hashtags_twice`): the name is there already. */
  save: oc
    .input(z.object({ creatorId, setId: hashtagSetId.optional(), content: z.object(content) }))
    .output(hashtagSet)
    .errors(errorsOf('NOT_FOUND', 'CONFLICT')),
  /** CONFLICT (`hashtags_used`, `items`: captions) while a caption names it. */
  remove: oc.input(z.object({ creatorId, setId: hashtagSetId })).errors(errorsOf('NOT_FOUND', 'CONFLICT')),
}
