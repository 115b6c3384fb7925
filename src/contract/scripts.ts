/** Message scripts: what is said by itself to who wrote first, step by step, until somebody answers or they want no more. */
import * as z from 'zod'
import { oc } from '@orpc/contract'
import { errorsOf } from './errors.ts'
import { inboxItemId } from './inbox.ts'
import { platformId } from './platforms.ts'
import { accountId, creatorId, idSchema, language, line, pageInput, pageOf, prose } from './values.ts'

export const scriptId = idSchema('scr')
export const scriptRunId = idSchema('srn')

/** Of a step, within its script. */
const stepId = z.string().regex(/^s\d{1,4}$/)
/** Where it goes on: what follows, a later step, or nowhere. */
const goTo = z.union([z.enum(['next', 'end']), stepId])
export type ScriptGoTo = z.infer<typeof goTo>

const words = z.array(line(40)).max(30)

export const answerChecks = ['contains', 'positive', 'negative'] as const
const branch = z.object({
  when: z.discriminatedUnion('is', [
    z.object({ is: z.literal('contains'), words }),
    z.object({ is: z.literal('positive') }),
    z.object({ is: z.literal('negative') }),
  ]),
  goTo,
})

/** At most what the longest window is: a week. */
const waitMinutes = z
  .int()
  .min(1)
  .max(7 * 24 * 60)

export const scriptStep = z.discriminatedUnion('kind', [
  z.object({ id: stepId, kind: z.literal('say'), text: prose(10_000) }),
  /** How long is drawn anew for each conversation. */
  z.object({ id: stepId, kind: z.literal('wait'), fromMinutes: waitMinutes, toMinutes: waitMinutes }),
  /** Until they answer, `hours` at most. The first branch that fits is taken. */
  z.object({
    id: stepId,
    kind: z.literal('listen'),
    hours: z
      .int()
      .min(1)
      .max(7 * 24),
    branches: z.array(branch).max(8),
    otherwise: goTo,
    silent: goTo,
  }),
])
export type ScriptStep = z.infer<typeof scriptStep>

/** `by_hand`: only when a person starts it. */
const trigger = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('first_message') }),
  z.object({ kind: z.literal('keyword'), words }),
  z.object({ kind: z.literal('by_hand') }),
])
export type ScriptTrigger = z.infer<typeof trigger>
export const scriptTriggers = ['first_message', 'keyword', 'by_hand'] as const

/** Filled in for whom it goes to. As in saved replies, and `{link}`. */
export const scriptVariables = ['name', 'author', 'creator', 'account', 'link'] as const
export type ScriptVariable = (typeof scriptVariables)[number]

const draftShape = {
  /** Null: the agency's, for every creator. */
  creatorId: creatorId.nullable(),
  name: line(80),
  platforms: z.array(platformId).min(1).max(5),
  /** In which it is written: who surely writes in another one is left alone. Null: for everybody. */
  language: language.nullable(),
  trigger,
  /** At which it stops, beside the usual ones. */
  stopWords: words,
  link: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .nullable(),
  steps: z.array(scriptStep).min(1).max(40),
}
const scriptDraft = z.object(draftShape)
export type ScriptDraft = z.infer<typeof scriptDraft>

export const scriptRules = [
  'empty',
  'unknown_variable',
  'no_link',
  'too_long',
  'same_text',
  'back',
  'nowhere',
  'no_words',
  'wait_turned',
  'never_reached',
  'says_nothing',
  'same_step',
  'no_messages_there',
  'after_window',
] as const

/** What is wrong with a script. An error keeps it from being switched on. */
const finding = z.object({
  /** Null: of the script as a whole. */
  step: stepId.nullable(),
  rule: z.enum(scriptRules),
  severity: z.enum(['error', 'warning']),
  /** What it is about: the variable, the platform. */
  of: z.string().nullable(),
  actual: z.int().nullable(),
  allowed: z.int().nullable(),
})
export type ScriptFinding = z.infer<typeof finding>

const script = z.object({
  id: scriptId,
  ...draftShape,
  isOn: z.boolean(),
  updatedBy: z.string(),
  updatedAt: z.date(),
  /** Conversations in which it runs now. */
  running: z.int(),
})
export type Script = z.infer<typeof script>

export const scriptEndings = [
  'finished',
  'human_answered',
  'said_stop',
  'said_word',
  'taken_over',
  'window_closed',
  'switched_off',
  'refused',
  'broken',
] as const
export const scriptEnding = z.enum(scriptEndings)
export type ScriptEnding = z.infer<typeof scriptEnding>

/** `waiting`: for its time; `listening`: for an answer; `saying`: a message is on its way, or waits for a person to send it. */
export const scriptPhases = ['waiting', 'listening', 'saying'] as const
const phase = z.enum(scriptPhases)
export type ScriptPhase = z.infer<typeof phase>

const ending = z.object({
  at: z.date(),
  reason: scriptEnding,
  /** The word they said, who answered or took over, why it was refused. */
  detail: z.string().nullable(),
})

const run = z.object({
  id: scriptRunId,
  scriptId,
  scriptName: z.string(),
  creatorId,
  creatorName: z.string(),
  accountId,
  accountHandle: z.string(),
  platform: platformId,
  person: z.string(),
  personName: z.string().nullable(),
  /** What it answers; null where a person holds the conversation elsewhere. */
  itemId: inboxItemId.nullable(),
  startedAt: z.date(),
  /** Null: by its trigger. */
  startedBy: z.string().nullable(),
  /** Null: over. */
  phase: phase.nullable(),
  /** From 1. Null: over. */
  step: z.int().nullable(),
  steps: z.int(),
  said: z.int(),
  /** When it goes on by itself. */
  nextAt: z.date().nullable(),
  /** What stands in the way: a stop. */
  heldBy: z.string().nullable(),
  ended: ending.nullable(),
  /** Prepared for a person, who sends it there. */
  toCopy: z.object({ step: stepId, text: z.string() }).nullable(),
})
export type ScriptRun = z.infer<typeof run>

const rehearsedLine = z.object({
  from: z.enum(['them', 'us', 'script']),
  text: z.string(),
  at: z.date(),
})
const rehearsal = z.object({
  accountId,
  accountHandle: z.string(),
  platform: platformId,
  person: z.string(),
  lines: z.array(rehearsedLine),
  /** Null: it would still run. */
  ended: ending.nullable(),
})
export type ScriptRehearsal = z.infer<typeof rehearsal>

export const scripts = {
  /** The agency's, and those of creators within reach. */
  list: oc.input(z.object({ creatorId: creatorId.optional() })).output(z.array(script)),
  check: oc.input(z.object({ draft: scriptDraft })).output(z.object({ findings: z.array(finding) })),
  /** `scriptId` absent: a new one, switched off. What runs goes on as it was when it began. What is the agency's is an admin's to change. */
  save: oc
    .input(z.object({ scriptId: scriptId.optional(), draft: scriptDraft }))
    .output(script)
    .errors(errorsOf('NOT_FOUND', 'TEXT_INVALID')),
  /** With an error in it, it is not switched on. Switched off, it ends wherever it runs. */
  setOn: oc
    .input(z.object({ scriptId, on: z.boolean() }))
    .output(script)
    .errors(errorsOf('NOT_FOUND', 'TEXT_INVALID')),
  remove: oc.input(z.object({ scriptId })).output(z.object({})).errors(errorsOf('NOT_FOUND')),
  /** What it would have done in the last week's conversations within reach. Nothing is sent. */
  rehearse: oc
    .input(z.object({ draft: scriptDraft }))
    .output(z.object({ conversations: z.int(), matched: z.int(), shown: z.array(rehearsal) }))
    .errors(errorsOf('NOT_FOUND')),
  /** The latest first, within reach. */
  runs: oc
    .input(
      z.object({
        creatorId: creatorId.optional(),
        scriptId: scriptId.optional(),
        show: z.enum(['going', 'to_copy', 'ended']),
        ...pageInput,
      }),
    )
    .output(pageOf(run)),
  /** In the item's conversation: what runs or ran last, and what may be started. */
  ofItem: oc
    .input(z.object({ itemId: inboxItemId }))
    .output(z.object({ run: run.nullable(), offered: z.array(z.object({ id: scriptId, name: z.string() })) }))
    .errors(errorsOf('NOT_FOUND')),
  start: oc
    .input(z.object({ itemId: inboxItemId, scriptId }))
    .output(run)
    .errors(errorsOf('NOT_FOUND', 'CONFLICT', 'NOT_SUPPORTED', 'TEXT_INVALID')),
  /** Where a person holds the conversation elsewhere: its texts are prepared for them. */
  startFor: oc
    .input(z.object({ accountId, scriptId, person: line(120) }))
    .output(run)
    .errors(errorsOf('NOT_FOUND', 'CONFLICT', 'NOT_SUPPORTED', 'TEXT_INVALID')),
  /** A prepared text was sent by a person. */
  markSaid: oc
    .input(z.object({ runId: scriptRunId, step: stepId }))
    .output(run)
    .errors(errorsOf('NOT_FOUND', 'STATE_CHANGED')),
  /** What they answered there. */
  markHeard: oc
    .input(z.object({ runId: scriptRunId, text: prose(10_000).min(1) }))
    .output(run)
    .errors(errorsOf('NOT_FOUND', 'STATE_CHANGED')),
  /** It stops; the conversation is a person's. */
  takeOver: oc
    .input(z.object({ runId: scriptRunId }))
    .output(run)
    .errors(errorsOf('NOT_FOUND')),
}
