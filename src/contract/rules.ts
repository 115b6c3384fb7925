/** Rules: what happens, if what, then what; each act of theirs is decided by the gate and stands in the queue of automated acts. */
import * as z from 'zod'
import { oc } from '@orpc/contract'
import { amplifierGroupId, amplifierPasses } from './amplifiers.ts'
import { automatedAct, automationVerdict, queuedAct } from './automation.ts'
import { errorsOf } from './errors.ts'
import { unknownVariablesIn } from './fill-reply.ts'
import { commentLanguages, inboxItemId, savedReplyId, sentiments } from './inbox.ts'
import { platformId } from './platforms.ts'
import { clockTime } from './plans.ts'
import { scriptId } from './scripts.ts'
import { accountId, creatorId, idSchema, line, market, pageInput, pageOf, prose, userId } from './values.ts'

export const ruleId = idSchema('rul')

/**
 * `comment`: a comment or an answer to a post. `message`: somebody writes to the account. `follower`: somebody begins to follow
 * it, where the platform names them (`capabilities.inbox.followers`). `score`: a post's score comes to so much. `schedule`: at
 * that time on those days (1: Monday), for all that waits in the inbox.
 */
const trigger = z.discriminatedUnion('on', [
  z.object({ on: z.literal('comment') }),
  z.object({ on: z.literal('mention') }),
  z.object({ on: z.literal('message') }),
  z.object({ on: z.literal('follower') }),
  z.object({ on: z.literal('published') }),
  z.object({ on: z.literal('score'), least: z.int().min(1).max(100) }),
  z.object({ on: z.literal('schedule'), at: clockTime, days: z.array(z.int().min(1).max(7)).min(1).max(7) }),
])
export type RuleTrigger = z.infer<typeof trigger>
export const ruleTriggers = [
  'comment',
  'mention',
  'message',
  'follower',
  'published',
  'score',
  'schedule',
] as const satisfies readonly RuleTrigger['on'][]

/** What somebody said: only of that there is a language, a tone, an answer. */
export const isAboutWords = ({ on }: Pick<RuleTrigger, 'on'>): boolean => on !== 'follower' && !isAboutPosts({ on })

/** What is about a post, not about what somebody said or did. */
export const isAboutPosts = ({ on }: Pick<RuleTrigger, 'on'>): boolean => on === 'published' || on === 'score'

const word = line(80)
const handle = line(120)

/**
 * All of them hold. Empty and null: any. What the classifier is not sure of, is none. Of a post and a follower the classifier
 * says nothing, and nothing of it is asked; a follower's words are their name.
 */
const conditions = z.object({
  languages: z.array(z.enum(commentLanguages)),
  sentiments: z.array(z.enum(sentiments)),
  spam: z.boolean().nullable(),
  relevant: z.boolean().nullable(),
  words: z.object({ any: z.array(word).max(30), none: z.array(word).max(30) }),
  authors: z.object({ only: z.array(handle).max(100), never: z.array(handle).max(100) }),
  /** It is not older. */
  withinHours: z.int().min(1).max(168),
  platforms: z.array(platformId),
  accountIds: z.array(accountId).max(50),
  /** Of the post, or of the one it was said under; without one, the creator's. */
  markets: z.array(market),
  /** Nobody has answered it, nor its author a moment before. */
  unanswered: z.boolean(),
})
export type RuleConditions = z.infer<typeof conditions>

/** How many texts an answer is chosen from, and how long each may be. */
export const answerTexts = { max: 20, maxLength: 1000 } as const

const action = z.discriminatedUnion('do', [
  z.object({ do: z.literal('like') }),
  /** One of these, never the same twice running; with `{author}`, `{name}`, `{account}` and `{creator}`. */
  z.object({
    do: z.literal('answer'),
    texts: z.array(prose(answerTexts.maxLength).trim().min(1)).max(answerTexts.max),
    savedReplyIds: z.array(savedReplyId).max(20),
  }),
  z.object({ do: z.literal('hide') }),
  /** What was said; or whatever a follower says from then on. */
  z.object({ do: z.literal('tag'), tag: line(40) }),
  /** Whom; nobody named: whoever looks after the creator. */
  z.object({ do: z.literal('notify'), to: z.array(userId).max(20).optional() }),
  /** Begins a message script with who wrote. */
  z.object({ do: z.literal('script'), script: scriptId }),
  /** Has a group of amplifiers repost it. */
  z.object({ do: z.literal('amplify'), group: amplifierGroupId }),
])
export type RuleAction = z.infer<typeof action>
export const ruleActions = ['like', 'answer', 'hide', 'tag', 'notify', 'script', 'amplify'] as const satisfies readonly RuleAction['do'][]

const specShape = z.object({
  trigger,
  conditions,
  /** Each kind once. */
  actions: z.array(action).min(1).max(ruleActions.length),
  /** How long after, somewhere between. */
  delay: z.object({ fromMinutes: z.int().min(0).max(1440), toMinutes: z.int().min(0).max(1440) }),
  /** Of each of its acts, in 24 hours. */
  perDay: z.int().min(1).max(500),
})
export type RuleSpec = z.infer<typeof specShape>

/** What may be done where this sets it off. */
export const actionsFor = (on: RuleTrigger['on']): readonly RuleAction['do'][] => {
  if (isAboutPosts({ on })) return ['notify', 'amplify']
  // Who follows has not written: no platform lets a program write to them unasked (the gate's table).
  if (on === 'follower') return ['tag', 'notify']
  return on === 'message' ? ['tag', 'notify', 'script'] : ['like', 'answer', 'hide', 'tag', 'notify']
}

export const ruleSpec = specShape
  .refine(({ actions }) => new Set(actions.map((one) => one.do)).size === actions.length, { message: 'action_twice', path: ['actions'] })
  .refine(({ delay }) => delay.fromMinutes <= delay.toMinutes, { message: 'delay_order', path: ['delay'] })
  .refine(({ actions }) => actions.every((one) => one.do !== 'answer' || new Set([...one.texts, ...one.savedReplyIds]).size > 1), {
    message: 'two_texts',
    path: ['actions'],
  })
  // It would go out as it is written, and nobody reads it before.
  .refine(
    ({ actions }) => actions.every((one) => one.do !== 'answer' || one.texts.every((text) => unknownVariablesIn(text).length === 0)),
    {
      message: 'unknown_variable',
      path: ['actions'],
    },
  )
  .refine(({ trigger: { on }, actions }) => actions.every((one) => actionsFor(on).includes(one.do)), {
    message: 'action_of_trigger',
    path: ['actions'],
  })

/**
 * `both_answer`: another rule answers the same. `hides_too`: another rule hides what this one likes or answers. `own_account`: it
 * waits for one of our own accounts, which trigger nothing. `answers_spam`: it does not leave spam out. `never_there`: on that
 * platform no program may do it. `no_texts`: what it says was deleted, or
 * names a variable that is none.
 * `followers_untold`: that platform does not name who follows. `no_script`, `no_group`: the script or the group is off or was deleted.
 * `both_script`, `both_amplify`: another rule begins a script with the same message, has the same post reposted. `script_itself`: a
 * script begins with such a message by itself.
 */
export const ruleTroubles = [
  'both_answer',
  'both_script',
  'both_amplify',
  'script_itself',
  'hides_too',
  'own_account',
  'answers_spam',
  'never_there',
  'followers_untold',
  'no_texts',
  'no_script',
  'no_group',
] as const
const trouble = z.object({
  kind: z.enum(ruleTroubles),
  /** The other rule, or the script. */
  with: z.string().nullable(),
  platform: platformId.nullable(),
  act: automatedAct.nullable(),
  /** With it, one of its actions can come to nothing but nothing: it is not turned on. */
  blocks: z.boolean(),
})
export type RuleTrouble = z.infer<typeof trouble>

export const rule = z.object({
  id: ruleId,
  creatorId,
  creatorName: z.string(),
  name: z.string(),
  spec: specShape,
  isOn: z.boolean(),
  /** Null: off, or not by the clock. */
  nextAt: z.date().nullable(),
  troubles: z.array(trouble),
  /** What it wanted in the last 7 days, and how much of it was done. */
  week: z.object({ wanted: z.int(), done: z.int() }),
})
export type Rule = z.infer<typeof rule>

/**
 * Why an action that goes its own way comes to nothing: of a group what it says of the post; `no_member`: nobody in it may, or is
 * connected, on that platform. `gone`: the post is not there any more. `reposted`: whoever may has. `ran_before`: the script was said
 * to them once. `other_script`: another is under way. `answered`: somebody wrote to them already. `cap`: beyond what the rule may do in a day.
 */
export const ruleLeftReasons = [
  ...amplifierPasses,
  'cap',
  'no_group',
  'group_off',
  'group_paused',
  'no_member',
  'gone',
  'reposted',
  'script_off',
  'not_connected',
  'other_platform',
  'ran_before',
  'other_script',
  'answered',
] as const
export const ruleLeft = z.enum(ruleLeftReasons)
export type RuleLeft = z.infer<typeof ruleLeft>

/** One thing that it would have done. */
const wouldDo = z.object({
  do: z.enum(ruleActions),
  /** What it is on: somebody's words, a post's, or a follower with none. */
  on: z.object({ itemId: inboxItemId.nullable(), author: z.string().nullable(), text: z.string(), at: z.date() }),
  accountHandle: z.string(),
  platform: platformId,
  dueAt: z.date(),
  text: z.string().nullable(),
  /** Null: nothing that the gate is asked about. */
  gate: z
    .object({ verdict: automationVerdict.or(z.literal('later')), rule: z.string(), putOff: z.enum(['quiet', 'hour', 'day']).nullable() })
    .nullable(),
  /** Why nothing would have come of it. Null: it would have been done, as far as the gate lets it. */
  left: ruleLeft.nullable(),
})
export type WouldDo = z.infer<typeof wouldDo>

/** What set a rule off. */
const met = z.object({
  /** Of an item of the inbox, a publication or a follower. */
  id: z.string(),
  what: z.enum(['said', 'post', 'follower']),
  /** When the rule dealt with it. */
  metAt: z.date(),
  /** When it was said, came out, or they began to follow. */
  at: z.date(),
  author: z.string().nullable(),
  authorName: z.string().nullable(),
  text: z.string(),
  /** On the platform. */
  url: z.string().nullable(),
  accountHandle: z.string(),
  platform: platformId,
})
export type RuleMet = z.infer<typeof met>

export const rules = {
  /** Whom a rule of this creator may tell: whoever looks after her, and admins. */
  people: oc
    .input(z.object({ creatorId }))
    .output(z.array(z.object({ id: userId, name: z.string() })))
    .errors(errorsOf('NOT_FOUND')),
  /** Within reach, by creator and name. */
  list: oc.input(z.object({ creatorId: creatorId.optional() })).output(z.array(rule)),
  get: oc.input(z.object({ ruleId })).output(rule).errors(errorsOf('NOT_FOUND')),
  /** `ruleId` absent: a new one. It is off then, also where it was on: what it would do is to be seen first. */
  save: oc
    .input(z.object({ ruleId: ruleId.optional(), creatorId, name: line(80), spec: ruleSpec }))
    .output(rule)
    .errors(errorsOf('NOT_FOUND')),
  /** Off, what it wanted and is not done is left undone. It is not turned on while one of its troubles keeps it from anything. */
  setOn: oc
    .input(z.object({ ruleId, isOn: z.boolean() }))
    .output(rule)
    .errors(errorsOf('NOT_FOUND', 'CONFLICT')),
  remove: oc.input(z.object({ ruleId })).output(z.object({})).errors(errorsOf('NOT_FOUND')),
  /**
   * The same for other creators, off: what is one's own (accounts, replies, scripts, groups) stays behind, and an action that is
   * nothing without it (`without`). Who has the very same already keeps it.
   */
  copy: oc
    .input(z.object({ ruleId, to: z.array(creatorId).min(1).max(200) }))
    .output(
      z.object({
        copies: z.array(z.object({ creatorId, creatorName: z.string(), ruleId, isNew: z.boolean() })),
        without: z.array(z.enum(ruleActions)),
      }),
    )
    .errors(errorsOf('NOT_FOUND', 'CONFLICT')),
  /** What it would have done over the last 7 days, by what is stored: the latest first, at most 200 told. */
  tryOut: oc
    .input(z.object({ creatorId, spec: ruleSpec, ruleId: ruleId.optional() }))
    .output(z.object({ seen: z.int(), matched: z.int(), total: z.int(), acts: z.array(wouldDo), troubles: z.array(trouble) }))
    .errors(errorsOf('NOT_FOUND')),
  /** What set it off, the latest first. Beyond what it may do in a day is not told. */
  met: oc
    .input(z.object({ ruleId, ...pageInput }))
    .output(pageOf(met))
    .errors(errorsOf('NOT_FOUND')),
  /** What it wanted, the latest first. */
  acts: oc
    .input(z.object({ ruleId, ...pageInput }))
    .output(pageOf(queuedAct))
    .errors(errorsOf('NOT_FOUND')),
}
