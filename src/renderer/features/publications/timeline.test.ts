import { describe, expect, it } from 'vitest'
import { possibleActs } from './possible-acts.ts'
import { timeline, type Attempt, type StateChange } from './timeline.ts'

const change = (at: string, to: StateChange['to']): StateChange => ({
  at: new Date(at),
  from: null,
  to,
  reason: 'due',
  actor: 'Coulisse',
  failure: null,
})
const attempt = (startedAt: string, number: number) => ({ id: `att_${number}`, startedAt: new Date(startedAt), number }) as Attempt

describe('timeline', () => {
  it('tells changes and attempts as one story: the send, its attempt, what came of it', () => {
    const entries = timeline(
      [change('2026-03-12T17:30:01Z', 'published'), change('2026-03-12T09:00:00Z', 'scheduled'), change('2026-03-12T17:30:00Z', 'sending')],
      [attempt('2026-03-12T17:30:00Z', 1)],
    )
    expect(entries.map((entry) => (entry.kind === 'attempt' ? 'attempt' : entry.change.to))).toEqual([
      'scheduled',
      'sending',
      'attempt',
      'published',
    ])
  })
})

describe('possibleActs', () => {
  const able = { delete: true, metrics: { post: ['likes' as const], followers: true } }
  const now = Date.parse('2026-03-12T12:00:00Z')
  const acts = (state: Parameters<typeof possibleActs>[0]['state'], dueAt = '2026-03-12T17:30:00Z', removedAt: Date | null = null) =>
    possibleActs({ state, dueAt: new Date(dueAt), removedAt, handedOverAt: null, readyAt: null, inHand: null }, able, now)

  it('puts the likeliest act first', () => {
    expect(acts('failed')[0]).toBe('retry')
    expect(acts('needs_person')[0]).toBe('resolve')
    expect(acts('scheduled')[0]).toBe('reschedule')
  })

  it('offers nothing while it is being sent', () => {
    expect(acts('sending')).toEqual([])
    expect(acts('processing')).toEqual([])
    const handedOver = {
      state: 'processing' as const,
      dueAt: new Date(now),
      removedAt: null,
      handedOverAt: new Date(now),
      readyAt: null,
      inHand: null,
    }
    expect(possibleActs(handedOver, able, now)).toEqual(['resolve'])
  })

  it('restores only what is still to come, deletes only what is there and can be', () => {
    expect(acts('cancelled')).toEqual(['restore'])
    expect(acts('cancelled', '2026-03-12T09:00:00Z')).toEqual([])
    expect(acts('published')).toEqual(['refresh', 'remove'])
    expect(acts('published', undefined, new Date(now))).toEqual([])
    expect(
      possibleActs(
        { state: 'published', dueAt: new Date(now), removedAt: null, handedOverAt: null, readyAt: null, inHand: null },
        undefined,
        now,
      ),
    ).toEqual([])
  })
})
