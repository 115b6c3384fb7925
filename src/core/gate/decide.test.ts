/** No sequence of acts and clock changes passes a budget, a sleeping market or a platform's rule. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { automatedActs } from '../../contract/automation.ts'
import type { AutomatedAct, Circumstances, LoweredCaps } from '../../contract/automation.ts'
import { platformIds } from '../../contract/platforms.ts'
import { capsFor, dayMs, newForDays, windowInTheWay } from './automation-budgets.ts'
import { ruleFor } from './automation-rules.ts'
import { decide } from './decide.ts'
import { quietUntil } from './quiet-until.ts'

const start = Date.parse('2026-03-02T09:00:00Z')
const minute = 60_000
const hour = 60 * minute
const asleep = { zone: 'Europe/Paris', ranges: [{ from: '02:00', to: '06:00' }] }
const engaged: Circumstances = { engaged: true, summoned: true, answered: false, ofAgency: true, theirsAt: start }

const anyCircumstances: fc.Arbitrary<Circumstances> = fc.record({
  engaged: fc.boolean(),
  summoned: fc.boolean(),
  answered: fc.boolean(),
  ofAgency: fc.boolean(),
  theirsAt: fc.option(fc.integer({ min: start - 3 * dayMs, max: start + dayMs })),
})
/** Mostly on, sometimes far on, and back. */
const anyStep = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 0, max: 5 * minute }) },
  { weight: 1, arbitrary: fc.integer({ min: hour, max: 3 * dayMs }) },
  { weight: 1, arbitrary: fc.integer({ min: -2 * dayMs, max: -1 }) },
)
/** Now and then a budget is lowered or given back, or the account is connected anew. */
const anyTurn = fc.oneof(
  { weight: 20, arbitrary: fc.constant(null) },
  { weight: 2, arbitrary: fc.record({ hour: fc.option(fc.integer({ min: 0, max: 6 })), day: fc.option(fc.integer({ min: 0, max: 12 })) }) },
  { weight: 1, arbitrary: fc.constant('connected_anew' as const) },
)
const anyWish = fc.record({ act: fc.constantFrom(...automatedActs), of: anyCircumstances, step: anyStep, turn: anyTurn })

describe('the decision', () => {
  it('never passes a budget in any hour or day, a sleeping market, or what the platform does not allow', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...platformIds),
        // An ordinary week, and the evenings before the clocks go on and back.
        fc.constantFrom(start, Date.parse('2026-03-28T20:00:00Z'), Date.parse('2026-10-24T20:00:00Z')),
        fc.integer({ min: 0, max: 20 * dayMs }),
        fc.array(anyWish, { minLength: 1, maxLength: 250 }),
        (platform, begins, age, wishes) => {
          let connectedAt = begins - age
          let lowered: LoweredCaps | undefined
          const ledger = new Map<AutomatedAct, number[]>()
          let now = begins
          for (const { act, of, step, turn } of wishes) {
            now += step
            if (turn === 'connected_anew') connectedAt = now
            else if (turn !== null) lowered = turn
            const account = { platform, connectedAt, quiet: asleep, ...(lowered && { lowered }) }
            const writes = ledger.get(act) ?? []
            const decision = decide(act, { account, of }, writes, now)
            if (decision.verdict === 'later') expect(decision.retryAt).toBeGreaterThan(now)
            if (decision.verdict !== 'allowed') continue
            expect(ruleFor(platform, act, of, now).verdict).toBe('allowed')
            const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Paris', hour: '2-digit', hourCycle: 'h23' }).format(now)
            expect(Number(clock) < 2 || Number(clock) >= 6).toBe(true)
            // What it may do now, a new one and one whose budget was lowered less; what was done under a later clock counts.
            const most = capsFor(act, connectedAt, now, lowered)
            expect(writes.filter((at) => at > now - hour).length).toBeLessThan(most.hour)
            expect(writes.filter((at) => at > now - dayMs).length).toBeLessThan(most.day)
            writes.push(now)
            ledger.set(act, writes)
            // Whatever the clock did: no hour and no day around this write holds more than an account that is not new may.
            const caps = capsFor(act, start - 100 * dayMs, start)
            for (const from of writes) {
              expect(writes.filter((at) => at >= from && at < from + hour).length).toBeLessThanOrEqual(caps.hour)
              expect(writes.filter((at) => at >= from && at < from + dayMs).length).toBeLessThanOrEqual(caps.day)
            }
          }
        },
      ),
      { numRuns: 150 },
    )
  })

  it('says when it may be asked again, and then it is allowed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: start - 2 * dayMs, max: start }), { maxLength: 120 }),
        fc.constantFrom(...automatedActs),
        (writes, act) => {
          const caps = capsFor(act, start - 100 * dayMs, start)
          fc.pre(caps.hour > 0)
          const full = windowInTheWay(writes, caps, start)
          if (!full) return
          expect(full.retryAt).toBeGreaterThan(start)
          expect(windowInTheWay(writes, caps, full.retryAt)).toBeNull()
          expect(windowInTheWay(writes, caps, full.retryAt - 1)).not.toBeNull()
        },
      ),
    )
  })

  it('lets a newly connected account do less, for fourteen days', () => {
    const account = { platform: 'bluesky', connectedAt: start, quiet: { zone: 'UTC', ranges: [] } } as const
    const doneAt = (now: number): number => {
      const writes: number[] = []
      while (decide('like', { account, of: engaged }, writes, now).verdict === 'allowed') writes.push(now)
      return writes.length
    }
    expect(doneAt(start)).toBe(5)
    expect(doneAt(start + newForDays * dayMs - 1)).toBe(5)
    expect(doneAt(start + newForDays * dayMs)).toBe(20)
    expect(doneAt(start - hour)).toBe(5)
  })

  it('sleeps with its market, over midnight, over a change of clocks and for the whole day', () => {
    const at = (instant: string, ...ranges: [string, string][]) => {
      const until = quietUntil({ zone: 'Europe/Paris', ranges: ranges.map(([from, to]) => ({ from, to })) }, Date.parse(instant))
      return until === null ? null : new Date(until).toISOString()
    }
    expect(at('2026-03-02T09:00:00Z', ['02:00', '06:00'])).toBeNull()
    expect(at('2026-03-02T01:00:00Z', ['02:00', '06:00'])).toBe('2026-03-02T05:00:00.000Z')
    expect(at('2026-03-02T05:00:00Z', ['02:00', '06:00'])).toBeNull()
    expect(at('2026-03-02T22:30:00Z', ['23:00', '06:00'])).toBe('2026-03-03T05:00:00.000Z')
    expect(at('2026-03-02T22:30:00Z', ['23:00', '01:00'], ['01:00', '06:00'])).toBe('2026-03-03T05:00:00.000Z')
    // The clocks go on at 02:00: the night is an hour shorter.
    expect(at('2026-03-28T23:30:00Z', ['00:00', '06:00'])).toBe('2026-03-29T04:00:00.000Z')
    expect(at('2026-03-02T09:00:00Z', ['08:00', '08:00'])).not.toBeNull()
  })
})
