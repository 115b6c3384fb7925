import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { publicationStates } from '../../contract/publications.ts'
import type { PublicationState } from '../../contract/publications.ts'
import { byHandReasons, movedBy, nextState, reasons, statesFor } from './state-machine.ts'
import type { Reason } from './state-machine.ts'

/** What the world may do to an attempt, and what core then knows. The post is out in all but the first three. */
const fates = ['refused', 'crashed before the write', 'request lost', 'accepted', 'answer lost', 'crashed after the write'] as const
type Fate = (typeof fates)[number]

const knownAfter: Record<Fate, Reason> = {
  refused: 'refused',
  'crashed before the write': 'nothing_sent',
  'request lost': 'answer_lost',
  accepted: 'accepted',
  'answer lost': 'answer_lost',
  'crashed after the write': 'answer_lost',
}
const isOut = (fate: Fate): boolean => fate === 'accepted' || fate === 'answer lost' || fate === 'crashed after the write'

/** Reasons that say what a look-up or a person said of the world, and when they are true. */
const needsTruth: Partial<Record<Reason, (posts: number) => boolean>> = {
  found: (posts) => posts > 0,
  absent: (posts) => posts === 0,
  confirmed_published: (posts) => posts > 0,
  confirmed_not_published: (posts) => posts === 0,
  // Of threads alone.
  part_found: () => false,
  confirmed_part: () => false,
}
/** Endings of an attempt come from its fate. */
const fromFate: readonly Reason[] = ['accepted', 'processing', 'refused', 'nothing_sent', 'rest_left', 'answer_lost']

describe('the states of a publication', () => {
  it('publishes at most once, whatever happens in whatever order', () => {
    const step = fc.record({ reason: fc.constantFrom(...reasons), fate: fc.constantFrom(...fates) })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let state: PublicationState = 'scheduled'
        let posts = 0
        // What the ledger says of the last attempt (`restore-publication.ts`).
        let mayBeOut = false
        for (const { reason, fate } of steps) {
          if (fromFate.includes(reason) || byHandReasons.includes(reason) || needsTruth[reason]?.(posts) === false) continue
          const to = nextState(state, reason)
          if (
            to === undefined ||
            ((reason === 'restored' || reason === 'restored_to_approval') && mayBeOut) ||
            (reason === 'restored_to_check' && !mayBeOut)
          )
            continue
          state = to
          if (needsTruth[reason]) mayBeOut = false
          if (state !== 'sending') continue
          if (isOut(fate)) posts += 1
          mayBeOut = knownAfter[fate] === 'answer_lost'
          state = nextState(state, knownAfter[fate]) ?? state
        }
        expect(posts).toBeLessThanOrEqual(1)
        if (state === 'published') expect(posts).toBe(1)
      }),
      { numRuns: 20_000 },
    )
  })

  it('publishes each part of a thread at most once and in order, whatever happens in whatever order', () => {
    const step = fc.record({ reason: fc.constantFrom(...reasons), fate: fc.constantFrom(...fates) })
    const parts = 3
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
        let state: PublicationState = 'scheduled'
        /** Proved to be out, and posts of the part in hand. */
        let out = 0
        let posts = 0
        let mayBeOut = false
        for (const { reason, fate } of steps) {
          if (fromFate.includes(reason) || byHandReasons.includes(reason)) continue
          const isLast = out === parts - 1
          if ((reason === 'found' || reason === 'confirmed_published') && !isLast) continue
          if ((reason === 'part_found' || reason === 'confirmed_part') && isLast) continue
          const isPartOut = reason === 'part_found' || reason === 'confirmed_part'
          if (isPartOut ? posts === 0 : needsTruth[reason]?.(posts) === false) continue
          const to = nextState(state, reason)
          const isRestored = reason === 'restored' || reason === 'restored_to_approval'
          if (to === undefined || (isRestored && mayBeOut) || (reason === 'restored_to_check' && !mayBeOut)) continue
          state = to
          if (needsTruth[reason]) mayBeOut = false
          if (isPartOut) [out, posts] = [out + 1, 0]
          if (state !== 'sending') continue
          if (isOut(fate)) posts += 1
          expect(posts).toBeLessThanOrEqual(1)
          mayBeOut = knownAfter[fate] === 'answer_lost'
          // The next part is an attempt of its own, broken off before its write here.
          const known =
            fate === 'accepted' && !isLast ? 'rest_left' : knownAfter[fate] === 'nothing_sent' && out > 0 ? 'rest_left' : knownAfter[fate]
          if (fate === 'accepted' && !isLast) [out, posts] = [out + 1, 0]
          state = nextState(state, known) ?? state
        }
        if (state === 'published') expect([out, posts]).toEqual([parts - 1, 1])
      }),
      { numRuns: 20_000 },
    )
  })

  it('is posted once where a person posts, whatever happens in whatever order, while they say what is so', () => {
    const ofTheEngine: readonly Reason[] = ['due', 'found', 'part_found', 'absent', 'cannot_tell', ...fromFate]
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...reasons.filter((reason) => !ofTheEngine.includes(reason))), { maxLength: 60 }), (steps) => {
        let state: PublicationState = 'scheduled'
        let posts = 0
        for (const reason of steps) {
          const to = nextState(state, reason)
          // A restored one is looked up where something may be out; nothing of ours ever is.
          if (to === undefined || reason === 'restored_to_check' || reason.startsWith('confirmed')) continue
          if (reason === 'posted_by_hand') posts += 1
          if (reason === 'post_undone') posts -= 1
          state = to
          expect(state).not.toBe('sending')
        }
        expect(posts).toBe(state === 'published' ? 1 : 0)
      }),
      { numRuns: 5000 },
    )
  })

  it('enters sending from scheduled and failed only', () => {
    expect(statesFor('due')).toEqual(['scheduled', 'failed'])
    for (const state of publicationStates)
      for (const reason of reasons) if (nextState(state, reason) === 'sending') expect(reason).toBe('due')
  })

  it('has a way out of every state that is not final, by whoever moves it', () => {
    for (const state of publicationStates) {
      const ways = reasons.filter((reason) => nextState(state, reason) !== undefined)
      if (movedBy[state] === 'final')
        expect(
          ways.every((reason) => reason.startsWith('restored') || reason.endsWith('_undone')),
          state,
        ).toBe(true)
      else expect(ways.length, state).toBeGreaterThan(0)
    }
    // What the engine moves ends by itself in something a person sees.
    for (const state of ['awaiting_approval', 'scheduled'] as const) expect(nextState(state, 'missed')).toBe('missed')
    for (const state of ['processing', 'ambiguous'] as const) expect(nextState(state, 'cannot_tell')).toBe('needs_person')
    expect(nextState('sending', 'answer_lost')).toBe('ambiguous')
  })
})
