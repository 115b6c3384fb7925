/**
 * Amplifiers: accounts that the agency owns and has configured to repost what its creators post. A group is of one
 * creator and one market; which accounts are in it is granted by a person and can be taken back at once.
 */
import * as z from 'zod'
import { oc } from '@orpc/contract'
import { automationVerdict, queuedAct } from './automation.ts'
import { errorsOf } from './errors.ts'
import { contentKind, platformId } from './platforms.ts'
import { failure } from './publications.ts'
import { accountId, creatorId, idSchema, line, market, pageInput, pageOf, publicationId } from './values.ts'

export const amplifierGroupId = idSchema('amg')
export const amplifierGrantId = idSchema('amp')

const kinds = z.array(contentKind).min(1)

export const amplifierRules = z
  .object({
    /** Only posts that are meant for it; and in its time: its quiet hours, and its calendar days. */
    market,
    kinds,
    /** So many likes before anybody reposts it; null: however many. */
    minLikes: z.int().min(1).max(1_000_000).nullable(),
    /** Likes and comments, as percent of the median that posts of its account have after a day; null: however many. */
    medianPercent: z.int().min(10).max(1_000).nullable(),
    /** From when it may be reposted until the first does, and until the last does. */
    firstAfterMinutes: z.int().min(0).max(1_440),
    lastAfterMinutes: z.int().min(0).max(2_880),
    /** What went out longer ago is left alone. */
    withinHours: z.int().min(1).max(168),
    /** Reposts of one account in a calendar day, whichever group it does them for. */
    accountPerDay: z.int().min(1).max(10),
    /** Reposts of the group in a calendar day. */
    groupPerDay: z.int().min(1).max(500),
  })
  .refine(({ firstAfterMinutes, lastAfterMinutes }) => firstAfterMinutes <= lastAfterMinutes, {
    message: 'first_after_last',
    path: ['lastAfterMinutes'],
  })
export type AmplifierRules = z.infer<typeof amplifierRules>

/** What a platform said that stopped a group. */
export const amplifierPause = z.object({
  at: z.date(),
  accountId,
  accountHandle: z.string(),
  failure,
})

export const amplifierGrant = z.object({
  id: amplifierGrantId,
  accountId,
  accountHandle: z.string(),
  platform: platformId,
  /** Whose account it is. */
  ownerName: z.string(),
  /** What it may repost of the group's; null: all of it. */
  kinds: kinds.nullable(),
  /** Of a repost there, by itself or by a person. */
  verdict: automationVerdict,
  grantedBy: z.string(),
  grantedAt: z.date(),
  revokedBy: z.string().nullable(),
  revokedAt: z.date().nullable(),
})
export type AmplifierGrant = z.infer<typeof amplifierGrant>

export const amplifierGroup = z.object({
  id: amplifierGroupId,
  creatorId,
  creatorName: z.string(),
  name: z.string(),
  rules: amplifierRules,
  isOn: z.boolean(),
  /** Null: it is not paused. A person resumes it. */
  paused: amplifierPause.nullable(),
  /** Those that stand, then those that were taken back, the latest first. */
  grants: z.array(amplifierGrant),
})
export type AmplifierGroup = z.infer<typeof amplifierGroup>

/** Why a post was left alone. */
export const amplifierPasses = ['market', 'kind', 'unmeasured', 'threshold', 'too_late', 'account_day', 'group_day'] as const
export const amplifierPass = z.enum(amplifierPasses)
export type AmplifierPass = z.infer<typeof amplifierPass>

const ofPost = { publicationId, text: z.string(), postedBy: z.string(), publishedAt: z.date() }

/** What a group would have done, had it been on: worked out by the same rules, from the figures as they were read. */
export const amplifierPreview = z.object({
  from: z.date(),
  to: z.date(),
  posts: z.int(),
  reposts: z.array(
    z.object({
      ...ofPost,
      accountId,
      accountHandle: z.string(),
      at: z.date(),
      /** As known when it was decided. */
      likes: z.int().nullable(),
      verdict: automationVerdict,
    }),
  ),
  /** By post and reason, with the accounts that it left out; none: all of them. */
  passed: z.array(z.object({ ...ofPost, why: amplifierPass, accounts: z.array(z.string()) })),
})
export type AmplifierPreview = z.infer<typeof amplifierPreview>

const one = z.object({ creatorId, groupId: amplifierGroupId })

export const amplifiers = {
  /** Within reach, by creator and name. */
  list: oc.input(z.object({ creatorId: creatorId.optional() })).output(z.array(amplifierGroup)),
  save: oc
    .input(z.object({ groupId: amplifierGroupId.optional(), creatorId, name: line(80), rules: amplifierRules }))
    .output(amplifierGroup)
    .errors(errorsOf('NOT_FOUND')),
  /** What waits is dropped. */
  remove: oc.input(one).output(z.object({})).errors(errorsOf('NOT_FOUND')),
  /** Off: what waits is dropped. On again: what may still be reposted is looked at anew. */
  setOn: oc
    .input(z.object({ ...one.shape, isOn: z.boolean() }))
    .output(amplifierGroup)
    .errors(errorsOf('NOT_FOUND')),
  /** After a platform's warning. */
  resume: oc.input(one).output(amplifierGroup).errors(errorsOf('NOT_FOUND')),
  grant: oc
    // Its own name, since it may be another creator's account.
    .input(z.object({ ...one.shape, amplifier: accountId, kinds: kinds.nullable() }))
    .output(amplifierGroup)
    .errors(errorsOf('NOT_FOUND', 'NOT_SUPPORTED', 'CONFLICT', 'STATE_CHANGED')),
  /** What waits for it is dropped in the same moment. */
  revoke: oc
    .input(z.object({ ...one.shape, grantId: amplifierGrantId }))
    .output(amplifierGroup)
    .errors(errorsOf('NOT_FOUND')),
  /** What it reposted, what waits and what was left undone; the latest to be decided first. */
  acts: oc
    .input(z.object({ ...one.shape, ...pageInput }))
    .output(pageOf(queuedAct))
    .errors(errorsOf('NOT_FOUND')),
  preview: oc.input(one).output(amplifierPreview).errors(errorsOf('NOT_FOUND')),
}
