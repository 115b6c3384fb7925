/** A post is content. Where and when it goes out is a publication. */
import * as z from 'zod'
import { oc } from '@orpc/contract'
import { errorsOf } from './errors.ts'
import { asset } from './media.ts'
import { chosenOptions } from './platform-options.ts'
import { contentKind, contentLabel, platformId } from './platforms.ts'
import { accountId, assetId, creatorId, pageInput, pageOf, postId, prose, publicationId, wallTime } from './values.ts'

/** Characters (UTF-16) of a text, far more than any platform takes: a draft may still be cut down. */
export const textMax = 20_000
/** Characters of a description. */
export const altMax = 2000
/** Parts of a thread, the first counted. */
export const threadMax = 25
/** Pictures and videos of a post. */
export const mediaMax = 35

const content = {
  text: prose(textMax),
  /**
   * What it says on a platform instead of `text`, its first part where it goes on as a thread. Absent: the same everywhere;
   * in an update, it stays as it is (`{}` takes them all back).
   */
  platformTexts: z.partialRecord(platformId, prose(textMax)).optional(),
  /**
   * What goes on after `text` where the platform has threads (`capabilities.thread`), each as an answer to the one before;
   * elsewhere it is left out, and the media go with `text`. Absent: nothing; in an update, it stays as it is (`[]` takes it away).
   */
  thread: z
    .array(prose(textMax))
    .max(threadMax - 1)
    .optional(),
  assets: z.array(z.object({ assetId, alt: z.string().trim().max(altMax) })).max(mediaMax),
  /** BCP 47 tags of the languages written in. */
  languages: z.array(z.string().regex(/^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$/)).max(3),
  labels: z.array(contentLabel).max(4),
  /** What was chosen for each account. Absent: nothing was; in an update, it stays as it is (`{}` takes it all back). */
  options: z.record(accountId, chosenOptions).optional(),
}
export const postContent = z.object(content)
export type PostContent = z.infer<typeof postContent>

export const post = z.object({
  id: postId,
  creatorId,
  ...content,
  assets: z.array(z.object({ asset, alt: z.string() })),
  kind: contentKind,
  createdAt: z.date(),
  updatedAt: z.date(),
  /** How many publications of it there are, by whether they are still open. */
  publications: z.object({ open: z.int(), published: z.int(), other: z.int() }),
})
export type Post = z.infer<typeof post>

/** One reason why a platform would refuse, or why a person should look. */
export const problem = z.object({
  accountId: accountId.nullable(),
  platform: platformId.nullable(),
  severity: z.enum(['error', 'warning']),
  /** A rule's name, translated by the interface: `text.too_long`, `alt.missing`, `mention.forbidden` … */
  rule: z.string(),
  data: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type Problem = z.infer<typeof problem>

const target = { accountIds: z.array(accountId).min(1).max(50) }

export const posts = {
  list: oc
    .input(
      z.object({
        creatorId: creatorId.optional(),
        search: z.string().max(200).optional(),
        draftsOnly: z.boolean().default(false),
        ...pageInput,
      }),
    )
    .output(pageOf(post)),
  get: oc.input(z.object({ postId })).output(post).errors(errorsOf('NOT_FOUND')),
  /** NOT_SUPPORTED where the account's platform has no options, BAD_INPUT where these are not its own; in `update` too. */
  create: oc
    .input(z.object({ creatorId, content: postContent }))
    .output(post)
    .errors(errorsOf('NOT_FOUND', 'NOT_SUPPORTED', 'BAD_INPUT')),
  /** Only while nothing of it is being sent or is out (CONFLICT): what is out is changed on the platform. */
  update: oc
    .input(z.object({ postId, content: postContent }))
    .output(post)
    .errors(errorsOf('NOT_FOUND', 'CONFLICT', 'NOT_SUPPORTED', 'BAD_INPUT')),
  /** Only when no publication of it is open (CONFLICT). */
  remove: oc.input(z.object({ postId })).errors(errorsOf('NOT_FOUND', 'CONFLICT')),
  /** What each account's platform would say to this content. Saves nothing. */
  check: oc
    .input(z.object({ creatorId, content: postContent, accountIds: z.array(accountId).max(50) }))
    .output(
      z.object({
        kind: contentKind,
        /** Length as each platform counts it. */
        counts: z.array(
          z.object({
            accountId,
            used: z.int(),
            max: z.int(),
            /** Of what goes on after it, where it goes out as a thread. */
            thread: z.array(z.object({ used: z.int(), max: z.int() })).optional(),
          }),
        ),
        /** What sending it costs whoever pays for the application (`capabilities.billing`), every part counted. Absent: nobody pays. */
        costs: z.array(z.object({ accountId, usd: z.number(), parts: z.int() })).optional(),
        problems: z.array(problem),
      }),
    )
    .errors(errorsOf('NOT_FOUND')),
  /**
   * Whom a text mentions, as the account's platform finds them in it, and whether it knows them; `null` when it could not
   * be asked. Whoever it does not know stays plain text. Saves nothing.
   */
  mentions: oc
    .input(z.object({ accountId, text: prose(textMax) }))
    .output(z.array(z.object({ handle: z.string(), exists: z.boolean().nullable() })))
    .errors(errorsOf('NOT_FOUND')),
  /**
   * One publication per account, at one wall time. A time that the clocks skip moves to after the gap,
   * one that comes twice takes the first. `allowPast` false refuses a time already gone (BAD_INPUT).
   * Errors found by `check` refuse with the first one's code; warnings do not.
   */
  schedule: oc
    .input(z.object({ postId, ...target, at: wallTime, missedPolicy: z.enum(['ask', 'drop', 'if_late_less_2h']).optional() }))
    .output(z.object({ publicationIds: z.array(publicationId) }))
    .errors(errorsOf('NOT_FOUND', 'CONFLICT', 'TEXT_INVALID', 'MEDIA_INVALID', 'NOT_SUPPORTED', 'BAD_INPUT')),
  /** Now: the same as `schedule` at this instant. APPROVAL_REQUIRED where its creator wants a word first. */
  publishNow: oc
    .input(z.object({ postId, ...target }))
    .output(z.object({ publicationIds: z.array(publicationId) }))
    .errors(errorsOf('NOT_FOUND', 'CONFLICT', 'TEXT_INVALID', 'MEDIA_INVALID', 'NOT_SUPPORTED', 'BAD_INPUT', 'APPROVAL_REQUIRED')),
}
