import { createHash } from 'node:crypto'
import { get } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startTestCore } from '../../../test/harness/start-test-core.ts'
import type { TestCore } from '../../../test/harness/start-test-core.ts'
import { AppError } from '../app-error.ts'
import type { DeveloperApp, PlatformAdapter } from '../platforms/kit/adapter.ts'
import { MemoryPlatform } from '../publishing/testing/memory-platform.ts'

const source = { source: 'https://example.test/limits', readOn: '2026-11-28' }

/** A platform whose codes are who consents, and that wants the verifier of the challenge it was shown. */
const consentPlatform = () => {
  const base = new MemoryPlatform().adapter
  const { connect: _connect, ...rest } = base
  const exchanged: { app: DeveloperApp; redirectUri: string }[] = []
  let challenge = ''
  const adapter: PlatformAdapter = {
    ...rest,
    id: 'x',
    name: 'Consent',
    capabilities: {
      ...base.capabilities,
      text: { ...base.capabilities.text, ...source },
      connect: {
        method: 'none',
        fields: [],
        consent: { appSecret: true, redirect: 'loopback', service: 'https://api.example.test', helpUrl: 'https://example.test/apps' },
      },
    },
    consent: {
      scopes: () => [],
      page: ({ app, redirectUri, state, verifier }) => {
        challenge = createHash('sha256').update(verifier).digest('base64url')
        return new URL(`https://example.test/consent?client=${app.clientId}&back=${encodeURIComponent(redirectUri)}&state=${state}`)
      },
      exchange: ({ app, redirectUri, code, verifier }) => {
        exchanged.push({ app, redirectUri })
        const isRight = createHash('sha256').update(verifier).digest('base64url') === challenge
        if (!isRight || code === 'wrong') return Promise.reject(new AppError('WRONG_CREDENTIALS', {}))
        const profile = {
          remoteId: code,
          handle: code,
          displayName: code,
          profileUrl: '',
          service: app.service,
          followers: 3,
          following: null,
          posts: null,
        }
        return Promise.resolve({ credential: { token: 'planted token' }, profile })
      },
    },
  }
  return { adapter, exchanged }
}

describe('consent on a platform’s page', () => {
  let platform: ReturnType<typeof consentPlatform>
  let test: TestCore
  let creatorId: string
  let appId: string

  beforeEach(async () => {
    platform = consentPlatform()
    test = await startTestCore({ adapters: [platform.adapter] })
    creatorId = (await newCreator('Léa')).id
    appId = (await saveApp()).id
  })
  afterEach(() => test[Symbol.asyncDispose]())

  const newCreator = (name: string) =>
    test.client.creators.create({
      name,
      pseudonyms: [],
      platforms: [],
      zone: 'Europe/Paris',
      market: 'france',
      notes: '',
      constraints: { neverShow: [], neverMention: [], platformsNotAllowed: [], free: '' },
    })
  const saveApp = (more: { id?: string; creatorId?: string; clientSecret?: string } = {}) =>
    test.admin.client.developerApps.save({
      platform: 'x',
      creatorId: null,
      name: 'Agency app',
      clientId: 'client-1',
      clientSecret: 'planted secret',
      ...more,
    })
  const begin = (accountId?: string) => test.admin.client.accounts.beginConsent({ creatorId, appId, ...(accountId && { accountId }) })
  /** What the browser does when the page sends it back. */
  const comeBack = async (returnAddress: string, page: string, query: Record<string, string>): Promise<string> => {
    const state = new URL(page).searchParams.get('state') ?? ''
    const answer = await fetch(`${returnAddress}?${new URLSearchParams({ state, ...query }).toString()}`)
    expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'")
    return await answer.text()
  }
  const stateOf = async (consentId: string) => (await test.admin.client.accounts.consent({ creatorId, consentId })).state
  const settled = async (consentId: string) => {
    await expect.poll(async () => (await stateOf(consentId)).is).not.toBe('connecting')
    return await stateOf(consentId)
  }

  it('connects the account whose owner agreed, in the name of the application, and closes the door behind', async () => {
    const { id, page, returnAddress, state } = await begin()
    expect(state).toEqual({ is: 'waiting' })
    expect(new URL(page).searchParams.get('back')).toBe(returnAddress)
    expect(await comeBack(returnAddress, page, { code: 'lea' })).toContain('C’est fait')
    expect(await settled(id)).toMatchObject({ is: 'connected', account: { handle: 'lea', platform: 'x', state: 'connected', creatorId } })
    expect(platform.exchanged).toEqual([
      {
        app: { clientId: 'client-1', clientSecret: 'planted secret', service: 'https://api.example.test', audited: false },
        redirectUri: returnAddress,
      },
    ])
    await expect(fetch(returnAddress)).rejects.toThrow('fetch failed')
    expect(await test.client.developerApps.list()).toMatchObject([{ hasSecret: true, accounts: 1 }])
    await expect(test.admin.client.developerApps.remove({ id: appId })).rejects.toMatchObject({
      code: 'CONFLICT',
      data: { what: 'app_in_use' },
    })
  })

  it('connects an account again, and refuses another in its place', async () => {
    const first = await begin()
    await comeBack(first.returnAddress, first.page, { code: 'lea' })
    const connected = await settled(first.id)
    const accountId = connected.is === 'connected' ? connected.account.id : ''
    const again = await begin(accountId)
    await comeBack(again.returnAddress, again.page, { code: 'lea' })
    expect(await settled(again.id)).toMatchObject({ is: 'connected', account: { id: accountId } })
    const other = await begin(accountId)
    await comeBack(other.returnAddress, other.page, { code: 'somebody-else' })
    expect(await settled(other.id)).toEqual({ is: 'failed', code: 'CONFLICT', reason: 'another_account' })
  })

  it('says that the owner refused, that the platform did not take the code, and goes on waiting for a stranger’s return', async () => {
    const denied = await begin()
    expect(await comeBack(denied.returnAddress, denied.page, { error: 'access_denied' })).toContain('Rien n’a été connecté')
    expect(await stateOf(denied.id)).toEqual({ is: 'failed', code: 'PLATFORM_REJECTED', reason: 'consent_denied' })

    const wrong = await begin()
    const stranger = await comeBack(wrong.returnAddress, wrong.page, { code: 'x', state: 'not-this-one' })
    expect(stranger).toContain('expiré')
    expect(await stateOf(wrong.id)).toEqual({ is: 'waiting' })
    await comeBack(wrong.returnAddress, wrong.page, { code: 'wrong' })
    expect(await settled(wrong.id)).toEqual({ is: 'failed', code: 'WRONG_CREDENTIALS' })
    // The page is reloaded: nothing is exchanged twice.
    expect(platform.exchanged).toHaveLength(1)
  })

  it('takes an address that was pasted, and no other', async () => {
    const { id, page } = await begin()
    const state = new URL(page).searchParams.get('state') ?? ''
    const finish = (address: string) => test.admin.client.accounts.finishConsent({ creatorId, consentId: id, address })
    for (const address of ['', 'not an address', `https://example.test/back?state=${state}x&code=lea`]) {
      await expect(finish(address)).rejects.toMatchObject({
        code: 'BAD_INPUT',
        data: { issues: [{ path: 'address', code: 'not_this_consent' }] },
      })
    }
    expect(await finish(` https://example.test/back?state=${state}&code=lea `)).toMatchObject({ state: { is: 'connected' } })
  })

  it('runs out after ten minutes, and ends when another is begun or it is given up', async () => {
    const first = await begin()
    await test.advance(10 * 60_000)
    await expect(stateOf(first.id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const second = await begin()
    const third = await begin()
    await expect(stateOf(second.id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await test.admin.client.accounts.cancelConsent({ creatorId, consentId: third.id })
    await expect(stateOf(third.id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(fetch(third.returnAddress)).rejects.toThrow('fetch failed')
  })

  it('answers nobody but a browser of this machine, under its own name', async () => {
    const { returnAddress } = await begin()
    const { port } = new URL(returnAddress)
    const rebound = await new Promise<number>((resolve, reject) => {
      const request = get({ host: '127.0.0.1', port, path: '/callback?state=x', headers: { host: 'evil.test' } }, ({ statusCode }) =>
        resolve(statusCode ?? 0),
      )
      request.once('error', reject)
    })
    expect(rebound).toBe(404)
    expect((await fetch(returnAddress.replace('/callback', '/other'))).status).toBe(404)
    expect((await fetch(returnAddress, { method: 'POST' })).status).toBe(404)
  })

  it('keeps one creator’s application for her, and a manager’s consent for the manager', async () => {
    const other = await newCreator('Zoé')
    const hers = await saveApp({ creatorId: other.id })
    await expect(test.admin.client.accounts.beginConsent({ creatorId, appId: hers.id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const manager = await test.asUser('manager', [creatorId])
    expect((await manager.client.developerApps.list()).map(({ id }) => id)).toEqual([appId])
    const { id } = await begin()
    await expect(manager.client.accounts.consent({ creatorId, consentId: id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('keeps the secret in the vault: changed when another is typed, never shown or logged', async () => {
    expect(await saveApp({ id: appId, clientSecret: 'planted second' })).toMatchObject({ id: appId, hasSecret: true })
    await test.admin.client.developerApps.save({ id: appId, platform: 'x', creatorId: null, name: 'Renamed', clientId: 'client-2' })
    const { page, returnAddress } = await begin()
    await comeBack(returnAddress, page, { code: 'lea' })
    await expect.poll(() => platform.exchanged.length).toBe(1)
    expect(platform.exchanged[0]?.app).toMatchObject({ clientId: 'client-2', clientSecret: 'planted second' })
    const seen = JSON.stringify([await test.client.developerApps.list(), await test.client.history.list({}), test.ports.log.lines])
    expect(seen).not.toContain('planted')
  })

  it('refuses an application without what its platform wants, naming it', async () => {
    const bare = { platform: 'x' as const, creatorId: null, name: 'No secret', clientId: 'client' }
    await expect(test.admin.client.developerApps.save(bare)).rejects.toMatchObject({
      code: 'BAD_INPUT',
      data: { issues: [{ path: 'clientSecret', code: 'required' }] },
    })
    await expect(
      test.admin.client.developerApps.save({ ...bare, clientSecret: 's', service: 'http://api.example.test' }),
    ).rejects.toMatchObject({ code: 'BAD_INPUT' })
    await expect(test.admin.client.developerApps.save({ ...bare, platform: 'bluesky' })).rejects.toMatchObject({ code: 'NOT_SUPPORTED' })
  })
})
