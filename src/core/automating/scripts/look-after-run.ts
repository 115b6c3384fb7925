/**
 * A run taken on, in one transaction: what was said and done in its conversation since it was last looked at, what became of
 * what it said, and its time. Whoever wakes it, and however often, it comes to the same.
 */
import type { ScriptStep } from '../../../contract/scripts.ts'
import type { ScriptRunRow } from '../../store/script-reader.ts'
import type { InteractionRow } from '../../store/interaction-reader.ts'
import type { PlacedMessage } from '../../store/script-reader.ts'
import { systemActor, type Actor, type WriteTx } from '../../store/store.ts'
import { advanceScript, type RunState, type ScriptEvent } from './advance-script.ts'
import { fillText, valuesFor } from './fill-text.ts'
import type { Scripts } from './parts.ts'
import { usualStopWords, wordIn } from './words.ts'

/** Whether an answer was kind is known soon; where it is not, nobody is sure. */
export const judgedWithinMs = 60_000

export const runState = (run: ScriptRunRow): RunState => ({
  step: run.step,
  phase: run.phase,
  until: run.until,
  said: run.said,
  theirsAt: run.theirsAt,
  answers: run.answers,
  ended: run.endedReason === null ? null : { reason: run.endedReason, detail: run.endedDetail },
})

/** What it is about in the history. */
export const subjectOfRun = (
  { accounts }: Pick<Scripts, 'accounts'>,
  { accountId, person }: Pick<ScriptRunRow, 'accountId' | 'person'>,
) => ({
  kind: 'account',
  id: accountId,
  label: `@${accounts.get(accountId)?.handle ?? ''} → @${person}`,
})

export const isHeld = ({ stops }: Pick<Scripts, 'stops'>, { accountId, creatorId }: Pick<ScriptRunRow, 'accountId' | 'creatorId'>) =>
  stops.current() ?? stops.on(accountId, creatorId)

export const textOfStep = (it: Pick<Scripts, 'accounts' | 'creators'>, run: ScriptRunRow, text: string): string => {
  const account = it.accounts.get(run.accountId)
  const of = {
    author: run.person,
    authorName: run.personName,
    platform: account?.platform ?? null,
    creatorName: it.creators.get(run.creatorId)?.name ?? '',
    accountHandle: account?.handle ?? '',
  }
  return fillText(text.trim(), valuesFor(of, run.draft.link))
}

export const lookAfterRun = (
  it: Scripts,
  tx: WriteTx,
  run: ScriptRunRow,
  told: readonly ScriptEvent[] = [],
  actor: Actor = systemActor,
): void => {
  if (run.endedAt !== null) return
  const isByHand = run.itemId === null
  const platform = it.accounts.get(run.accountId)?.platform
  const room = platform && it.roomOf(platform)
  const setting = { now: tx.now, seed: run.id, windowMs: room?.windowMs ?? null }
  let state = runState(run)
  const tell = (event: ScriptEvent): void => {
    const move = advanceScript(run.draft, state, event, setting)
    state = move.state
    if (!move.say || isByHand) return
    const on = it.rows.lastTheirs(run)
    if (!on) return tell({ kind: 'not_said', step: move.say.step, why: 'NOT_FOUND' })
    it.saying.say(tx, {
      run,
      step: move.say.step,
      text: textOfStep(it, run, move.say.text),
      on,
      theirsAt: state.theirsAt,
      windowMs: setting.windowMs,
    })
  }
  for (const event of told) tell(event)
  const { events, seen, waitsUntil } = isByHand ? { events: [], seen: run.seen, waitsUntil: null } : newsOf(it, run, tx.now)
  for (const event of events) tell(event)
  if (!isByHand && !state.ended && state.phase === 'saying') tell(...outcomeOf(it, run, state))
  const held = isHeld(it, run)
  if (!held && waitsUntil === null) tell({ kind: 'time' })
  // Held when its time comes, it is looked at when the stop is lifted.
  const until = held && state.until !== null && state.until <= tx.now ? null : state.until
  const next = state.ended ? null : earliest(until, waitsUntil)
  write(it, tx, run, state, { seen, dueAt: next === run.dueAt && next !== null && next <= tx.now ? tx.now + 1000 : next }, actor)
}

const outcomeOf = (it: Scripts, run: ScriptRunRow, { step }: RunState): [ScriptEvent] => {
  const outcome = it.saying.outcome(run, step)
  if (outcome.state === 'said') return [{ kind: 'said', step, at: outcome.at }]
  return [outcome.state === 'not_said' ? { kind: 'not_said', step, why: outcome.why } : { kind: 'time' }]
}

const earliest = (...times: readonly (number | null)[]): number | null => {
  const known = times.filter((one) => one !== null)
  return known.length === 0 ? null : Math.min(...known)
}

interface News {
  events: ScriptEvent[]
  seen: number
  /** Not all of it can be told yet: it is looked at again by then. */
  waitsUntil: number | null
}

/** A person's press of what a script wanted is none of their own words. */
const isPersons = ({ automated, createdByKind, requestKey }: InteractionRow): boolean =>
  automated === null && createdByKind !== 'system' && !requestKey.startsWith('script ')

/** Whether something stands in the conversation that ends the run, taken in or not. */
export const isOverHere = (it: Scripts, run: ScriptRunRow, now: number): boolean => {
  if (run.endedAt !== null) return true
  const isEnd = (event: ScriptEvent): boolean =>
    event.kind === 'person' ||
    (event.kind === 'heard' && (wordIn(event.text, usualStopWords) !== undefined || wordIn(event.text, run.draft.stopWords) !== undefined))
  return newsOf(it, run, now).events.some(isEnd)
}

const newsOf = (it: Scripts, run: ScriptRunRow, now: number): News => {
  const said = it.rows.saidAfter(run)
  const sent = it.rows.sentInto(run)
  const press = sent.find((one) => isPersons(one) && one.rowidKey > run.actsSeen)
  if (press) return { events: [{ kind: 'person', by: press.createdBy }], seen: said.at(-1)?.rowidKey ?? run.seen, waitsUntil: null }
  const theirs = said.filter(({ state }) => state !== 'own')
  const stop = theirs.find(({ text }) => wordIn(text, usualStopWords) !== undefined || wordIn(text, run.draft.stopWords) !== undefined)
  if (stop) return { events: [heard(stop)], seen: said.at(-1)?.rowidKey ?? run.seen, waitsUntil: null }
  const needsSentiment = run.draft.steps.some(asksSentiment)
  const events: ScriptEvent[] = []
  let seen = run.seen
  for (const one of said) {
    if (one.state === 'own') {
      const whose = whoseOwn(one, sent)
      // It may be what is on its way: it is known once that has arrived.
      if (whose === 'unknown') return { events, seen, waitsUntil: now + judgedWithinMs }
      if (whose === 'person') events.push({ kind: 'person', by: '' })
    } else {
      const judgedBy = one.receivedAt + judgedWithinMs
      if (needsSentiment && one.judged === null && now < judgedBy) return { events, seen, waitsUntil: judgedBy }
      events.push(heard(one))
    }
    seen = one.rowidKey
  }
  return { events, seen, waitsUntil: null }
}

const heard = ({ text, at, sentiment }: PlacedMessage): ScriptEvent => ({ kind: 'heard', text, at, sentiment })

const asksSentiment = (step: ScriptStep): boolean => step.kind === 'listen' && step.branches.some(({ when }) => when.is !== 'contains')

/** Of words of the account's own that were read back: ours, somebody's who answered on the platform, or not known yet. */
const whoseOwn = ({ remoteId, text }: PlacedMessage, sent: readonly InteractionRow[]): 'ours' | 'person' | 'unknown' => {
  if (sent.some((one) => one.remoteId === remoteId || one.text?.trim() === text.trim())) return 'ours'
  return sent.some(({ state }) => state === 'sending' || state === 'unknown') ? 'unknown' : 'person'
}

const write = (
  it: Scripts,
  tx: WriteTx,
  run: ScriptRunRow,
  state: RunState,
  { seen, dueAt }: Pick<ScriptRunRow, 'seen' | 'dueAt'>,
  actor: Actor,
): void => {
  const { step, phase, until, theirsAt, ended } = state
  const neverLeft = ended !== null && run.itemId !== null && phase === 'saying' && it.saying.drop(tx, run, step, ended.reason)
  const said = state.said.filter((one) => !neverLeft || one !== step)
  const patch = { step, phase, until, theirsAt, seen, dueAt, said, answers: [...state.answers] }
  const isSame = Object.entries(patch).every(([key, value]) => JSON.stringify(value) === JSON.stringify(run[key as keyof typeof patch]))
  if (isSame && !ended) return
  const end = ended && { endedAt: tx.now, endedReason: ended.reason, endedDetail: ended.detail }
  if (!it.rows.moveRun(tx, run, { ...patch, ...end })) return
  if (!ended) return
  const script = it.rows.script(run.scriptId)
  tx.audit({
    actor,
    action: ended.reason === 'taken_over' ? 'script.taken_over' : 'script.ended',
    creatorId: run.creatorId,
    subject: subjectOfRun(it, run),
    after: {
      script: script?.name ?? '',
      why: ended.reason,
      said: said.length,
      ...(ended.detail !== null && { detail: ended.detail }),
    },
  })
}
