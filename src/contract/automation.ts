/** What may be done without a hand on it: by platform, act and circumstances, with where the rule was read. */
import * as z from 'zod'
import { oc } from '@orpc/contract'
import { platformId } from './platforms.ts'

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

export const automation = {
  /** In the order in which they are asked: of a platform and act, the first whose circumstances hold. */
  rules: oc.output(z.object({ rules: z.array(automationRule) })),
}
