import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addUp, attribute } from './attribute.ts'
import type { Carrier, LinkReading } from './attribute.ts'

const read = (day: string, more: Partial<LinkReading>): LinkReading => ({
  day,
  clicks: null,
  subscribers: null,
  revenue: null,
  currency: null,
  ...more,
})
const post = (id: string, from: string): Carrier => ({ kind: 'post', id, from, to: null })
const bio = (id: string, from: string, to: string | null = null): Carrier => ({ kind: 'bio', id, from, to })

describe('what a link brought', () => {
  it('is due to the one post that carried it, from the reading of its day on', () => {
    const gains = attribute(
      [read('2026-03-01', { subscribers: 4 }), read('2026-03-05', { subscribers: 9 }), read('2026-03-09', { subscribers: 12 })],
      [post('a', '2026-03-03')],
    )
    expect(gains.map(({ subscribers, carrier }) => [subscribers, carrier?.id ?? null])).toEqual([
      [4, null],
      [5, 'a'],
      [3, 'a'],
    ])
    expect(gains[0]).toMatchObject({ carrier: null, why: 'nothing' })
  })

  it('is due to none while several carried it', () => {
    const gains = attribute(
      [read('2026-03-04', { clicks: 10 }), read('2026-03-06', { clicks: 30 })],
      [post('a', '2026-03-03'), post('b', '2026-03-05')],
    )
    expect(gains).toMatchObject([
      { clicks: 10, carrier: { id: 'a' } },
      { clicks: 20, carrier: null, why: 'several' },
    ])
  })

  it('is due to a profile for as long as it carried it, also where that was twice', () => {
    const gains = attribute(
      [read('2026-03-02', { clicks: 1 }), read('2026-03-10', { clicks: 5 }), read('2026-03-20', { clicks: 6 })],
      [bio('acc', '2026-03-01', '2026-03-04'), bio('acc', '2026-03-06', '2026-03-10')],
    )
    expect(gains).toMatchObject([
      { clicks: 1, carrier: { id: 'acc' } },
      { clicks: 4, carrier: { id: 'acc' } },
      { clicks: 1, carrier: null, why: 'nothing' },
    ])
  })

  it('counts from the last reading that says a figure, and never across currencies', () => {
    const gains = attribute(
      [
        read('2026-03-01', { subscribers: 2, revenue: 1000, currency: 'USD' }),
        read('2026-03-02', { clicks: 7 }),
        read('2026-03-03', { subscribers: 5, revenue: 1500, currency: 'USD' }),
        read('2026-03-04', { revenue: 900, currency: 'EUR' }),
        read('2026-03-05', { revenue: 1000, currency: 'EUR' }),
      ],
      [post('a', '2026-01-01')],
    )
    expect(addUp(gains)).toEqual({
      clicks: 7,
      subscribers: 5,
      revenue: [
        { currency: 'USD', cents: 1500 },
        { currency: 'EUR', cents: 100 },
      ],
    })
  })

  it('loses nothing: what is due to all of them and to none is what was read last', () => {
    const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-03-${String(n).padStart(2, '0')}`)
    const carrier = fc.record({
      kind: fc.constantFrom('post' as const, 'bio' as const),
      id: fc.constantFrom('a', 'b'),
      from: day,
      to: fc.option(day),
    })
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.record({ day, subscribers: fc.nat(500) }), { selector: (one) => one.day }),
        fc.array(carrier, { maxLength: 5 }),
        (readings, carriers) => {
          const sorted = readings.toSorted((a, b) => a.day.localeCompare(b.day))
          const gains = attribute(
            sorted.map((one) => read(one.day, one)),
            carriers,
          )
          expect(addUp(gains).subscribers).toBe(sorted.at(-1)?.subscribers ?? null)
        },
      ),
    )
  })
})
