import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FakeClock } from '../../test/harness/fake-clock.ts'
import { startPractice, type Practice } from './index.ts'

describe('faults on demand', () => {
  const clock = new FakeClock()
  let practice: Practice
  let token = ''
  beforeAll(async () => {
    practice = await startPractice({ clock })
    practice.plain.createAccount('someone', 'p')
    practice.plain.createAccount('other', 'p')
    token = practice.plain.signIn('someone', 'p') ?? ''
  })
  afterAll(() => practice.close())

  const post = (text: string, as = token) =>
    fetch(`${practice.plainUrl}/posts`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${as}` },
      body: JSON.stringify({ text }),
    })
  const texts = () => practice.plain.timeline('someone').map(({ text }) => text)
  const control = (method: string, path: string, body?: object, type = 'application/json') =>
    fetch(`${practice.url}/_control/${path}`, { method, headers: { 'content-type': type }, ...(body && { body: JSON.stringify(body) }) })

  it('answers a status instead, as often as told, and then no more', async () => {
    practice.faults.next({ status: 503, times: 2 })
    expect([(await post('a')).status, (await post('a')).status, (await post('a')).status]).toEqual([503, 503, 201])
    expect(texts()).toEqual(['a'])
  })

  it('says in a 429 when to come back', async () => {
    practice.faults.next({ status: 429, retryAfterSeconds: 30 })
    expect((await post('b')).headers.get('retry-after')).toBe('30')
  })

  it('loses the answer after accepting, or the request before', async () => {
    practice.faults.next({ loseAnswerAfterAccept: true })
    await expect(post('lost answer')).rejects.toThrow('fetch failed')
    practice.faults.next({ dropBeforeAccept: true })
    await expect(post('lost request')).rejects.toThrow('fetch failed')
    expect(texts()).toContain('lost answer')
    expect(texts()).not.toContain('lost request')
  })

  it('befalls only the path and account it is meant for', async () => {
    practice.faults.next({ match: { path: '/plain/posts', account: 'other' }, status: 500 })
    expect((await post('for someone')).status).toBe(201)
    expect((await post('for other', practice.plain.signIn('other', 'p') ?? '')).status).toBe(500)
  })

  it('waits on the lent clock, before or after accepting', async () => {
    practice.faults.next({ answerLatencyMs: 5000 })
    const work = post('slow answer')
    while (!texts().includes('slow answer')) await new Promise((resolve) => setImmediate(resolve))
    await clock.advance(5000)
    expect((await work).status).toBe(201)
  })

  it('is driven from another process, but by no page of a browser', async () => {
    expect(await (await control('POST', 'faults', { status: 500, times: 3 })).json()).toEqual({ pending: 3 })
    expect(await (await control('DELETE', 'faults')).json()).toEqual({ pending: 0 })
    expect((await control('POST', 'faults', { status: 500 }, 'text/plain')).status).toBe(415)
    expect((await control('POST', 'faults', { status: 'no' })).status).toBe(400)
    expect(await (await control('POST', 'accounts', { handle: 'made.test', password: 'p' })).json()).toMatchObject({ handle: 'made.test' })
  })

  it('ends a session', async () => {
    practice.faults.next({ revokeToken: true })
    expect((await post('revoked')).status).toBe(401)
    expect((await post('still revoked')).status).toBe(401)
  })
})
