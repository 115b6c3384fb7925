/** One connection looked over: on the practice network, and on a platform that says what was consented to. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startTestCore } from '../../../test/harness/start-test-core.ts'
import type { TestCore } from '../../../test/harness/start-test-core.ts'
import { noConstraints } from '../../../test/seed/builders.ts'
import { startPractice } from '../../practice/index.ts'
import { AppError } from '../app-error.ts'
import type { AccountKind, PlatformAdapter } from '../platforms/kit/adapter.ts'
import { MemoryPlatform } from '../publishing/testing/memory-platform.ts'

const dayMs = 86_400_000
const creator = {
  name: 'Léa',
  pseudonyms: [],
  platforms: [],
  zone: 'Europe/Paris',
  market: 'france' as const,
  notes: '',
  constraints: noConstraints,
}
/** An id like it, of nothing. */
const another = (id: string): string => id.replace(/.$/, (last) => (last === '0' ? '1' : '0'))
const found = (checks: { state: string; finding: string }[]): string[] =>
  checks.filter(({ finding }) => !finding.startsWith('clock.')).map(({ state, finding }) => `${state} ${finding}`)

describe('an account of the practice network', () => {
  let practice: Awaited<ReturnType<typeof startPractice>>
  let test: TestCore
  let accountId: string
  const examine = () => test.client.system.examineAccount({ accountId })

  beforeEach(async () => {
    test = await startTestCore()
    practice = await startPractice({ clock: test.ports.clock, seed: null })
    practice.bluesky.createAccount({ handle: 'lea.test', password: 'pass' })
    const { id: creatorId } = await test.client.creators.create(creator)
    const credentials = { identifier: 'lea.test', password: 'pass', service: practice.url }
    accountId = (await test.client.accounts.connect({ creatorId, platform: 'bluesky', credentials })).id
  })
  afterEach(async () => {
    await test[Symbol.asyncDispose]()
    await practice.close()
  })

  it('stands: the server, the clock, the account, how long its access lasts, its quotas', async () => {
    expect(found(await examine())).toEqual([
      'ok network.reachable',
      'ok account.answers',
      expect.stringMatching(/^ok token\.(days_left|renewed)$/),
      expect.stringMatching(/^ok quota\./),
    ])
  })

  it('that nobody answers for stays connected', async () => {
    await practice.close()
    expect(found(await examine())).toEqual(expect.arrayContaining(['failed network.unreachable', 'warning account.unanswered']))
    expect(await test.client.accounts.get({ accountId })).toMatchObject({ state: 'connected' })
  })

  it('that was disconnected says only that', async () => {
    await test.client.accounts.disconnect({ accountId })
    expect(found(await examine())).toEqual(['failed account.disconnected'])
    await expect(test.client.system.examineAccount({ accountId: another(accountId) })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })
})

describe('an account that consented in the name of an application', () => {
  /** Codes name who consents; what is granted, for how long and whether it lives is the test's to say. */
  const says = {
    given: ['read', 'write'],
    endsAt: null as number | null,
    isFinal: false,
    kind: null as AccountKind | null,
    profile: (): AppError | null => null,
  }
  const platform = (): PlatformAdapter => {
    const { adapter } = new MemoryPlatform()
    const { connect: _connect, ...rest } = adapter
    const profile = {
      remoteId: 'lea',
      handle: 'lea',
      displayName: 'Léa',
      profileUrl: '',
      service: 'http://127.0.0.1:9',
      followers: 3,
      following: null,
      posts: null,
    }
    return {
      ...rest,
      id: 'x',
      capabilities: {
        ...adapter.capabilities,
        connect: {
          method: 'none',
          fields: [],
          accountKind: 'professional',
          consent: { appSecret: true, redirect: 'loopback', service: 'http://127.0.0.1:9', helpUrl: 'https://example.test/apps' },
        },
      },
      consent: {
        scopes: () => ['read', 'write'],
        page: ({ redirectUri, state }) => new URL(`https://example.test/consent?back=${encodeURIComponent(redirectUri)}&state=${state}`),
        exchange: () => Promise.resolve({ credential: { token: 'planted' }, profile }),
      },
      grant: () => ({
        scopes: { given: says.given, asked: ['read', 'write'] },
        endsAt: says.endsAt,
        ...(says.isFinal && { isFinal: true as const }),
      }),
      examine: () => Promise.resolve(says.kind),
      profile: () => {
        const error = says.profile()
        return error ? Promise.reject(error) : Promise.resolve(profile)
      },
    }
  }
  const newApp = (test: TestCore) =>
    test.admin.client.developerApps.save({ platform: 'x', creatorId: null, name: 'Agence', clientId: 'c', clientSecret: 'planted secret' })

  const connect = async (test: TestCore, appId: string): Promise<string> => {
    const { id: creatorId } = await test.client.creators.create(creator)
    const begun = await test.client.accounts.beginConsent({ creatorId, appId })
    const state = new URL(begun.page).searchParams.get('state') ?? ''
    const done = await test.client.accounts.finishConsent({
      creatorId,
      consentId: begun.id,
      address: `${begun.returnAddress}?code=lea&state=${state}`,
    })
    if (done.state.is !== 'connected') throw new Error(JSON.stringify(done.state))
    return done.state.account.id
  }

  it('says what was not granted, what ends soon, what is refused, and that the grant is over', async () => {
    Object.assign(says, { given: ['read', 'write'], endsAt: null, profile: () => null })
    await using test = await startTestCore({ adapters: [platform()] })
    const accountId = await connect(test, (await newApp(test)).id)
    const examine = async () => found(await test.client.system.examineAccount({ accountId }))
    const [server, application, quota] = ['failed network.unreachable', 'ok application.there', 'ok quota.not_told']
    expect(await examine()).toEqual([server, application, 'ok account.answers', 'ok scopes.given', 'ok token.renewed', quota])

    says.given = ['read']
    says.endsAt = test.ports.clock.now() + 3 * dayMs
    expect(await examine()).toEqual([server, application, 'ok account.answers', 'failed scopes.missing', 'warning token.ends_soon', quota])
    says.endsAt = test.ports.clock.now() + 30 * dayMs
    says.profile = () => new AppError('PLATFORM_REJECTED', { platform: 'x', reason: 'account_suspended' })
    expect(await examine()).toEqual([server, application, 'failed account.rejected', 'failed scopes.missing', 'ok token.days_left', quota])
    says.profile = () => new AppError('REAUTH_REQUIRED', { platform: 'x' })
    // Nothing is said of how long an access would last that is over.
    expect(await examine()).toEqual([server, application, 'failed account.grant_over', quota])
    expect(await test.client.accounts.get({ accountId })).toMatchObject({ state: 'needs_reconnect' })
    const told = JSON.stringify(await test.client.system.examineAccount({ accountId }))
    expect(told).not.toContain('planted')
  })

  it.each([
    [{ is: 'professional', needs: 'professional' }, 'ok kind.professional'],
    [{ is: 'personal', needs: 'professional' }, 'failed kind.not_professional'],
    [{ is: 'public' }, 'ok kind.public'],
    [{ is: 'private' }, 'warning kind.private'],
    [{ is: 'public', needs: 'private' }, 'warning kind.not_private'],
    [{ is: 'private', needs: 'private' }, 'ok kind.private'],
  ] as const)('says of an account that is %j: %s', async (kind, finding) => {
    Object.assign(says, { given: ['read', 'write'], endsAt: null, kind, profile: () => null })
    await using test = await startTestCore({ adapters: [platform()] })
    const accountId = await connect(test, (await newApp(test)).id)
    expect(found(await test.client.system.examineAccount({ accountId }))).toContain(finding)
  })

  it('says that an access which cannot be lengthened ends', async () => {
    Object.assign(says, { given: ['read', 'write'], isFinal: true, kind: null, profile: () => null })
    await using test = await startTestCore({ adapters: [platform()] })
    says.endsAt = test.ports.clock.now() + 50 * dayMs
    const accountId = await connect(test, (await newApp(test)).id)
    expect(found(await test.client.system.examineAccount({ accountId }))).toContain('warning token.final')
  })

  it.each([
    [new AppError('RATE_LIMITED', { platform: 'x', retryAt: new Date(0) }), 'account.asked_to_wait'],
    [new AppError('OFFLINE', {}), 'account.offline'],
    [new AppError('SPEND_CAP', { platform: 'x', app: 'a', spentUsd: 1, capUsd: 1, renewsAt: new Date(0) }), 'account.spend_cap'],
    [new AppError('PLATFORM_DOWN', { platform: 'x' }), 'account.unanswered'],
  ] as const)('what may pass is said in words, and leaves it connected: %s', async (error, finding) => {
    Object.assign(says, { given: ['read', 'write'], endsAt: null, isFinal: false, kind: null, profile: () => null })
    await using test = await startTestCore({ adapters: [platform()] })
    const accountId = await connect(test, (await newApp(test)).id)
    says.profile = () => error
    expect(found(await test.client.system.examineAccount({ accountId }))).toContain(`warning ${finding}`)
    expect(await test.client.accounts.get({ accountId })).toMatchObject({ state: 'connected' })
  })

  it('an application is looked over before anybody consents: the browser’s way back is tried', async () => {
    const occupied = createServer()
    await new Promise<void>((resolve) => void occupied.listen(0, '127.0.0.1', () => resolve()))
    const { port } = occupied.address() as AddressInfo
    try {
      await using test = await startTestCore({ adapters: [platform()], config: { consentPorts: [port] } })
      const { id: appId } = await newApp(test)
      const examine = async () => found(await test.client.system.examineApplication({ appId }))
      expect(await examine()).toEqual([
        'failed network.unreachable',
        'ok application.there',
        'failed callback.taken',
        'ok scopes.to_allow',
        'ok kind.professional_needed',
      ])
      await new Promise((resolve) => void occupied.close(resolve))
      expect(await examine()).toContain('ok callback.free')
      expect(await examine()).toContain('ok callback.free')
      await expect(test.client.system.examineApplication({ appId: another(appId) })).rejects.toMatchObject({
        code: 'NOT_FOUND',
      })
    } finally {
      occupied.close()
    }
  })
})
