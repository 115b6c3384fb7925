import { describe, expect, it } from 'vitest'
import { FakeClock } from '../../test/harness/fake-clock.ts'
import { tempDir } from '../../test/harness/temp-dir.ts'
import { startPractice, type Practice } from './index.ts'
import type { PostOfThePast } from './history.ts'

const dayMs = 86_400_000
const start = '2026-03-02T08:00:00Z'

const control = async (practice: Practice, path: string, body: object) => {
  const answer = await fetch(`${practice.url}/_control/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return { status: answer.status, body: (await answer.json()) as { posts: PostOfThePast[] } }
}

/** Three a day, for ninety days, the newest of them first. */
const ninetyDays = (media: readonly string[]) =>
  Array.from({ length: 270 }, (_, index) => ({
    at: new Date(Date.parse(start) - (index + 1) * 8 * 3_600_000).toISOString(),
    media: media[index % media.length],
    text: `Past ${index} #paris`,
  }))

describe('a past', () => {
  it.each([
    ['x', ['none', 'images', 'video']],
    ['instagram', ['images', 'video']],
    ['tiktok', ['video']],
    ['bluesky', ['none', 'images', 'video']],
  ] as const)('of ninety days on %s is made at once, with the figures of now, and outlives a restart', async (platform, media) => {
    using folder = tempDir()
    const clock = new FakeClock(new Date(start))
    const options = { clock, folder: folder.path }
    const first = await startPractice(options)
    const account = platform === 'bluesky' ? 'nova.test' : 'nova'
    if (platform === 'x') first.x.createAccount({ username: account, market: 'france' })
    if (platform === 'instagram') first.instagram.createAccount({ username: account, market: 'france' })
    if (platform === 'tiktok') first.tiktok.createAccount({ username: account, market: 'france' })
    if (platform === 'bluesky') first.bluesky.createAccount({ handle: account, password: 'p', market: 'france' })
    const { status, body } = await control(first, 'history', { platform, account, posts: ninetyDays(media) })
    expect(status).toBe(200)
    expect(body.posts).toHaveLength(270)
    expect(new Set(body.posts.map(({ remoteId }) => remoteId)).size).toBe(270)
    await first.close()
    await using second = await startPractice({ ...options })
    const page = await (await fetch(pageOf(second, platform, account))).text()
    expect(page).toContain('Past 0 #paris')
    const found = {
      x: () => second.x.findAccount(account)?.createdAt,
      instagram: () => second.instagram.findAccount(account)?.createdAt,
      tiktok: () => second.tiktok.findAccount(account)?.createdAt,
      bluesky: () => second.bluesky.findAccount(account)?.createdAt,
    }
    expect(found[platform]()).toBe(Date.parse(start) - 90 * dayMs)
    const counts = [...page.matchAll(/class="counts">[^<]*?(\d+) (?:j’aime|likes)/g)].map(([, likes]) => Number(likes))
    expect(counts.length).toBeGreaterThan(50)
    expect(counts.filter((likes) => likes > 0).length).toBeGreaterThan(counts.length * 0.8)
  })

  it('is refused where it is not past, of no kind there, or of nobody', async () => {
    await using practice = await startPractice({ clock: new FakeClock(new Date(start)) })
    practice.tiktok.createAccount({ username: 'nova' })
    const post = { at: '2026-01-01T00:00:00Z', media: 'video', text: '' }
    const of = async (account: string, change: object) =>
      (await control(practice, 'history', { platform: 'tiktok', account, posts: [{ ...post, ...change }] })).status
    expect(await of('nova', {})).toBe(200)
    expect(await of('nova', { at: start })).toBe(400)
    expect(await of('nova', { media: 'images' })).toBe(400)
    expect(await of('luna', {})).toBe(404)
  })
})

const pageOf = (practice: Practice, platform: string, account: string): string => {
  if (platform === 'x') return `${practice.xUrl}/${account}`
  if (platform === 'instagram') return `${practice.instagramUrl}/${account}/`
  if (platform === 'tiktok') return `${practice.tiktokUrl}/@${account}`
  return `${practice.url}/profile/${account}`
}
