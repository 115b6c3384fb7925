import { describe, expect, it } from 'vitest'
import { readRateBudget, readRetryAt } from './rate-headers.ts'

const now = Date.parse('2026-03-02T09:00:00Z')
const headers = (values: Record<string, string>) => new Headers(values)

describe('readRateBudget', () => {
  it('reads what Bluesky sends', () => {
    const sent = headers({
      'ratelimit-limit': '3000',
      'ratelimit-remaining': '2992',
      'ratelimit-reset': '1795493093',
      'ratelimit-policy': '3000;w=300',
    })
    expect(readRateBudget(sent, now)).toEqual({ limit: 3000, remaining: 2992, resetsAt: 1_795_493_093_000, windowSeconds: 300 })
  })

  it('reads what X sends', () => {
    const sent = headers({ 'x-rate-limit-limit': '100', 'x-rate-limit-remaining': '99', 'x-rate-limit-reset': '1795493093' })
    expect(readRateBudget(sent, now)).toEqual({ limit: 100, remaining: 99, resetsAt: 1_795_493_093_000, windowSeconds: null })
  })

  it('reads a reset in seconds from now, and no policy', () => {
    expect(readRateBudget(headers({ 'ratelimit-limit': '5', 'ratelimit-remaining': '0', 'ratelimit-reset': '30' }), now)).toEqual({
      limit: 5,
      remaining: 0,
      resetsAt: now + 30_000,
      windowSeconds: null,
    })
  })

  it.each<Record<string, string>>([
    {},
    { 'ratelimit-limit': '5' },
    { 'ratelimit-limit': 'many', 'ratelimit-remaining': '1', 'ratelimit-reset': '1' },
  ])('reads nothing from %j', (sent) => {
    expect(readRateBudget(headers(sent), now)).toBeNull()
  })
})

describe('readRetryAt', () => {
  it.each<[Record<string, string>, number]>([
    [{ 'retry-after': '290' }, now + 290_000],
    [{ 'retry-after': 'Mon, 02 Mar 2026 09:05:00 GMT' }, now + 300_000],
    [{ 'ratelimit-limit': '1', 'ratelimit-remaining': '0', 'ratelimit-reset': '45' }, now + 45_000],
    [{}, now + 60_000],
    [{ 'retry-after': 'soon' }, now + 60_000],
    // Neither at once, nor in a year.
    [{ 'retry-after': '0' }, now + 1000],
    [{ 'retry-after': '99999999' }, now + 24 * 3_600_000],
  ])('%j', (sent, at) => {
    expect(readRetryAt(headers(sent), now)).toEqual(new Date(at))
  })
})
