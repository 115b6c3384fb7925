/**
 * One conversation's way through a script: what it does next, or why it is over. Pure; it goes only forward, so that it
 * ends and says nothing twice.
 */
import type { Sentiment } from '../../../contract/inbox.ts'
import type { ScriptDraft, ScriptEnding, ScriptGoTo, ScriptPhase, ScriptStep } from '../../../contract/scripts.ts'
import { chanceOf } from '../../planning/keyed-chance.ts'
import { usualStopWords, wordIn } from './words.ts'

export type RunningScript = Pick<ScriptDraft, 'steps' | 'stopWords'>

export interface HeardAnswer {
  text: string
  at: number
  /** Null: nobody is sure. */
  sentiment: Sentiment | null
}

export interface RunState {
  /** Where it stands: to be begun at `until`, listened at until then, or on its way. */
  step: string
  phase: ScriptPhase
  /** ms UTC; null: it does not go on by itself. */
  until: number | null
  /** Steps that were said, or handed over to be. */
  said: readonly string[]
  /** When they last wrote, ms UTC. */
  theirsAt: number
  /** What they said since the last that was said to them. */
  answers: readonly HeardAnswer[]
  ended: { reason: ScriptEnding; detail: string | null } | null
}

export type ScriptEvent =
  | { kind: 'time' }
  | ({ kind: 'heard' } & HeardAnswer)
  | { kind: 'said'; step: string; at: number }
  | { kind: 'not_said'; step: string; why: string }
  /** Somebody of the agency answered. */
  | { kind: 'person'; by: string }
  | { kind: 'taken_over'; by: string }
  | { kind: 'switched_off' }

export interface Move {
  state: RunState
  /** To be said now, and never again. */
  say: { step: string; text: string } | null
}

export interface Setting {
  now: number
  /** Other delays for each conversation, the same over restarts. */
  seed: string
  /** Within which their last message may be answered; null: the platform sets none. */
  windowMs: number | null
}

const minute = 60_000
const hour = 60 * minute
/** More are of no use to a condition. */
const mostAnswers = 20
/** A platform's clock and ours. What is further ahead was written under another clock. */
const aheadMs = hour

export const beginRun = ({ steps }: RunningScript, { now, theirsAt }: { now: number; theirsAt: number }): RunState => {
  const [first] = steps
  const state: RunState = { step: first?.id ?? '', phase: 'waiting', until: now, said: [], theirsAt, answers: [], ended: null }
  return first ? state : end(state, 'broken')
}

export const advanceScript = (script: RunningScript, state: RunState, event: ScriptEvent, setting: Setting): Move => {
  if (state.ended) return still(state)
  switch (event.kind) {
    case 'taken_over':
      return still(end(state, 'taken_over', event.by))
    case 'person':
      return still(end(state, 'human_answered', event.by))
    case 'switched_off':
      return still(end(state, 'switched_off'))
    case 'heard':
      return hear(script, state, event, setting)
    case 'said': {
      if (state.phase !== 'saying' || state.step !== event.step) return still(state)
      // What was written before is no answer to it.
      const answers = state.answers.filter(({ at }) => at >= event.at)
      return go(script, { ...state, answers }, 'next', setting)
    }
    case 'not_said':
      if (state.phase !== 'saying' || state.step !== event.step) return still(state)
      return still(event.why === 'expired' ? end(state, 'window_closed') : end(state, 'refused', event.why))
    case 'time':
      return onTime(script, state, setting)
    default:
      return event satisfies never
  }
}

const still = (state: RunState): Move => ({ state, say: null })

const end = (state: RunState, reason: ScriptEnding, detail: string | null = null): RunState => ({
  ...state,
  until: null,
  ended: { reason, detail },
})

const hear = (script: RunningScript, before: RunState, { text, at, sentiment }: HeardAnswer, setting: Setting): Move => {
  const stop = wordIn(text, usualStopWords)
  if (stop !== undefined) return still(end(before, 'said_stop', stop))
  const word = wordIn(text, script.stopWords)
  if (word !== undefined) return still(end(before, 'said_word', word))
  const state = {
    ...before,
    theirsAt: Math.max(before.theirsAt, at),
    answers: [...before.answers, { text, at, sentiment }].slice(-mostAnswers),
  }
  return state.phase === 'listening' ? weigh(script, state, setting) : still(state)
}

const onTime = (script: RunningScript, state: RunState, setting: Setting): Move => {
  if (state.until === null || state.phase === 'saying') return still(state)
  if (setting.now >= state.until) return state.phase === 'listening' ? goSilent(script, state, setting) : enter(script, state, setting)
  // A clock that was turned back makes nobody wait longer than was meant.
  const longest = setting.now + longestMs(script, state)
  return still(state.until > longest ? { ...state, until: longest } : state)
}

const longestMs = ({ steps }: RunningScript, { step, phase }: RunState): number => {
  const index = steps.findIndex(({ id }) => id === step)
  const one = phase === 'listening' ? steps[index] : undefined
  if (one?.kind === 'listen') return one.hours * hour
  const waits = steps.slice(0, index).flatMap((before) => (before.kind === 'wait' ? [Math.max(before.fromMinutes, before.toMinutes)] : []))
  return Math.max(0, ...waits) * minute
}

const goSilent = (script: RunningScript, state: RunState, setting: Setting): Move => {
  const step = stepOf(script, state.step)
  return step?.kind === 'listen' ? go(script, state, step.silent, setting) : still(end(state, 'broken'))
}

/** The first branch that fits what they said. */
const weigh = (script: RunningScript, state: RunState, setting: Setting): Move => {
  const step = stepOf(script, state.step)
  if (step?.kind !== 'listen') return still(end(state, 'broken'))
  const fits = ({ when }: (typeof step.branches)[number]): boolean =>
    state.answers.some(({ text, sentiment }) => (when.is === 'contains' ? wordIn(text, when.words) !== undefined : sentiment === when.is))
  const taken = step.branches.find(fits)
  return go(script, { ...state, answers: [] }, taken?.goTo ?? step.otherwise, setting)
}

const stepOf = ({ steps }: RunningScript, id: string): ScriptStep | undefined => steps.find((one) => one.id === id)

const go = (script: RunningScript, state: RunState, to: ScriptGoTo, setting: Setting): Move => {
  if (to === 'end') return still(end(state, 'finished'))
  const here = script.steps.findIndex(({ id }) => id === state.step)
  const there = to === 'next' ? here + 1 : script.steps.findIndex(({ id }) => id === to)
  const step = script.steps[there]
  if (!step) return still(end(state, to === 'next' ? 'finished' : 'broken'))
  if (there <= here) return still(end(state, 'broken'))
  return enter(script, { ...state, step: step.id, phase: 'waiting', until: setting.now }, setting)
}

const enter = (script: RunningScript, state: RunState, setting: Setting): Move => {
  const step = stepOf(script, state.step)
  switch (step?.kind) {
    case 'say':
      return say(state, step, setting)
    case 'wait': {
      const after = script.steps[script.steps.indexOf(step) + 1]
      if (!after) return still(end(state, 'finished'))
      const until = setting.now + drawnMs(step, setting.seed)
      return still({ ...state, step: after.id, phase: 'waiting', until })
    }
    case 'listen': {
      const listening: RunState = { ...state, phase: 'listening', until: setting.now + step.hours * hour }
      return listening.answers.length > 0 ? weigh(script, listening, setting) : still(listening)
    }
    default:
      return still(end(state, 'broken'))
  }
}

const drawnMs = ({ id, fromMinutes, toMinutes }: Extract<ScriptStep, { kind: 'wait' }>, seed: string): number => {
  const [from, to] = [Math.min(fromMinutes, toMinutes), Math.max(fromMinutes, toMinutes)]
  return Math.round((from + chanceOf(seed)(id) * (to - from)) * minute)
}

const say = (state: RunState, { id, text }: Extract<ScriptStep, { kind: 'say' }>, { now, windowMs }: Setting): Move => {
  if (state.said.includes(id)) return still(end(state, 'broken'))
  // Nobody knows how old a message from the future is: it is waited for.
  if (state.theirsAt > now)
    return state.theirsAt - now > aheadMs
      ? still(end(state, 'window_closed'))
      : still({ ...state, phase: 'waiting', until: state.theirsAt })
  if (windowMs !== null && now - state.theirsAt >= windowMs) return still(end(state, 'window_closed'))
  return { state: { ...state, phase: 'saying', until: null, said: [...state.said, id] }, say: { step: id, text } }
}
