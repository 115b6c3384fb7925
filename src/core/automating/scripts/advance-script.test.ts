import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ScriptStep } from '../../../contract/scripts.ts'
import { advanceScript, beginRun, type RunningScript, type RunState, type ScriptEvent, type Setting } from './advance-script.ts'
import { usualStopWords, wordIn } from './words.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const began = Date.parse('2026-03-02T10:00:00Z')

const greeting: RunningScript = {
  stopWords: ['remboursement'],
  steps: [
    { id: 's1', kind: 'say', text: 'Hello {name}' },
    {
      id: 's2',
      kind: 'listen',
      hours: 10,
      branches: [
        { when: { is: 'contains', words: ['link', 'lien'] }, goTo: 's5' },
        { when: { is: 'positive' }, goTo: 's4' },
      ],
      otherwise: 'end',
      silent: 's3',
    },
    { id: 's3', kind: 'say', text: 'Still there?' },
    { id: 's4', kind: 'wait', fromMinutes: 2, toMinutes: 6 },
    { id: 's5', kind: 'say', text: 'Here: {link}' },
  ],
}

/** A run whose clock the test turns; what is said, is said at once. */
const run = (script: RunningScript, { windowMs = day, seed = 'a' }: Partial<Pick<Setting, 'windowMs' | 'seed'>> = {}) => {
  let now = began
  let state = beginRun(script, { now, theirsAt: now - minute })
  const said: { at: number; text: string }[] = []
  const tell = (event: ScriptEvent): void => {
    const move = advanceScript(script, state, event, { now, seed, windowMs })
    state = move.state
    if (!move.say) return
    said.push({ at: now, text: move.say.text })
    tell({ kind: 'said', step: move.say.step, at: now })
  }
  tell({ kind: 'time' })
  return {
    said,
    tell,
    hear: (text: string, sentiment: 'positive' | 'negative' | null = null) => tell({ kind: 'heard', text, at: now, sentiment }),
    goTo: (at: number) => {
      now = at
      tell({ kind: 'time' })
    },
    get state() {
      return state
    },
  }
}

describe('a script', () => {
  it('says its first words, takes the branch that fits their answer, and ends', () => {
    const one = run(greeting)
    expect(one.said.map(({ text }) => text)).toEqual(['Hello {name}'])
    expect(one.state).toMatchObject({ step: 's2', phase: 'listening', until: began + 10 * hour })
    one.goTo(began + hour)
    one.hear('Do you have a LINK, please?')
    expect(one.said.map(({ text }) => text)).toEqual(['Hello {name}', 'Here: {link}'])
    expect(one.state.ended).toEqual({ reason: 'finished', detail: null })
  })

  it('asks again where nobody answers, and goes on after a wait that is drawn by its seed', () => {
    const at = ['a', 'b', 'c', 'd', 'e'].map((seed) => {
      const one = run(greeting, { seed })
      one.goTo(began + 10 * hour)
      const until = one.state.until ?? 0
      one.goTo(until - 1)
      expect(one.said).toHaveLength(2)
      one.goTo(until)
      expect(one.said.map(({ text }) => text)).toEqual(['Hello {name}', 'Still there?', 'Here: {link}'])
      return until - began - 10 * hour
    })
    expect(new Set(at).size).toBe(5)
    for (const wait of at) expect(wait).toBeGreaterThanOrEqual(2 * minute)
    for (const wait of at) expect(wait).toBeLessThanOrEqual(6 * minute)
  })

  it('goes by whether the answer was kind', () => {
    const kind = run(greeting)
    kind.hear('Oh I love it', 'positive')
    expect(kind.state).toMatchObject({ step: 's5', phase: 'waiting' })
    const other = run(greeting)
    other.hear('Hm', null)
    expect(other.state.ended?.reason).toBe('finished')
  })

  it('takes what was said while it waited for the answer, and not what was said before its words left', () => {
    const script: RunningScript = {
      stopWords: [],
      steps: [
        { id: 's1', kind: 'say', text: 'One' },
        { id: 's2', kind: 'wait', fromMinutes: 5, toMinutes: 5 },
        {
          id: 's3',
          kind: 'listen',
          hours: 1,
          branches: [{ when: { is: 'contains', words: ['yes'] }, goTo: 'next' }],
          otherwise: 'end',
          silent: 'end',
        },
        { id: 's4', kind: 'say', text: 'Two' },
      ],
    }
    const one = run(script)
    one.goTo(began + minute)
    one.hear('yes')
    one.goTo(began + 5 * minute)
    expect(one.said.map(({ text }) => text)).toEqual(['One', 'Two'])
    const setting = { now: began, seed: 'a', windowMs: null }
    const { state } = advanceScript(script, beginRun(script, { now: began, theirsAt: began }), { kind: 'time' }, setting)
    const early = advanceScript(script, state, { kind: 'heard', text: 'yes', at: began + 1, sentiment: null }, setting).state
    expect(advanceScript(script, early, { kind: 'said', step: 's1', at: began + 2 }, setting).state.answers).toEqual([])
    expect(advanceScript(script, early, { kind: 'said', step: 's1', at: began }, setting).state.answers).toHaveLength(1)
  })

  it.each([
    ['STOP', 'said_stop', 'stop'],
    ['Arrete de m’écrire !', 'said_stop', 'arrête'],
    ['laissez moi tranquille', 'said_stop', 'laissez-moi'],
    ["Don't message me", 'said_stop', 'don’t message me'],
    ['je veux un Remboursement', 'said_word', 'remboursement'],
  ])('stops at "%s"', (text, reason, detail) => {
    const one = run(greeting)
    one.hear(text)
    expect(one.state.ended).toEqual({ reason, detail })
    one.goTo(began + 10 * hour)
    expect(one.said).toHaveLength(1)
  })

  it('stops when a person answers, takes over, or it is switched off or refused', () => {
    for (const [event, ended] of [
      [
        { kind: 'person', by: 'Ada' },
        { reason: 'human_answered', detail: 'Ada' },
      ],
      [
        { kind: 'taken_over', by: 'Ada' },
        { reason: 'taken_over', detail: 'Ada' },
      ],
      [{ kind: 'switched_off' }, { reason: 'switched_off', detail: null }],
    ] as const) {
      const one = run(greeting)
      one.tell(event)
      expect(one.state).toMatchObject({ ended, until: null })
    }
    const setting = { now: began, seed: 'a', windowMs: null }
    const { state } = advanceScript(greeting, beginRun(greeting, { now: began, theirsAt: began }), { kind: 'time' }, setting)
    const refused = advanceScript(greeting, state, { kind: 'not_said', step: 's1', why: 'NOT_SUPPORTED' }, setting).state
    expect(refused.ended).toEqual({ reason: 'refused', detail: 'NOT_SUPPORTED' })
  })

  it('says nothing outside the window, which their answers open again', () => {
    const late: RunningScript = {
      stopWords: [],
      steps: [
        { id: 's1', kind: 'wait', fromMinutes: 1439, toMinutes: 1439 },
        { id: 's2', kind: 'say', text: 'Late' },
      ],
    }
    const shut = run(late)
    shut.goTo(began + 1439 * minute)
    expect(shut.state.ended?.reason).toBe('window_closed')
    const open = run(late)
    open.goTo(began + hour)
    open.hear('Hello?')
    open.goTo(began + 1439 * minute)
    expect(open.said).toHaveLength(1)
    const free = run(late, { windowMs: null })
    free.goTo(began + 1439 * minute)
    expect(free.said).toHaveLength(1)
  })

  it('knows whole words only', () => {
    expect(wordIn('Nonstop party, unstoppable', ['stop'])).toBeUndefined()
    expect(wordIn('stop!', ['', '  ', 'stop'])).toBe('stop')
    expect(usualStopWords.filter((word) => wordIn(`x ${word} y`, usualStopWords) === undefined)).toEqual([])
  })
})

const ids = ['s1', 's2', 's3', 's4', 's5', 's6']
const goTos = fc.oneof(fc.constantFrom('next' as const, 'end' as const), fc.constantFrom(...ids))
const steps: fc.Arbitrary<ScriptStep[]> = fc
  .array(
    fc.oneof(
      fc.record({ kind: fc.constant('say' as const), text: fc.constant('hello') }),
      fc.record({
        kind: fc.constant('wait' as const),
        fromMinutes: fc.integer({ min: 1, max: 600 }),
        toMinutes: fc.integer({ min: 1, max: 600 }),
      }),
      fc.record({
        kind: fc.constant('listen' as const),
        hours: fc.integer({ min: 1, max: 30 }),
        branches: fc.array(
          fc.record({
            when: fc.oneof(
              fc.record({ is: fc.constant('contains' as const), words: fc.constant<string[]>(['yes']) }),
              fc.record({ is: fc.constant('positive' as const) }),
            ),
            goTo: goTos,
          }),
          { maxLength: 2 },
        ),
        otherwise: goTos,
        silent: goTos,
      }),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((all) => all.map((one, index) => ({ ...one, id: ids[index] ?? '' })))

type Wish =
  | { is: 'time'; by: number }
  | { is: 'heard'; text: string; ago: number }
  | { is: 'end'; event: ScriptEvent }
  | { is: 'outcome' }
  | { is: 'again' }
const wish: fc.Arbitrary<Wish> = fc.oneof(
  // The clock may be turned back.
  { weight: 4, arbitrary: fc.record({ is: fc.constant('time' as const), by: fc.integer({ min: -6 * hour, max: 20 * hour }) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      is: fc.constant('heard' as const),
      text: fc.constantFrom('yes', 'no', 'maybe', 'STOP', 'refund please'),
      ago: fc.integer({ min: -2 * hour, max: 2 * hour }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom<ScriptEvent>({ kind: 'person', by: 'Ada' }, { kind: 'taken_over', by: 'Ada' }, { kind: 'switched_off' })
      .map((event) => ({ is: 'end' as const, event })),
  },
  { weight: 4, arbitrary: fc.constant({ is: 'outcome' as const }) },
  // What was told is told again: a restart between.
  { weight: 1, arbitrary: fc.constant({ is: 'again' as const }) },
)

describe('whatever happens, in whatever order', () => {
  it('says nothing twice, nothing after its end, nothing outside the window, and ends', () => {
    fc.assert(
      fc.property(steps, fc.array(wish, { maxLength: 40 }), fc.constantFrom(null, day), (all, wishes, windowMs) => {
        const script = { steps: all, stopWords: ['refund'] }
        let now = began
        let state: RunState = beginRun(script, { now, theirsAt: now })
        let last: ScriptEvent = { kind: 'time' }
        const said: string[] = []
        const tell = (event: ScriptEvent): void => {
          last = event
          const isOver = state.ended !== null
          const move = advanceScript(script, structuredClone(state), event, { now, seed: 'x', windowMs })
          expect(advanceScript(script, structuredClone(state), event, { now, seed: 'x', windowMs })).toEqual(move)
          if (isOver) expect(move).toEqual({ state, say: null })
          const isEnd = event.kind === 'person' || event.kind === 'taken_over' || event.kind === 'switched_off'
          const wantsNoMore = event.kind === 'heard' && (event.text === 'STOP' || event.text === 'refund please')
          if (isEnd || wantsNoMore) expect([move.state.ended === null, move.say]).toEqual([false, null])
          if (move.say) {
            if (windowMs !== null) expect(now - move.state.theirsAt).toBeLessThan(windowMs)
            expect(move.state.theirsAt).toBeLessThanOrEqual(now)
            said.push(move.say.step)
          }
          state = move.state
        }
        for (const one of wishes) {
          if (one.is === 'time') now += one.by
          const event: ScriptEvent =
            one.is === 'heard'
              ? { kind: 'heard', text: one.text, at: now - one.ago, sentiment: one.text === 'yes' ? 'positive' : null }
              : one.is === 'end'
                ? one.event
                : one.is === 'outcome' && state.phase === 'saying'
                  ? { kind: 'said', step: state.step, at: now }
                  : one.is === 'again'
                    ? last
                    : { kind: 'time' }
          tell(event)
        }
        expect(new Set(said).size).toBe(said.length)
        // Left alone, it comes to an end.
        for (let turn = 0; turn < 30 && !state.ended; turn += 1) {
          now = Math.max(now, state.until ?? now)
          tell(state.phase === 'saying' ? { kind: 'said', step: state.step, at: now } : { kind: 'time' })
        }
        expect(state.ended).not.toBeNull()
        expect(new Set(said).size).toBe(said.length)
      }),
      { numRuns: 400 },
    )
  })
})
