import { describe, expect, test } from 'vitest'
import { anObligationDay } from '../../../../test/seed/obligation-day.ts'
import type { ObligationDay } from '../../../contract/obligations.ts'
import { datesFrom, outlookRows } from './outlook-rows.ts'

const owed = (changes: Partial<ObligationDay> = {}) =>
  anObligationDay({ date: '2026-03-12', planned: 1, gap: 0, state: 'planned', ...changes })
const dates = datesFrom('2026-03-26', 7)
const names: Record<string, string> = { crt_1: 'Zoé', crt_2: 'Anna', crt_3: 'Mia' }
const nameOf = (id: string): string => names[id] ?? ''

describe('what is owed, as a grid', () => {
  test('has a date a day, over a clock change and a month’s end', () => {
    expect(dates).toEqual(['2026-03-26', '2026-03-27', '2026-03-28', '2026-03-29', '2026-03-30', '2026-03-31', '2026-04-01'])
  })

  test('shows whom something is missing for first, then at risk, then by name', () => {
    const days = [
      owed({ date: '2026-03-26' }),
      owed({ creatorId: 'crt_2', date: '2026-03-26' }),
      owed({ creatorId: 'crt_2', date: '2026-03-27', state: 'at_risk' }),
      owed({ creatorId: 'crt_3', date: '2026-03-28', state: 'missing', planned: 0, gap: 1 }),
    ]
    expect(outlookRows(days, dates, nameOf).map(({ creatorId, worst }) => [nameOf(creatorId), worst])).toEqual([
      ['Mia', 'missing'],
      ['Anna', 'at_risk'],
      ['Zoé', 'planned'],
    ])
  })

  test('lays a week over those of its days that are shown, and leaves out what lies outside', () => {
    const days = [
      owed({ per: 'week', date: '2026-03-23' }),
      owed({ per: 'week', date: '2026-03-30' }),
      owed({ accountId: 'acc_1', date: '2026-03-25', state: 'missing' }),
    ]
    const [creator] = outlookRows(days, dates, nameOf)
    expect(creator?.worst).toBe('planned')
    expect(creator?.rows.map(({ cells }) => [...cells].map(([date, { span }]) => [date, span]))).toEqual([
      [
        ['2026-03-26', 4],
        ['2026-03-30', 3],
      ],
    ])
  })
})
