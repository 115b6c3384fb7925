import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { admin, openCreatorsBench } from '../../../test/harness/creators-bench.ts'
import type { CreatorsBench } from '../../../test/harness/creators-bench.ts'
import { noConstraints, seedCreator } from '../../../test/seed/builders.ts'
import { audit, outbox } from '../store/schema/ledger.ts'
import { secret } from '../store/schema/people.ts'
import type { Credential } from '../platforms/kit/adapter.ts'

const signal = new AbortController().signal
const failsWith = (code: string, data: object = {}) => expect.objectContaining({ code, data: expect.objectContaining(data) })

describe('accounts', () => {
  let bench: CreatorsBench
  let creatorId: string

  beforeEach(async () => {
    bench = await openCreatorsBench()
    creatorId = seedCreator(bench.store).id
  })
  afterEach(async () => bench[Symbol.asyncDispose]())

  const connect = (handle = 'lea.test', to = creatorId) => bench.part.connector.connect(to, 'bluesky', bench.newRemote(handle), admin)
  const row = (id: string) => bench.part.accounts.get(id)
  const actions = () =>
    bench.store.db
      .select()
      .from(audit)
      .all()
      .map(({ action }) => action)
  const states = () =>
    bench.store.db
      .select()
      .from(outbox)
      .all()
      .map(({ payload }) => (payload as { state?: string }).state)
      .filter(Boolean)
  const secrets = () => bench.store.db.select().from(secret).all().length

  it('connects an account, keeps the credential sealed and says so', async () => {
    const account = await connect()
    expect(account).toMatchObject({ handle: 'lea.test', state: 'connected', followers: 0, displayName: 'lea' })
    const session = await bench.part.sessions.open(account.id, signal)
    expect(session.credential()).toMatchObject({ handle: 'lea.test', pds: bench.practice.url })
    expect(actions()).toEqual(['account.connected'])
    expect(JSON.stringify(bench.store.db.select().from(audit).all())).not.toContain('Jwt')
    expect(bench.part.accounts.followers(account.id, 0)).toEqual([{ at: bench.ports.clock.now(), followers: 0 }])
  })

  it('refuses what does not fit before anybody is asked', async () => {
    const fields = bench.newRemote('lea.test')
    const { connector } = bench.part
    await expect(connector.connect(creatorId, 'tiktok', fields, admin)).rejects.toEqual(failsWith('NOT_SUPPORTED', { platform: 'tiktok' }))
    await expect(connector.connect(creatorId, 'bluesky', { ...fields, password: ' ' }, admin)).rejects.toEqual(
      failsWith('BAD_INPUT', { issues: [{ path: 'credentials.password', code: 'required' }] }),
    )
    const shy = seedCreator(bench.store, { constraints: { ...noConstraints, platformsNotAllowed: ['bluesky'] } })
    await expect(connector.connect(shy.id, 'bluesky', fields, admin)).rejects.toEqual(
      failsWith('CONFLICT', { what: 'platform_not_allowed' }),
    )
    await expect(connector.connect(creatorId, 'bluesky', { ...fields, password: 'wrong' }, admin)).rejects.toEqual(
      failsWith('WRONG_CREDENTIALS'),
    )
    expect(secrets()).toBe(0)
  })

  it('gives one remote account to one creator', async () => {
    const other = seedCreator(bench.store)
    const fields = bench.newRemote('lea.test')
    const account = await bench.part.connector.connect(creatorId, 'bluesky', fields, admin)
    await expect(bench.part.connector.connect(other.id, 'bluesky', fields, admin)).rejects.toEqual(
      failsWith('CONFLICT', { what: 'account_of_another_creator' }),
    )
    const again = await bench.part.connector.connect(creatorId, 'bluesky', fields, admin)
    expect(again.id).toBe(account.id)
    expect(secrets()).toBe(1)
    const stranger = bench.newRemote('zoe.test')
    await expect(bench.part.connector.reconnect(account.id, stranger, admin)).rejects.toEqual(
      failsWith('CONFLICT', { what: 'another_account' }),
    )
  })

  it('renews once for all who wait, and keeps what it got over a restart', async () => {
    const account = await connect()
    const sessions = await Promise.all([1, 2, 3].map(() => bench.part.sessions.open(account.id, signal)))
    const stale = sessions[0]?.credential() ?? {}
    let calls = 0
    const renew = async (): Promise<Credential> => {
      calls += 1
      await Promise.resolve()
      return { renewed: calls }
    }
    const got = await Promise.all(sessions.map((session) => session.refresh(stale, renew)))
    expect(calls).toBe(1)
    expect(got).toEqual([{ renewed: 1 }, { renewed: 1 }, { renewed: 1 }])
    expect(await sessions[1]?.refresh(stale, renew)).toEqual({ renewed: 1 })
    expect(calls).toBe(1)
    expect((await bench.restarted().sessions.open(account.id, signal)).credential()).toEqual({ renewed: 1 })
  })

  it('does not lose a renewed credential when the disk is full', async () => {
    const account = await connect()
    const session = await bench.part.sessions.open(account.id, signal)
    bench.store.sql.exec(`CREATE TEMP TRIGGER full BEFORE UPDATE ON main.secret BEGIN SELECT RAISE (ABORT, 'disk full'); END`)
    expect(await session.refresh(session.credential(), () => Promise.resolve({ renewed: 'yes' }))).toEqual({ renewed: 'yes' })
    expect(session.credential()).toEqual({ renewed: 'yes' })
    bench.store.sql.exec('DROP TRIGGER full')
    await bench.part.sessions.open(account.id, signal)
    expect((await bench.restarted().sessions.open(account.id, signal)).credential()).toEqual({ renewed: 'yes' })
  })

  it('asks for a reconnection only when the grant is really over', async () => {
    const account = await connect()
    const { faults } = bench.practice
    faults.next({ match: { path: 'getSession' }, status: 503 })
    await expect(bench.part.connector.check(account.id, admin, signal)).rejects.toEqual(failsWith('PLATFORM_DOWN'))
    expect(row(account.id)?.state).toBe('connected')

    faults.next({ match: { path: 'getSession' }, expireToken: true })
    faults.next({ match: { path: 'refreshSession' }, status: 500 })
    await expect(bench.part.connector.check(account.id, admin, signal)).rejects.toEqual(failsWith('PLATFORM_DOWN'))
    expect(row(account.id)?.state).toBe('connected')

    faults.next({ match: { path: 'getSession' }, revokeToken: true })
    expect(await bench.part.connector.check(account.id, admin, signal)).toMatchObject({
      state: 'needs_reconnect',
      problem: 'REAUTH_REQUIRED',
    })
    await expect(bench.part.sessions.open(account.id, signal)).rejects.toEqual(
      failsWith('REAUTH_REQUIRED', { platform: 'bluesky', accountId: account.id }),
    )
    expect((await bench.part.sessions.open(account.id, signal, 'look_up')).remoteId).toBe(account.remoteId)
    expect(actions()).toEqual(['account.connected', 'account.needs_reconnect'])
    expect(states()).toEqual(['connected', 'needs_reconnect'])

    await bench.part.connector.reconnect(
      account.id,
      { identifier: 'lea.test', password: 'app-pass-word', service: bench.practice.url },
      admin,
    )
    expect(row(account.id)).toMatchObject({ state: 'connected', problem: null })
    expect(states()).toEqual(['connected', 'needs_reconnect', 'connected'])
    expect(secrets()).toBe(1)
  })

  it('lets a late refusal of an old credential harm nobody', async () => {
    const account = await connect()
    const old = (await bench.part.sessions.open(account.id, signal)).credential()
    await bench.part.connector.reconnect(
      account.id,
      { identifier: 'lea.test', password: 'app-pass-word', service: bench.practice.url },
      admin,
    )
    bench.part.sessions.needsReconnect(account.id, old)
    expect(row(account.id)?.state).toBe('connected')
  })

  it('drops a renewal that was overtaken by a reconnection', async () => {
    const account = await connect()
    const session = await bench.part.sessions.open(account.id, signal)
    await session.refresh(session.credential(), async () => {
      await bench.part.connector.reconnect(
        account.id,
        { identifier: 'lea.test', password: 'app-pass-word', service: bench.practice.url },
        admin,
      )
      return { overtaken: true }
    })
    expect((await bench.restarted().sessions.open(account.id, signal)).credential()).not.toHaveProperty('overtaken')
    expect((await bench.part.sessions.open(account.id, signal)).credential()).not.toHaveProperty('overtaken')
  })

  it('forgets the credential when disconnected, and keeps the account', async () => {
    const account = await connect()
    expect(bench.part.connector.disconnect(account.id, admin)).toMatchObject({ state: 'disconnected', secretId: null })
    expect(secrets()).toBe(0)
    await expect(bench.part.sessions.open(account.id, signal, 'look_up')).rejects.toEqual(failsWith('REAUTH_REQUIRED'))
    expect(bench.part.connector.disconnect(account.id, admin).state).toBe('disconnected')
    expect(actions()).toEqual(['account.connected', 'account.disconnected'])
  })

  it('keeps the last word about each budget, over a restart too', async () => {
    const account = await connect()
    const session = await bench.part.sessions.open(account.id, signal)
    for (const remaining of [9, 8, 7]) session.heard({ name: 'writes_hour', limit: 10, remaining, resetsAt: 5000 })
    session.heard({ name: 'reads', limit: 100, remaining: 50, resetsAt: 6000 })
    await bench.store.writeSoon(() => undefined)
    const [shown] = bench.restarted().toAccounts([account])
    expect(shown?.budgets).toEqual([
      { name: 'reads', used: 50, limit: 100, resetsAt: new Date(6000), holdsPosts: false },
      { name: 'writes_hour', used: 3, limit: 10, resetsAt: new Date(5000), holdsPosts: true },
    ])
  })
})
