/** Scripts in conversations on a real store: begun by what comes in, taken on by what is said, ended by people, over restarts. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ScriptDraft, ScriptStep } from '../../../contract/scripts.ts'
import type { FaultPoint } from '../../ports.ts'
import { runsSql } from '../../store/script-reader.ts'
import { scriptsWorld } from './testing/scripts-world.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

const steps: ScriptStep[] = [
  { id: 's1', kind: 'wait', fromMinutes: 2, toMinutes: 4 },
  { id: 's2', kind: 'say', text: 'Hello {name}, I am {creator}.' },
  {
    id: 's3',
    kind: 'listen',
    hours: 5,
    branches: [{ when: { is: 'contains', words: ['link'] }, goTo: 's5' }],
    otherwise: 'end',
    silent: 'next',
  },
  { id: 's4', kind: 'say', text: 'Still there?' },
  { id: 's5', kind: 'say', text: 'Here: {link}' },
]
const draft = (over: Partial<ScriptDraft> = {}): ScriptDraft => ({
  creatorId: null,
  name: 'Welcome',
  platforms: ['bluesky'],
  language: null,
  trigger: { kind: 'first_message' },
  stopWords: ['refund'],
  link: 'https://example.test/join',
  steps,
  ...over,
})

describe('a script', () => {
  it('begins with the first message of somebody, says each step once, goes on by their answer, and is over', async () => {
    await using at = await scriptsWorld()
    at.switchOn(draft())
    await at.hear('Hi!')
    expect(at.runs()).toMatchObject([{ phase: 'waiting', step: 2, person: 'fan.test', startedBy: null, said: 0 }])
    expect(at.sent()).toEqual([])
    await at.wait(5 * minute)
    expect(at.sent()).toEqual([`Hello Fan, I am ${at.creatorName}.`])
    expect(at.runs()).toMatchObject([{ phase: 'listening', step: 3, said: 1 }])
    await at.hear('And the LINK?')
    expect(at.sent().slice(1)).toEqual(['Here: https://example.test/join'])
    expect(at.runs()).toEqual([])
    expect(at.runs('ended')).toMatchObject([{ phase: null, step: null, said: 2, ended: { reason: 'finished', detail: null } }])
    // Once for each person, and what they write later is no first message.
    await at.hear('Thanks')
    await at.wait(day)
    expect(at.sent()).toHaveLength(2)
    expect(at.history()).toEqual(['script.saved', 'script.switched_on', 'script.started', 'script.ended'])
  })

  it('asks again where nobody answers', async () => {
    await using at = await scriptsWorld()
    at.switchOn(draft())
    await at.hear('Hi!')
    await at.wait(6 * hour)
    expect(at.sent()).toEqual([`Hello Fan, I am ${at.creatorName}.`, 'Still there?', 'Here: https://example.test/join'])
  })

  it('stops when a person answers from here, and what was on its way does not leave', async () => {
    await using at = await scriptsWorld()
    at.switchOn(draft())
    const item = await at.hear('Hi!')
    at.fillHour()
    await at.wait(5 * minute)
    expect(at.runs()).toMatchObject([{ phase: 'saying' }])
    expect(at.acts()).toEqual([{ state: 'due', why: 'hour' }])
    await at.answer(item, 'Hello, Ada here')
    expect(at.runs('ended')).toMatchObject([{ said: 0, ended: { reason: 'human_answered', detail: 'Ada' } }])
    expect(at.acts()).toEqual([{ state: 'dropped', why: 'answered' }])
    await at.wait(day)
    expect(at.sent()).toEqual([])
  })

  it('stops when a person answered on the platform itself, and not for its own words read back', async () => {
    await using at = await scriptsWorld()
    at.switchOn(draft())
    await at.hear('Hi!')
    await at.wait(5 * minute)
    await at.readBack(at.sent()[0] ?? '')
    expect(at.runs()).toHaveLength(1)
    await at.readBack('Hi dear, it is really me')
    expect(at.runs('ended')).toMatchObject([{ ended: { reason: 'human_answered', detail: '' } }])
  })

  it('stops at "stop", at a word of its own, and when somebody takes over', async () => {
    for (const [does, ended] of [
      ['STOP please', { reason: 'said_stop', detail: 'stop' }],
      ['I want a refund', { reason: 'said_word', detail: 'refund' }],
      [null, { reason: 'taken_over', detail: 'Ada' }],
    ] as const) {
      await using at = await scriptsWorld()
      at.switchOn(draft())
      await at.hear('Hi!')
      if (does === null) at.call('scripts.takeOver', { runId: at.runs()[0]?.id ?? '' })
      else await at.hear(does)
      expect(at.runs('ended')).toMatchObject([{ ended, said: 0 }])
      await at.wait(day)
      expect(at.sent()).toEqual([])
    }
  })

  it('goes on after a restart, and takes in what was said meanwhile', async () => {
    await using at = await scriptsWorld()
    at.switchOn(draft())
    await at.hear('Hi!')
    await at.restart()
    await at.wait(5 * minute)
    expect(at.sent()).toHaveLength(1)
    await at.restart({ meanwhile: (world) => world.receive('the link, please') })
    expect(at.sent()).toHaveLength(2)
    await at.restart()
    await at.wait(day)
    expect(at.sent()).toHaveLength(2)
    expect(at.runs('ended')).toMatchObject([{ ended: { reason: 'finished' } }])
  })

  it('is held by the stop of everything or of the account, and goes on when it is lifted', async () => {
    await using at = await scriptsWorld()
    at.switchOn(draft())
    await at.hear('Hi!')
    at.stop.set(at.ada)
    await at.wait(hour)
    expect(at.sent()).toEqual([])
    expect(at.runs()).toMatchObject([{ phase: 'waiting', heldBy: 'Ada' }])
    at.stop.lift(at.ada)
    await at.wait(1)
    expect(at.sent()).toHaveLength(1)
  })

  it('goes on at its time where it was looked at during a stop that was lifted before', async () => {
    await using at = await scriptsWorld()
    at.switchOn(draft())
    await at.hear('Hi!')
    at.stop.set(at.ada)
    await at.hear('Are you there?')
    at.stop.lift(at.ada)
    await at.wait(5 * minute)
    expect(at.sent()).toHaveLength(1)
  })

  it('says nothing where the platform’s window is shut', async () => {
    await using at = await scriptsWorld({ hours: 2 })
    at.switchOn(draft())
    await at.hear('Hi!')
    await at.wait(6 * hour)
    expect(at.sent()).toHaveLength(1)
    expect(at.runs('ended')).toMatchObject([{ ended: { reason: 'window_closed' } }])
  })

  it('ends where the gate or the platform refuses, and where it is switched off', async () => {
    await using at = await scriptsWorld()
    const script = at.switchOn(draft())
    await at.hear('Hi!')
    at.platform.next.push({ refuse: 'PLATFORM_REJECTED', data: { platform: 'bluesky', reason: 'not_allowed' } })
    await at.wait(5 * minute)
    expect(at.runs('ended')).toMatchObject([{ ended: { reason: 'refused', detail: 'PLATFORM_REJECTED' } }])
    await at.hear('Hi, who are you?', { from: 'other.test' })
    expect(at.runs()).toHaveLength(1)
    at.call('scripts.setOn', { scriptId: script.id, on: false })
    expect(at.runs()).toEqual([])
    expect(at.runs('ended')[0]).toMatchObject({ person: 'other.test', ended: { reason: 'switched_off' } })
  })
})

describe('a core that dies', () => {
  it.each<FaultPoint>(['ledger.before_commit', 'write.before_send', 'write.after_send', 'outcome.before_commit', 'outcome.after_commit'])(
    'at %s, says nothing twice, and the conversation is not left hanging',
    async (point) => {
      const { promise: died, resolve } = Promise.withResolvers<void>()
      let isDead = false
      let isOver = false
      await using at = await scriptsWorld({
        faults: {
          hit: (here) => {
            isDead ||= here === point
            if (!isDead || isOver) return
            resolve()
            return new Promise(() => undefined)
          },
        },
      })
      at.switchOn(draft())
      await at.hear('Hi!')
      await Promise.race([at.wait(5 * minute), died])
      expect(isDead).toBe(true)
      isOver = true
      await at.die()
      await at.wait(2 * day)
      expect(at.sent()).toEqual([`Hello Fan, I am ${at.creatorName}.`, 'Still there?', 'Here: https://example.test/join'])
      expect(at.runs('ended')).toMatchObject([{ said: 3, ended: { reason: 'finished' } }])
      expect(at.runs()).toEqual([])
    },
  )
})

describe('races', () => {
  it('a person who answers between the decision and the write is the last to speak', async () => {
    let press = (): unknown => undefined
    await using at = await scriptsWorld({ faults: { hit: (point) => (point === 'ledger.before_commit' ? void press() : undefined) } })
    at.switchOn(draft())
    const item = await at.hear('Hi!')
    press = () => {
      press = () => undefined
      void at.answer(item, 'Ada was faster')
    }
    await at.wait(5 * minute)
    await at.wait(hour)
    expect(at.platform.acts.map(({ text }) => text)).toEqual(['Ada was faster'])
    expect(at.acts()).toMatchObject([{ state: 'failed' }])
    expect(at.runs('ended')).toMatchObject([{ ended: { reason: 'human_answered', detail: 'Ada' } }])
  })

  it('a person who answers after the clock was turned back is a person who answers', async () => {
    await using at = await scriptsWorld()
    at.switchOn(draft())
    const item = await at.hear('Hi!')
    at.ports.clock.jumpTo(at.ports.clock.now() - 2 * hour)
    await at.answer(item, 'Ada here')
    expect(at.runs('ended')).toMatchObject([{ ended: { reason: 'human_answered', detail: 'Ada' } }])
  })

  it('what a stop held goes on once it is lifted, also where the clock was turned back meanwhile', async () => {
    await using at = await scriptsWorld()
    at.switchOn(draft())
    await at.hear('Hi!')
    at.stop.set(at.ada)
    await at.wait(5 * minute)
    at.ports.clock.jumpTo(at.ports.clock.now() - 10 * minute)
    at.stop.lift(at.ada)
    await at.wait(hour)
    expect(at.sent()).toEqual([`Hello Fan, I am ${at.creatorName}.`])
  })

  it('"stop" that comes in between the decision and the write is heard', async () => {
    let press = (): unknown => undefined
    await using at = await scriptsWorld({ faults: { hit: (point) => (point === 'ledger.before_commit' ? void press() : undefined) } })
    at.switchOn(draft())
    await at.hear('Hi!')
    press = () => {
      press = () => undefined
      at.receive('stop')
    }
    await at.wait(5 * minute)
    expect(at.sent()).toEqual([])
    expect(at.runs('ended')).toMatchObject([{ ended: { reason: 'said_stop' } }])
  })

  it('whatever happens in whatever order, nothing is said twice, nor after a person, "stop" or a take-over', async () => {
    const wish = fc.oneof(
      { weight: 4, arbitrary: fc.integer({ min: minute, max: 8 * hour }).map((by) => ({ is: 'wait' as const, by })) },
      { weight: 1, arbitrary: fc.integer({ min: -3 * hour, max: -minute }).map((by) => ({ is: 'jump' as const, by })) },
      { weight: 3, arbitrary: fc.constantFrom('link', 'hm', 'STOP').map((text) => ({ is: 'hear' as const, text })) },
      {
        weight: 2,
        arbitrary: fc.constantFrom('restart', 'person', 'takeOver', 'stop', 'lift', 'lose').map((is) => ({ is: is as 'restart' })),
      },
    )
    await fc.assert(
      fc.asyncProperty(fc.array(wish, { minLength: 3, maxLength: 9 }), async (wishes) => {
        await using at = await scriptsWorld()
        at.switchOn(draft())
        let item = await at.hear('Hi!')
        let overAt: number | null = null
        const isOver = (): void => void (overAt ??= at.sent().length)
        for (const one of wishes as readonly { is: string; by?: number; text?: string }[]) {
          if (one.is === 'wait') await at.wait(one.by ?? 0)
          if (one.is === 'jump') at.ports.clock.jumpTo(at.ports.clock.now() + (one.by ?? 0))
          if (one.is === 'hear') {
            item = await at.hear(one.text ?? '')
            if (one.text === 'STOP') isOver()
          }
          if (one.is === 'restart') await at.restart()
          if (one.is === 'person') {
            // Held by a stop it does not leave, and is a person's word all the same.
            await at.answer(item, `Ada ${at.ports.clock.now()}`)
            isOver()
          }
          const [run] = at.runs()
          if (one.is === 'takeOver' && run) {
            at.call('scripts.takeOver', { runId: run.id })
            isOver()
          }
          if (one.is === 'stop') at.stop.set(at.ada)
          if (one.is === 'lift') at.stop.lift(at.ada)
          if (one.is === 'lose') at.platform.next.push({ loseAnswer: true })
        }
        at.stop.lift(at.ada)
        await at.wait(2 * day)
        expect(new Set(at.sent()).size).toBe(at.sent().length)
        if (overAt !== null) expect(at.sent()).toHaveLength(overAt)
        expect(at.runs()).toEqual([])
      }),
      { numRuns: 10 },
    )
  }, 120_000)
})

describe('what begins a script', () => {
  it('is not an old message, nor one that was said before there were scripts, was answered, or is in another language', async () => {
    await using at = await scriptsWorld()
    await at.hear('Before')
    at.switchOn(draft({ language: 'en' }))
    await at.hear('Old', { from: 'old.test', ago: 25 * hour })
    await at.hear('Bonjour, vous êtes vraiment magnifique sur cette photo', { from: 'fr.test' })
    expect(at.runs()).toEqual([])
    await at.hear('Hello there, you look great in this picture', { from: 'en.test' })
    expect(at.runs()).toMatchObject([{ person: 'en.test' }])
  })

  it('is a word, and her own script before the agency’s', async () => {
    await using at = await scriptsWorld()
    at.switchOn(draft({ name: 'All', trigger: { kind: 'keyword', words: ['price'] } }))
    at.switchOn(draft({ name: 'Hers', trigger: { kind: 'keyword', words: ['price', 'prix'] }, creatorId: at.creatorId }))
    await at.hear('Hello')
    expect(at.runs()).toEqual([])
    await at.hear('What is the price?')
    expect(at.runs()).toMatchObject([{ scriptName: 'Hers' }])
    await at.hear('The price!')
    expect(at.runs()).toHaveLength(1)
  })

  it('is a person, where nothing runs yet', async () => {
    await using at = await scriptsWorld()
    const script = at.switchOn(draft({ trigger: { kind: 'by_hand' } }))
    const item = await at.hear('Hi!')
    expect(at.call('scripts.ofItem', { itemId: item })).toEqual({ run: null, offered: [{ id: script.id, name: 'Welcome' }] })
    expect(at.call('scripts.start', { itemId: item, scriptId: script.id })).toMatchObject({ startedBy: 'Ada', phase: 'waiting' })
    expect(() => at.call('scripts.start', { itemId: item, scriptId: script.id })).toThrow('CONFLICT')
    expect(at.call('scripts.ofItem', { itemId: item })).toMatchObject({ run: { scriptName: 'Welcome' }, offered: [] })
    await at.wait(5 * minute)
    expect(at.sent()).toHaveLength(1)
  })
})

describe('scripts', () => {
  it('with an error are kept and not switched on; what is on stays sound', async () => {
    await using at = await scriptsWorld()
    const wrong = draft({ steps: [{ id: 's1', kind: 'say', text: 'Hello {prenom}' }] })
    expect(at.call('scripts.check', { draft: wrong }).findings).toMatchObject([{ step: 's1', rule: 'unknown_variable', of: 'prenom' }])
    const { id: scriptId } = at.call('scripts.save', { draft: wrong })
    expect(() => at.call('scripts.setOn', { scriptId, on: true })).toThrow('TEXT_INVALID')
    at.call('scripts.save', { scriptId, draft: draft() })
    expect(at.call('scripts.setOn', { scriptId, on: true }).isOn).toBe(true)
    expect(() => at.call('scripts.save', { scriptId, draft: wrong })).toThrow('TEXT_INVALID')
    at.call('scripts.remove', { scriptId })
    expect(at.call('scripts.list', {})).toEqual([])
    expect(() => at.call('scripts.setOn', { scriptId, on: true })).toThrow('NOT_FOUND')
  })

  it('of the agency are an admin’s to change, and another’s creator’s are not seen', async () => {
    await using at = await scriptsWorld()
    const all = at.switchOn(draft())
    const hers = at.switchOn(draft({ creatorId: at.creatorId }))
    const elsewhere = at.by(new Set(['crt_other']))
    expect(elsewhere('scripts.list', {}).map(({ id }) => id)).toEqual([all.id])
    expect(() => elsewhere('scripts.remove', { scriptId: all.id })).toThrow('NOT_FOUND')
    expect(() => elsewhere('scripts.save', { scriptId: hers.id, draft: draft() })).toThrow('NOT_FOUND')
    expect(() => elsewhere('scripts.save', { draft: draft() })).toThrow('NOT_FOUND')
    await at.hear('Hi!')
    const [run] = at.runs()
    expect(elsewhere('scripts.runs', { show: 'going', limit: 10 }).items).toEqual([])
    expect(() => elsewhere('scripts.takeOver', { runId: run?.id ?? '' })).toThrow('NOT_FOUND')
    expect(await at.rehearse(draft(), new Set(['crt_other']))).toMatchObject({ conversations: 0 })
    expect(at.by(new Set([at.creatorId]))('scripts.runs', { show: 'going', limit: 10 }).items).toHaveLength(1)
  })

  it('are rehearsed on last week’s conversations, and nothing is sent', async () => {
    await using at = await scriptsWorld()
    await at.hear('Hi!')
    const item = await at.hear('Hello?', { from: 'other.test' })
    await at.wait(minute)
    await at.answer(item, 'Ada here')
    await at.wait(day)
    const { conversations, matched, shown } = await at.rehearse(draft())
    expect({ conversations, matched }).toEqual({ conversations: 2, matched: 2 })
    expect(shown.map(({ person, lines, ended }) => [person, lines.map(({ from, text }) => `${from}: ${text}`), ended?.reason])).toEqual([
      [
        'fan.test',
        ['them: Hi!', `script: Hello Fan, I am ${at.creatorName}.`, 'script: Still there?', 'script: Here: https://example.test/join'],
        'finished',
      ],
      ['other.test', ['them: Hello?', 'us: Ada here'], 'human_answered'],
    ])
    expect(at.runs()).toEqual([])
    expect(at.sent()).toEqual([])
  })

  it('where a person holds the conversation: texts to copy, one by one, with names filled in', async () => {
    await using at = await scriptsWorld({ byHand: true })
    const script = at.switchOn(draft({ platforms: ['onlyfans'], trigger: { kind: 'by_hand' } }))
    const run = at.call('scripts.startFor', { accountId: at.byHandAccountId, scriptId: script.id, person: '@Bob' })
    expect(run).toMatchObject({ phase: 'waiting', toCopy: null, itemId: null })
    await at.wait(5 * minute)
    const [ready] = at.runs('to_copy')
    expect(ready?.toCopy).toEqual({ step: 's2', text: `Hello Bob, I am ${at.creatorName}.` })
    expect(() => at.call('scripts.markSaid', { runId: run.id, step: 's4' })).toThrow('STATE_CHANGED')
    expect(at.call('scripts.markSaid', { runId: run.id, step: 's2' })).toMatchObject({ phase: 'listening', said: 1, toCopy: null })
    expect(() => at.call('scripts.markSaid', { runId: run.id, step: 's2' })).toThrow('STATE_CHANGED')
    expect(at.call('scripts.markHeard', { runId: run.id, text: 'the link?' })).toMatchObject({
      toCopy: { step: 's5', text: 'Here: https://example.test/join' },
    })
    expect(at.call('scripts.markSaid', { runId: run.id, step: 's5' })).toMatchObject({ ended: { reason: 'finished' } })
    expect(at.sent()).toEqual([])
    expect(at.history()).toEqual(
      expect.arrayContaining(['script.started', 'script.said_by_hand', 'script.heard_by_hand', 'script.said_by_hand', 'script.ended']),
    )
    expect(() => at.call('scripts.startFor', { accountId: at.accountId, scriptId: script.id, person: 'Bob' })).toThrow('NOT_SUPPORTED')
  })
})

it('everything is found along an index', async () => {
  await using at = await scriptsWorld()
  const plan = (sql: string): string =>
    (at.sql.prepare(`EXPLAIN QUERY PLAN ${sql.replaceAll(/@\w+/g, `''`)}`).all() as { detail: string }[])
      .map(({ detail }) => detail)
      .join('\n')
  for (const show of ['going', 'to_copy', 'ended'] as const)
    for (const creatorIds of [null, ['crt_1'], ['crt_1', 'crt_2']])
      for (const scriptId of [undefined, 'scr_1']) {
        const found = plan(runsSql({ creatorIds, scriptId, show }, null).sql)
        expect(found).toMatch(/USING (COVERING )?INDEX script_run_/)
        expect(found).not.toContain('TEMP B-TREE')
      }
})
