import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FakeClock } from '../../test/harness/fake-clock.ts'
import { startPractice, type Practice } from './index.ts'

describe('the page of faults on demand', () => {
  let practice: Practice
  let bearer = ''
  beforeAll(async () => {
    practice = await startPractice({ clock: new FakeClock(), seed: null })
    bearer = practice.instagramToken(practice.instagram.createAccount({ username: 'nova' }))
  })
  afterAll(() => practice.close())

  const page = async (language = 'fr') => (await fetch(`${practice.url}/faults`, { headers: { 'accept-language': language } })).text()
  const press = (path: string, form: Record<string, string>, origin = practice.url) =>
    fetch(`${practice.url}${path}`, { method: 'POST', body: new URLSearchParams(form), headers: { origin }, redirect: 'manual' })
  const ask = () => fetch(`${practice.instagramUrl}/v26.0/me`, { headers: { authorization: `Bearer ${bearer}` } })

  it('puts one in wait, says what waits, and spares what a person looks at', async () => {
    expect(await page()).toContain('Aucune panne en attente.')
    expect((await press('/faults', { platform: 'instagram', calls: 'any', kind: 'down', times: '2' })).status).toBe(303)
    expect(await page()).toContain('Instagram · le prochain appel d’un compte · en panne (503) · 2 fois')
    expect((await fetch(`${practice.instagramUrl}/nova/`)).status).toBe(200)
    expect([(await ask()).status, (await ask()).status, (await ask()).status]).toEqual([503, 503, 200])
    expect(await page('en')).toContain('No fault is waiting.')
  })

  it('calls off what waits', async () => {
    await press('/faults', { platform: 'x', calls: 'publishing', kind: 'lost_answer', times: '1' })
    expect(await page('en')).toContain('X · the next post · does what is asked, and the answer is lost · once')
    await press('/faults/clear', {})
    expect(practice.faults.pending).toBe(0)
  })

  it('takes nothing from another page, nor what is no fault', async () => {
    const asked = { platform: 'x', calls: 'any', kind: 'down', times: '1' }
    expect((await press('/faults', asked, 'https://example.com')).status).toBe(403)
    expect((await press('/faults', { ...asked, times: '5000' })).status).toBe(400)
    expect(practice.faults.pending).toBe(0)
  })

  it.each(['bluesky', 'x', 'instagram', 'facebook', 'tiktok'])('has every kind of fault for %s', async (platform) => {
    for (const kind of ['slow', 'busy', 'down', 'lost_answer', 'lost_request', 'expired', 'revoked'])
      for (const calls of ['any', 'publishing'])
        expect((await press('/faults', { platform, calls, kind, times: '1' })).status, kind).toBe(303)
    expect((await page()).match(/<li>/g)).toHaveLength(14)
    await press('/faults/clear', {})
  })
})
