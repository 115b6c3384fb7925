/** What may be done without a hand on it: by platform, act and circumstances, with where the rule was read. */
import * as z from 'zod'
import { oc } from '@orpc/contract'
import { errorsOf } from './errors.ts'
import { platformId } from './platforms.ts'
import { failure } from './publications.ts'
import { accountId, creatorId, idSchema, pageInput, pageOf, publicationId } from './values.ts'

export const automatedActs = [
  'like',
  /** To a comment under the account's own post. */
  'answer_comment',
  /** To who named the account elsewhere. */
  'answer_mention',
  /** Of another account of the agency. */
  'repost',
  'hide',
  /** To who wrote first, or to somebody who did not. */
  'message',
  'follow',
  'quote',
  /** To somebody who said nothing to the account. */
  'unasked_reply',
] as const
export const automatedAct = z.enum(automatedActs)
export type AutomatedAct = z.infer<typeof automatedAct>

/** `needs_click`: somebody decides each one. `not_by_api`: by no program of ours, whoever decides. */
export const automationVerdict = z.enum(['allowed', 'needs_click', 'not_by_api'])
export type AutomationVerdict = z.infer<typeof automationVerdict>

export const automationConditions = [
  /** They answered the account, named it or wrote to it. */
  'engaged',
  /** They named it. */
  'summoned',
  /** They were not answered yet. */
  'first_answer',
  /** It is a post of the agency's own. */
  'of_agency',
  'wrote_first',
  /** Their last message is not older. */
  'within_day',
] as const
export const automationCondition = z.enum(automationConditions)
export type AutomationCondition = z.infer<typeof automationCondition>

/** What is known of whom an act is for. Kept with the act, so that it can be asked again immediately before it is sent. */
export interface Circumstances {
  engaged: boolean
  summoned: boolean
  /** They were answered already. */
  answered: boolean
  ofAgency: boolean
  /** When they last wrote to the account, ms UTC; null: never. */
  theirsAt: number | null
}

/** Why: each has its words in the interface. */
export const automationReasons = [
  'asked_for',
  'stranger',
  'own_post',
  'hidden_there',
  'no_bulk',
  'enterprise',
  'summoned_once',
  'one_content',
  'wrote_first',
  'nobody_unasked',
  'no_such_call',
  'told_to_servers',
  'own_comments',
  'within_day',
  'after_day',
  'other_access',
  'no_api',
] as const
export const automationReason = z.enum(automationReasons)
export type AutomationReason = z.infer<typeof automationReason>

export const automationRule = z.object({
  /** `x.like`, `instagram.message.within_day` */
  id: z.string(),
  platform: platformId,
  act: automatedAct,
  /** All of them; none: whatever is not said by an earlier rule of that platform and act. */
  when: z.array(automationCondition),
  verdict: automationVerdict,
  reason: automationReason,
  source: z.url(),
  readOn: z.iso.date(),
})
export type AutomationRule = z.infer<typeof automationRule>

/** How often an act is done in any hour and in any day. */
const perWindow = z.object({ hour: z.int().min(0), day: z.int().min(0) })
const lowered = z.int().min(0).max(10_000).nullable()

/** What an admin lowered a budget to; null: as it usually is. */
export const loweredCaps = z.object({ hour: lowered, day: lowered })
export type LoweredCaps = z.infer<typeof loweredCaps>

/** How much an account does of an act by itself. */
export const automationBudget = z.object({
  act: automatedAct,
  used: perWindow,
  /** What holds now. */
  max: perWindow,
  lowered: loweredCaps,
  /** What an account may be given that is not new. */
  most: perWindow,
})
export type AutomationBudget = z.infer<typeof automationBudget>

export const accountBudgets = z.object({
  /** New accounts do less, however much they are given. null: it is not new. */
  newUntil: z.date().nullable(),
  /** Those that the platform lets a program do; none: it lets it do nothing. */
  budgets: z.array(automationBudget),
})
export type AccountBudgets = z.infer<typeof accountBudgets>

export const automatedActId = idSchema('aut')

/**
 * `due`: waits for its time, or for what holds it. `asks`: waits for somebody's click. `refused`: no program may do it there.
 * `dropped`: left undone, by somebody or because it no longer fits. `failed`: it was tried and did not go out, or nobody knows.
 */
export const automatedActStates = ['due', 'asks', 'sending', 'done', 'refused', 'dropped', 'failed'] as const
export const automatedActState = z.enum(automatedActStates)
export type AutomatedActState = z.infer<typeof automatedActState>

/** Why it was left undone. */
export const dropReasons = [
  'by_hand',
  'expired',
  'answered',
  'gone',
  'cap',
  'turned_off',
  'taken_over',
  'same_words',
  'revoked',
  'paused',
] as const
export const dropReason = z.enum(dropReasons)
export type DropReason = z.infer<typeof dropReason>

/** What wanted it. */
const automatedBy = z.object({ kind: z.enum(['rule', 'amplifier', 'script']), id: z.string(), name: z.string() })
export type AutomatedBy = z.infer<typeof automatedBy>

/** One act that nobody pressed, or not yet. */
export const queuedAct = z.object({
  id: automatedActId,
  creatorId,
  creatorName: z.string(),
  accountId,
  accountHandle: z.string(),
  platform: platformId,
  publicationId: publicationId.nullable(),
  act: automatedAct,
  /** What it is on. */
  on: z.object({ author: z.string().nullable(), url: z.string(), text: z.string().nullable() }),
  text: z.string().nullable(),
  by: automatedBy,
  state: automatedActState,
  stateSince: z.date(),
  dueAt: z.date(),
  /** What the gate answered last. */
  gate: z
    .object({ verdict: automationVerdict.or(z.literal('later')), rule: z.string(), putOff: z.enum(['quiet', 'hour', 'day']).nullable() })
    .nullable(),
  dropReason: dropReason.nullable(),
  /** Of `due`: what holds it. */
  failure: failure.nullable(),
  doneAt: z.date().nullable(),
  pressedBy: z.string().nullable(),
  /** Where what it left can be seen. */
  url: z.string().nullable(),
  /** Whether we do it at a click. Else it is done on the platform, by hand. */
  ours: z.boolean(),
})
export type QueuedAct = z.infer<typeof queuedAct>

export const automation = {
  budgets: oc.input(z.object({ accountId })).output(accountBudgets).errors(errorsOf('NOT_FOUND')),
  /** Never above what an account may be given at most. */
  setBudget: oc
    .input(z.object({ accountId, act: automatedAct, lowered: loweredCaps }))
    .output(accountBudgets)
    .errors(errorsOf('NOT_FOUND')),
  /** Within reach; the latest to come to where it is first. */
  acts: oc
    .input(
      z.object({
        creatorId: creatorId.optional(),
        states: z.array(automatedActState).min(1).max(automatedActStates.length),
        ...pageInput,
      }),
    )
    .output(pageOf(queuedAct)),
  /** How many wait for a click, and how many for their time; at most 1000 are counted. */
  countActs: oc.input(z.object({ creatorId: creatorId.optional() })).output(z.object({ asks: z.int(), due: z.int() })),
  /** Does what waits for a click, now, as whoever presses. Refused, it waits again. */
  press: oc
    .input(z.object({ actId: automatedActId }))
    .output(queuedAct)
    .errors(errorsOf('NOT_FOUND', 'STATE_CHANGED', 'CONFLICT', 'NOT_SUPPORTED', 'TEXT_INVALID', 'VAULT_LOCKED')),
  /** Somebody did on the platform what waited for a click. */
  markDone: oc
    .input(z.object({ actId: automatedActId }))
    .output(queuedAct)
    .errors(errorsOf('NOT_FOUND', 'STATE_CHANGED')),
  /** Leaves undone what waits. */
  drop: oc
    .input(z.object({ actId: automatedActId }))
    .output(queuedAct)
    .errors(errorsOf('NOT_FOUND', 'STATE_CHANGED')),
  /** In the order in which they are asked: of a platform and act, the first whose circumstances hold. */
  rules: oc.output(z.object({ rules: z.array(automationRule) })),
}
