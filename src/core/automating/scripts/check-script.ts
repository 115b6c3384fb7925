/** What is wrong with a script before anybody is written to. Pure. */
import { messageLength } from '../../../contract/message-length.ts'
import type { MessageUnit, PlatformId } from '../../../contract/platforms.ts'
import { scriptVariables, type ScriptDraft, type ScriptFinding, type ScriptStep } from '../../../contract/scripts.ts'
import { fillText, variablesIn } from './fill-text.ts'

/** What a platform takes of messages. */
export interface MessageRoom {
  unit: MessageUnit
  max: number
  /** Within which they are answered; null: it sets none. */
  windowMs: number | null
  /** A person sends them. */
  isByHand: boolean
}

const hour = 3_600_000
/** Names are seldom longer. */
const longName = 'x'.repeat(30)

type Found = Pick<ScriptFinding, 'step' | 'rule'> & Partial<ScriptFinding>

const finding = (found: Found): ScriptFinding => ({ severity: 'error', of: null, actual: null, allowed: null, ...found })

export const checkScript = (draft: ScriptDraft, roomOf: (platform: PlatformId) => MessageRoom | undefined): ScriptFinding[] => [
  ...wholeOf(draft, roomOf),
  ...draft.steps.flatMap((step, index) => [...goTosOf(draft, step, index), ...stepOf(draft, step, index, roomOf)]),
]

function* wholeOf(draft: ScriptDraft, roomOf: (platform: PlatformId) => MessageRoom | undefined): Iterable<ScriptFinding> {
  const { trigger, steps, platforms } = draft
  if (trigger.kind === 'keyword' && trigger.words.length === 0) yield finding({ step: null, rule: 'no_words' })
  if (!steps.some(({ kind }) => kind === 'say')) yield finding({ step: null, rule: 'says_nothing' })
  for (const platform of platforms) if (!roomOf(platform)) yield finding({ step: null, rule: 'no_messages_there', of: platform })
  const reached = reachedFrom(steps)
  for (const { id } of steps) if (!reached.has(id)) yield finding({ step: id, rule: 'never_reached', severity: 'warning' })
  const seen = new Set<string>()
  for (const { id } of steps) {
    if (seen.has(id)) yield finding({ step: id, rule: 'same_step' })
    seen.add(id)
  }
}

const goTosIn = (step: ScriptStep): string[] =>
  step.kind === 'listen' ? [...step.branches.map(({ goTo }) => goTo), step.otherwise, step.silent] : ['next']

const reachedFrom = (steps: readonly ScriptStep[]): ReadonlySet<string> => {
  const reached = new Set<string>()
  // They lead forward only, so that once through is all.
  for (const [index, step] of steps.entries()) {
    if (index === 0) reached.add(step.id)
    if (!reached.has(step.id)) continue
    for (const to of goTosIn(step)) {
      const next = to === 'next' ? steps[index + 1]?.id : to
      if (next !== undefined && next !== 'end') reached.add(next)
    }
  }
  return reached
}

function* goTosOf({ steps }: ScriptDraft, step: ScriptStep, index: number): Iterable<ScriptFinding> {
  for (const to of new Set(goTosIn(step))) {
    if (to === 'next' || to === 'end') continue
    const there = steps.findIndex(({ id }) => id === to)
    if (there < 0) yield finding({ step: step.id, rule: 'nowhere' })
    else if (there <= index) yield finding({ step: step.id, rule: 'back', of: String(there + 1) })
  }
}

function* stepOf(
  draft: ScriptDraft,
  step: ScriptStep,
  index: number,
  roomOf: (platform: PlatformId) => MessageRoom | undefined,
): Iterable<ScriptFinding> {
  const rooms = draft.platforms.flatMap((platform) => {
    const room = roomOf(platform)
    return room ? [{ platform, ...room }] : []
  })
  const pastWindow = (ms: number): ScriptFinding[] =>
    rooms
      .filter(({ windowMs }) => windowMs !== null && ms >= windowMs)
      .map(({ platform, windowMs }) =>
        finding({ step: step.id, rule: 'after_window', severity: 'warning', of: platform, allowed: (windowMs ?? 0) / hour }),
      )
  switch (step.kind) {
    case 'say':
      yield* textOf(draft, step, index, rooms)
      break
    case 'wait':
      if (step.fromMinutes > step.toMinutes) yield finding({ step: step.id, rule: 'wait_turned' })
      yield* pastWindow(step.toMinutes * 60_000)
      break
    case 'listen':
      if (step.branches.some(({ when }) => when.is === 'contains' && when.words.every((word) => word.trim() === '')))
        yield finding({ step: step.id, rule: 'no_words' })
      if (step.silent !== 'end') yield* pastWindow(step.hours * hour)
      break
    default:
      step satisfies never
  }
}

function* textOf(
  { link, steps }: ScriptDraft,
  { id, text }: Extract<ScriptStep, { kind: 'say' }>,
  index: number,
  rooms: readonly (MessageRoom & { platform: PlatformId })[],
): Iterable<ScriptFinding> {
  if (text.trim() === '') return void (yield finding({ step: id, rule: 'empty' }))
  for (const name of variablesIn(text)) {
    if (!scriptVariables.some((one) => one === name)) yield finding({ step: id, rule: 'unknown_variable', of: name })
    if (name === 'link' && link === null) yield finding({ step: id, rule: 'no_link' })
  }
  // The ledger takes the same words once.
  if (steps.slice(0, index).some((one) => one.kind === 'say' && one.text.trim() === text.trim()))
    yield finding({ step: id, rule: 'same_text' })
  const filled = fillText(text.trim(), { name: longName, author: longName, creator: longName, account: longName, link: link ?? '' })
  for (const { platform, unit, max, isByHand } of rooms) {
    const actual = messageLength(filled, unit)
    if (actual > max)
      yield finding({ step: id, rule: 'too_long', of: platform, actual, allowed: max, severity: isByHand ? 'warning' : 'error' })
  }
}
