import { describe, expect, it } from 'vitest'
import { FakeClock } from '../../../../test/harness/fake-clock.ts'
import { seededRandom } from '../../../../test/harness/test-ports.ts'
import { newRecordKey } from './record-key.ts'

/** Of a TID: the microsecond that it was made. */
const microsOf = (key: string): number => {
  let value = 0n
  for (const character of key) value = value * 32n + BigInt('234567abcdefghijklmnopqrstuvwxyz'.indexOf(character))
  return Number(value >> 10n)
}

describe('newRecordKey', () => {
  it('is a TID of the time', () => {
    // Read off a real server: the key of a commit made at 2026-11-24T03:59:56Z.
    expect(Math.floor(microsOf('3n2zqz5wypk2y') / 1e6)).toBe(Date.parse('2026-11-24T03:59:55Z') / 1000)
    const clock = new FakeClock(Date.parse('2026-03-02T09:00:00Z'))
    const key = newRecordKey({ clock, random: seededRandom() })
    expect(key).toMatch(/^[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}$/)
    expect(microsOf(key)).toBe(clock.now() * 1000)
  })

  it('sorts by when it was made, also within one millisecond', async () => {
    const clock = new FakeClock()
    const io = { clock, random: seededRandom() }
    const keys: string[] = []
    for (let number = 0; number < 5000; number += 1) {
      keys.push(newRecordKey(io))
      if (number % 700 === 0) await clock.advance(1)
    }
    expect(keys.toSorted()).toEqual(keys)
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('comes back to the present when the clock is set back', () => {
    const clock = new FakeClock()
    const io = { clock, random: seededRandom() }
    newRecordKey(io)
    clock.jumpTo(clock.now() - 86_400_000)
    expect(microsOf(newRecordKey(io))).toBe(clock.now() * 1000)
  })
})
