/** What was said before an account could be read here. */
import { describe, expect, it } from 'vitest'
import { isSaidBefore } from './said-before.ts'

const hour = 3_600_000
const since = 1000 * hour
const letter = (hours: number, own?: true, conversation = 'talk') => ({
  kind: 'message' as const,
  at: since - hours * hour,
  conversation,
  ...(own && { own }),
})
const mention = (hours: number, seenHours = hours) => ({
  kind: 'mention' as const,
  at: since - hours * hour,
  seenAt: since - seenHours * hour,
  conversation: 'thread',
})

describe('what was said before', () => {
  it('is what came more than two days before the account could be read', () => {
    expect([1000, 48.01, 48, 1, 0, -5].map((hours) => isSaidBefore(mention(hours), since, []))).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ])
  })

  it('goes by when the platform took it in, not by what its author’s program claims', () => {
    expect(isSaidBefore(mention(9000, -1), since, [])).toBe(false)
    expect(isSaidBefore(mention(9000, 50), since, [])).toBe(true)
  })

  it('is a message that the account answered itself, and none that came after that answer', () => {
    const beside = [letter(5), letter(4, true), letter(3), letter(-1, true)]
    const told = (hours: number, from = beside) => isSaidBefore(letter(hours), since, from)
    expect(told(5)).toBe(true)
    expect(told(3, beside.slice(0, 3))).toBe(false)
    expect(told(5, [letter(4, true, 'another')])).toBe(false)
    // Answered from elsewhere once it was connected: it came while it was read here.
    expect(isSaidBefore(letter(-2), since, [letter(-3, true)])).toBe(false)
    expect(isSaidBefore({ ...mention(5), conversation: 'talk' }, since, beside)).toBe(false)
  })

  it('is nothing where nobody knows since when it is read, nor the account’s own words', () => {
    expect(isSaidBefore(mention(9000), null, [])).toBe(false)
    expect(isSaidBefore(letter(9000, true), since, [])).toBe(false)
  })
})
