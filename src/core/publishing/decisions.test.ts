import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { errorCodes, errorTable } from '../../contract/errors.ts'
import type { ErrorCode } from '../../contract/errors.ts'
import { fingerprintOf } from './fingerprint.ts'
import { contentKindOf } from './content-kind.ts'
import { ftsQuery } from './fts-query.ts'
import { decideMissed, defaultMissedPolicy } from './missed-policy.ts'
import { absentBelievedFrom } from './reconcile.ts'
import { backoffMs, decideRetry, nextLookMs } from './retry.ts'
import { likeness, mentionedIn, nearDuplicateFrom } from './text-match.ts'
import { instantToWallTime, wallTimeToInstant } from './wall-time.ts'

const minute = 60_000
const hour = 60 * minute
const iso = (at: number | undefined) => (at === undefined ? undefined : new Date(at).toISOString())

describe('wall times', () => {
  it('go on after the gap and take the first of two', () => {
    expect(iso(wallTimeToInstant({ wall: '2026-03-29T02:30', zone: 'Europe/Paris' }))).toBe('2026-03-29T01:30:00.000Z')
    expect(iso(wallTimeToInstant({ wall: '2026-10-25T02:30', zone: 'Europe/Paris' }))).toBe('2026-10-25T00:30:00.000Z')
    expect(iso(wallTimeToInstant({ wall: '2026-07-01T12:00:30', zone: 'Asia/Kolkata' }))).toBe('2026-07-01T06:30:30.000Z')
    expect(wallTimeToInstant({ wall: '2026-02-31T10:00', zone: 'UTC' })).toBeUndefined()
  })

  it('come back from an instant, except in the hour that comes twice', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1_700_000_000, max: 1_900_000_000 }),
        fc.constantFrom('Europe/Paris', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu'),
        (seconds, zone) => {
          const at = seconds * 1000
          const back = wallTimeToInstant(instantToWallTime(at, zone)) ?? 0
          expect([0, hour, hour / 2]).toContain(at - back)
        },
      ),
    )
  })
})

describe('the fingerprint', () => {
  const payload = { remoteId: 'did:1', text: 'Bonsoir', languages: ['fr'], labels: [], media: [{ sha256: 'a', alt: 'Loge' }] }

  it('of a post without options is what it was before there were any', () => {
    const before = createHash('sha256').update('["did:1","Bonsoir",["fr"],[],[["a","Loge"]]]').digest('hex')
    expect(fingerprintOf(payload)).toBe(before)
    expect(fingerprintOf({ ...payload, options: undefined })).toBe(before)
  })

  it('differs by what was chosen, and not by the order in which it stands', () => {
    const one = fingerprintOf({ ...payload, options: { madeWithAi: true, paidPartnership: false } })
    expect(one).not.toBe(fingerprintOf(payload))
    expect(one).not.toBe(fingerprintOf({ ...payload, options: { madeWithAi: true, paidPartnership: true } }))
    expect(one).toBe(fingerprintOf({ ...payload, options: { paidPartnership: false, madeWithAi: true } }))
  })
})

describe('what was missed', () => {
  it('is sent, dropped or asked about by its policy', () => {
    expect(decideMissed('ask', 10 * minute)).toBe('send')
    expect(decideMissed('ask', 11 * minute)).toBe('ask')
    expect(decideMissed('drop', 11 * minute)).toBe('drop')
    expect(decideMissed('if_late_less_2h', 2 * hour - 1)).toBe('send')
    expect(decideMissed('if_late_less_2h', 2 * hour)).toBe('ask')
    expect([defaultMissedPolicy('video'), defaultMissedPolicy('text')]).toEqual(['if_late_less_2h', 'ask'])
  })
})

describe('retrying', () => {
  const base = { wrote: false, tries: 1, since: 0, now: hour, random: 0.5 }

  it('decides for every code of the table, never to send again what may be out', () => {
    const wanted: Partial<Record<string, unknown>> = {
      reconcile: { then: 'look_up' },
      at: { then: 'retry', at: 2 * hour },
      after_reconnect: { then: 'reconnect' },
      person: { then: 'person' },
    }
    const decide = (code: ErrorCode) =>
      decideRetry({ ...base, wrote: true, failure: { code, data: { retryAt: new Date(2 * hour).toISOString() } } })
    const told = errorCodes.filter((code) => wanted[errorTable[code].retry])
    expect(told.map((code) => [code, decide(code)])).toEqual(told.map((code) => [code, wanted[errorTable[code].retry]]))
  })

  it('waits longer each time, within bounds, and gives up after a day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), fc.double({ min: 0, max: 0.999, noNaN: true }), (tries, random) => {
        expect(backoffMs(tries, random)).toBeGreaterThanOrEqual(7500)
        expect(backoffMs(tries, random)).toBeLessThanOrEqual(30 * minute)
      }),
    )
    expect(decideRetry({ ...base, now: 25 * hour, failure: { code: 'PLATFORM_DOWN', data: {} } })).toEqual({ then: 'person' })
    expect([nextLookMs(0), nextLookMs(10 * minute), nextLookMs(10 * hour)]).toEqual([2000, 5 * minute, 30 * minute])
  })

  it('believes that a post is not there only when nobody can be sending it any more', () => {
    expect(absentBelievedFrom({ safety: 'idempotent', leaseUntil: 1000 })).toBe(0)
    expect(absentBelievedFrom({ safety: 'reconcile', leaseUntil: 1000 })).toBe(6000)
  })
})

describe('texts', () => {
  it('are compared without case, accents and links, by whole words', () => {
    expect(mentionedIn('Vu à l’HÔTEL  du Nord !', ['hotel du nord', 'ord', ''])).toEqual(['hotel du nord'])
    expect(likeness('Nouvelle vidéo ce soir à 20 h https://a.example/1', 'nouvelle video CE SOIR à 20 h https://a.example/2')).toBe(1)
    expect(likeness('a completely different sentence', 'nouvelle vidéo ce soir')).toBe(0)
    expect(
      likeness('one two three four five six seven eight nine ten eleven', 'one two three four five six seven eight nine ten twelve'),
    ).toBeGreaterThanOrEqual(nearDuplicateFrom)
  })

  it('are searched for by words only, whatever is typed', () => {
    expect(ftsQuery('Été "x" OR -- ')).toBe('"ete"* AND "x"* AND "or"*')
    expect(ftsQuery(' ** "" ')).toBeNull()
  })

  it('tell what a post is', () => {
    expect(
      [[], [{ kind: 'image' as const }], [{ kind: 'image' as const }, { kind: 'image' as const }], [{ kind: 'video' as const }]].map(
        contentKindOf,
      ),
    ).toEqual(['text', 'photo', 'photo_set', 'video'])
  })
})
