/** What the audience's figures say when there are enough of them: what is written down as true. */
import { describe, expect, it } from 'vitest'
import { FakeClock } from '../../test/harness/fake-clock.ts'
import { Audience, type SeenPost } from './audience.ts'
import { startPractice } from './index.ts'
import { audienceMarkets, truths, weightOfTags, weightOfTime, type AudienceMarket, type SeenMedia } from './truth.ts'

const hourMs = 3_600_000
const monday = Date.parse('2026-03-02T00:00:00Z')
/** Long after all of them. */
const later = monday + 400 * 24 * hourMs

const likesOf = (market: AudienceMarket, posts: readonly Pick<SeenPost, 'indexedAt' | 'media' | 'text'>[], seed = 7): number => {
  const audience = new Audience(seed, () => later)
  return posts.reduce((sum, post, index) => sum + audience.figures({ ...post, uri: `post ${index}`, by: { id: 'acc', market } }).likes, 0)
}
const many = (post: Partial<SeenPost>, count = 1500) =>
  Array.from({ length: count }, () => ({ indexedAt: monday + 3 * 24 * hourMs, media: 'none' as SeenMedia, text: '', ...post }))

describe.each(audienceMarkets)('the audience of %s', (market) => {
  const { hours, media, hashtags } = truths[market]
  it('looks at its own hours, of a working day and of a weekend', () => {
    for (const of of [hours.week, hours.weekend]) {
      const total = Array.from({ length: 24 }, () => 0)
      const clock = new Intl.DateTimeFormat('en-US', { timeZone: truths[market].zone, hourCycle: 'h23', hour: '2-digit', weekday: 'short' })
      const isOf = (at: number) => ['Sat', 'Sun'].some((day) => clock.format(at).includes(day)) === (of === hours.weekend)
      for (let at = monday - 24 * hourMs; at < monday + 9 * 24 * hourMs; at += hourMs) {
        if (!isOf(at)) continue
        const hour = Number(clock.formatToParts(at).find(({ type }) => type === 'hour')?.value)
        total[hour] = Math.max(total[hour] ?? 0, likesOf(market, many({ indexedAt: at }, 120)))
      }
      const best = Math.max(...total)
      expect(total.indexOf(best)).toBe(of.indexOf(Math.max(...of)))
      for (const [hour, likes] of total.entries()) expect(Math.abs(likes / best - (of[hour] ?? 0))).toBeLessThan(0.06)
    }
  })

  it('likes kinds and hashtags as much as is written down', () => {
    const plain = likesOf(market, many({}))
    // Likes are whole: a share of one is lost of each.
    const near = (likes: number, weight: number) => expect(Math.abs(likes / plain / weight - 1)).toBeLessThan(0.06)
    for (const kind of ['images', 'video'] as const) near(likesOf(market, many({ media: kind })), media[kind])
    for (const [tag, weight] of Object.entries(hashtags)) near(likesOf(market, many({ text: `Hello #${tag.toUpperCase()}!` })), weight)
    expect(likesOf(market, many({ text: 'Hello #whatever' }))).toBe(plain)
  })
})

it('weighs by the market’s own clock, on both sides of its change, and tags once', () => {
  const best = Math.max(...truths.us_east.hours.week)
  expect(weightOfTime('us_east', Date.parse('2026-03-06T20:30:00-05:00'))).toBe(best)
  expect(weightOfTime('us_east', Date.parse('2026-03-09T20:30:00-04:00'))).toBe(best)
  expect(weightOfTags('us_west', '#surf #surf #OCEAN')).toBe(1.5)
  expect(weightOfTags('us_west', 'surf')).toBe(1)
})

it('is where an account was said to have it, on the network too', async () => {
  const clock = new FakeClock(new Date('2026-03-02T08:00:00Z'))
  await using practice = await startPractice({ clock })
  const make = async (path: string, body: object) =>
    (await (
      await fetch(`${practice.url}/_control/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
    ).json()) as { id: string; token: string }
  for (const market of audienceMarkets) {
    const { id, token } = await make('instagram-accounts', { username: `nova.${market}`, market })
    // Under a hundred followers, nothing is said of where they are.
    await clock.advance(40 * 24 * hourMs)
    const query = 'metric=follower_demographics&period=lifetime&metric_type=total_value&breakdown=country'
    const answer = await fetch(`${practice.instagramUrl}/v25.0/${id}/insights?${query}&access_token=${token}`)
    const { data } = (await answer.json()) as {
      data: { total_value: { breakdowns: { results: { dimension_values: string[]; value: number }[] }[] } }[]
    }
    const results = data[0]?.total_value.breakdowns[0]?.results ?? []
    expect(results.map(({ dimension_values: [country] }) => country)).toEqual(truths[market].countries.map(([country]) => country))
  }
  expect((await make('accounts', { handle: 'x.test', password: 'p', market: 'mars' })) as object).toMatchObject({ error: 'InvalidRequest' })
})

it('names who begins to follow: as many as the number grows by, each the same every time, the newest first', () => {
  let now = monday
  const audience = new Audience(7, () => now)
  const account = { id: 'acc', createdAt: monday }
  expect(audience.newFollowers(account)).toEqual([])
  const before = audience.followers(account)
  now = monday + 10 * 24 * hourMs
  const came = audience.newFollowers(account)
  expect(came).toHaveLength(audience.followers(account) - before)
  expect(came.map(({ at }) => at)).toEqual(came.map(({ at }) => at).toSorted((a, b) => b - a))
  expect(came.every(({ at }) => at > monday && at <= now)).toBe(true)
  expect(new Set(came.map(({ name }) => name)).size).toBe(came.length)
  now += 24 * hourMs
  expect(audience.newFollowers(account).slice(-came.length)).toEqual(came)
  // No more than a month of them.
  now = monday + 400 * 24 * hourMs
  expect(audience.newFollowers(account).every(({ at }) => now - at <= 31 * 24 * hourMs)).toBe(true)
})
