import { describe, expect, it } from 'vitest'
import { anObligationDay } from '../../../test/seed/obligation-day.ts'
import { mostTold } from '../../contract/obligations.ts'
import type { ObligationDay } from '../../contract/obligations.ts'
import { createDaysAhead, shownOn } from './days-ahead.ts'

const owed = (changes: Partial<ObligationDay> = {}) => anObligationDay({ date: '2026-03-03', ...changes })
const gap = { accountId: 'acc_01', date: '2026-03-03', wanted: 3, planned: 1 }
const on = (debt: ObligationDay) => ({ shownOn: debt.date, debt })

describe('what is missing on the days ahead', () => {
  it.each([
    ['a day that is to come', owed(), '2026-03-02', '2026-03-03'],
    ['today', owed(), '2026-03-03', '2026-03-03'],
    ['a day that is over', owed(), '2026-03-04', null],
    ['a week under way', owed({ per: 'week', date: '2026-03-02' }), '2026-03-04', '2026-03-04'],
    ['a week to come', owed({ per: 'week', date: '2026-03-09' }), '2026-03-04', '2026-03-09'],
    ['what is at risk', owed({ state: 'at_risk' }), '2026-03-02', '2026-03-03'],
    ['what is planned', owed({ state: 'planned' }), '2026-03-02', null],
    ['what is met', owed({ state: 'met' }), '2026-03-02', null],
  ])('shows %s', (_, debt, today, expected) => {
    expect(shownOn(debt, today)).toBe(expected)
  })

  it('is counted whole and told up to a number, what is missing before what is at risk', () => {
    const ahead = createDaysAhead()
    const risky = owed({ state: 'at_risk', kind: 'text' })
    ahead.add({ debts: [on(risky), ...Array.from({ length: mostTold }, () => on(owed()))], gaps: [gap] })
    ahead.add({ debts: [on(owed({ date: '2026-03-02', kind: 'story' }))], gaps: Array.from({ length: mostTold }, () => gap) })
    const [second, third] = ahead.days()
    expect(second).toEqual({
      date: '2026-03-02',
      missing: 1,
      atRisk: 0,
      kind: 'story',
      short: 0,
      debts: [owed({ date: '2026-03-02', kind: 'story' })],
      gaps: [],
      more: 0,
    })
    expect(third).toMatchObject({ missing: mostTold, atRisk: 1, kind: null, short: 2 * (mostTold + 1), more: 2 })
    expect(third?.debts.every(({ state }) => state === 'missing')).toBe(true)
    expect(third?.gaps).toHaveLength(mostTold)
  })
})
