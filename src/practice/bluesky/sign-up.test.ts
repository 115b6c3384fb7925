import { describe, expect, it } from 'vitest'
import { FakeClock } from '../../../test/harness/fake-clock.ts'
import { startPractice, type Practice } from '../index.ts'

const post = (practice: Practice, path: string, headers: Record<string, string> = {}, body = '') =>
  fetch(`${practice.url}${path}`, {
    method: 'POST',
    headers: { origin: practice.url, 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body,
  })

const valuesOf = (page: string): string[] => [...page.matchAll(/<code>([^<]*)<\/code>/g)].map(([, value = '']) => value)

const signIn = async (service: string, identifier: string, password: string): Promise<number> =>
  (
    await fetch(`${service}/xrpc/com.atproto.server.createSession`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ identifier, password }),
    })
  ).status

describe('an account of one’s own', () => {
  it('is made with one click, and what the page shows signs it in', async () => {
    await using practice = await startPractice({ clock: new FakeClock(), seed: null })
    const home = await (await fetch(practice.url, { headers: { 'accept-language': 'fr-FR' } })).text()
    expect(home).toContain('<form method="post" action="/new-account"><button>Nouveau compte d’entraînement</button>')
    const answer = await post(practice, '/new-account')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const [handle = '', password = '', service = ''] = valuesOf(await answer.text())
    expect([handle, service]).toEqual(['essai-1.test', practice.url])
    expect(await signIn(service, handle, password)).toBe(200)
    expect(valuesOf(await (await post(practice, '/new-account')).text())[0]).toBe('essai-2.test')

    const again = valuesOf(await (await post(practice, '/new-app-password', {}, `handle=${handle}`)).text())
    expect(again[0]).toBe(handle)
    expect(await signIn(service, handle, again[1] ?? '')).toBe(200)
    expect((await post(practice, '/new-app-password', {}, 'handle=nobody.test')).status).toBe(404)
    expect(await (await fetch(practice.url)).text()).toContain('@essai-2.test')
  })

  it('is not made by another site’s page', async () => {
    await using practice = await startPractice({ clock: new FakeClock(), seed: null })
    for (const headers of [{ origin: 'https://example.com' }, { origin: 'null' }, { origin: 'http://127.0.0.1:1' }])
      expect((await post(practice, '/new-account', headers)).status).toBe(403)
    expect((await fetch(`${practice.url}/new-account`, { method: 'POST' })).status).toBe(403)
    expect(practice.bluesky.accountsByDid.size).toBe(0)
  })
})
