import { generateSync } from 'otplib'
import { describe, expect, it } from 'vitest'
import type { LiveEvent } from '../../contract/events.ts'
import { codeOf } from '../../../test/harness/code-of.ts'
import { startTestCore, testPassword } from '../../../test/harness/start-test-core.ts'
import type { TestCore } from '../../../test/harness/start-test-core.ts'

let notes = 0
/** Resolves when a stream has ended, whatever it still had to tell. */
const endOf = async (stream: AsyncIterator<unknown>): Promise<true> => {
  while (!(await stream.next()).done);
  return true
}

/** The next event about a creator. */
const nextOf = async (stream: AsyncIterator<LiveEvent, unknown>): Promise<LiveEvent | undefined> => {
  for (let event = await stream.next(); !event.done; event = await stream.next())
    if (event.value.kind === 'creator.changed') return event.value
  return undefined
}

const hourMs = 60 * 60 * 1000
const makeCreator = async (test: TestCore, name: string): Promise<string> =>
  (
    await test.client.creators.create({
      name,
      pseudonyms: [],
      platforms: ['bluesky'],
      zone: 'Europe/Paris',
      market: 'france',
      constraints: { neverShow: [], neverMention: [], platformsNotAllowed: [], free: '' },
      notes: '',
    })
  ).id

describe('inviting', () => {
  it('makes a person who joins with the link, once, and may then sign in', async () => {
    await using test = await startTestCore()
    const creator = await makeCreator(test, 'Zoé')
    const { member, link } = await test.admin.client.team.invite({
      name: 'Max',
      email: 'Max@Example.test',
      role: 'manager',
      creatorIds: [creator],
    })
    expect(member).toMatchObject({ name: 'Max', email: 'max@example.test', role: 'manager', state: 'invited', creatorIds: [creator] })
    const max = test.asNobody()
    expect(await codeOf(max.client.session.signIn({ email: 'max@example.test', password: '' }))).toBe('WRONG_CREDENTIALS')
    expect(await max.client.session.describeLink({ token: link.token })).toEqual({ kind: 'invite', email: 'max@example.test', name: 'Max' })
    expect(await codeOf(max.client.session.redeemLink({ token: link.token }))).toBe('LINK_INVALID')
    expect(await max.client.session.acceptLink({ token: link.token, password: testPassword })).toMatchObject({
      role: 'manager',
      creatorIds: [creator],
    })
    expect(await codeOf(test.asNobody().client.session.acceptLink({ token: link.token, password: testPassword }))).toBe('LINK_INVALID')
    expect(await codeOf(test.asNobody().client.session.describeLink({ token: link.token }))).toBe('LINK_INVALID')
    expect(await codeOf(test.asNobody().client.session.signIn({ email: 'max@example.test', password: testPassword }))).toBe('ok')
    expect(await codeOf(test.admin.client.team.invite({ name: 'Other', email: 'max@example.test', role: 'admin', creatorIds: [] }))).toBe(
      'CONFLICT',
    )
  })

  it('holds roles to their creators', async () => {
    await using test = await startTestCore()
    const [one, two] = [await makeCreator(test, 'A'), await makeCreator(test, 'B')]
    const invite = (role: 'admin' | 'manager' | 'model', creatorIds: string[]) =>
      codeOf(
        test.admin.client.team.invite({
          name: 'x',
          email: `${role}-${creatorIds.length}-${Math.trunc(creatorIds.join('').length)}@example.test`,
          role,
          creatorIds,
        }),
      )
    expect(await invite('model', [])).toBe('BAD_INPUT')
    expect(await invite('model', [one, two])).toBe('BAD_INPUT')
    expect(await invite('admin', [one])).toBe('BAD_INPUT')
    expect(await invite('manager', [one, one])).toBe('BAD_INPUT')
    expect(await invite('manager', ['crt_019a0000-0000-7000-8000-000000000000'])).toBe('NOT_FOUND')
    expect(await test.admin.client.team.list()).toHaveLength(1)
    expect(await invite('manager', [])).toBe('ok')
    expect(await invite('model', [one])).toBe('ok')
  })

  it('makes links that run out, one at a time', async () => {
    await using test = await startTestCore()
    const { member, link } = await test.admin.client.team.invite({
      name: 'Max',
      email: 'max@example.test',
      role: 'manager',
      creatorIds: [],
    })
    const again = await test.admin.client.team.resetPassword({ userId: member.id })
    expect(await codeOf(test.asNobody().client.session.describeLink({ token: link.token }))).toBe('LINK_INVALID')
    expect(await test.asNobody().client.session.describeLink({ token: again.token })).toMatchObject({ kind: 'invite' })
    await test.jump(7 * 24 * hourMs)
    expect(await codeOf(test.asNobody().client.session.acceptLink({ token: again.token, password: testPassword }))).toBe('LINK_INVALID')
  })
})

describe('roles', () => {
  it('take effect with the next call', async () => {
    await using test = await startTestCore()
    const [one, two] = [await makeCreator(test, 'A'), await makeCreator(test, 'B')]
    const manager = await test.asUser('manager', [one])
    const names = async () => (await manager.client.creators.list({})).map(({ name }) => name)
    expect(await names()).toEqual(['A'])
    expect(await codeOf(manager.client.creators.get({ creatorId: two }))).toBe('NOT_FOUND')
    await test.admin.client.team.assignCreators({ userId: manager.id, creatorIds: [two] })
    expect(await names()).toEqual(['B'])
    await test.admin.client.team.setRole({ userId: manager.id, role: 'admin', creatorIds: [] })
    expect(await names()).toEqual(['A', 'B'])
    await test.admin.client.team.setRole({ userId: manager.id, role: 'model', creatorIds: [one] })
    expect(await names()).toEqual(['A'])
    expect(await codeOf(manager.client.team.list())).toBe('FORBIDDEN')
    expect(await codeOf(test.admin.client.team.assignCreators({ userId: manager.id, creatorIds: [one, two] }))).toBe('BAD_INPUT')
  })

  it('always leave one admin, even when two step down at once', async () => {
    await using test = await startTestCore()
    expect(await codeOf(test.admin.client.team.setRole({ userId: test.admin.id, role: 'manager', creatorIds: [] }))).toBe('LAST_ADMIN')
    expect(await codeOf(test.admin.client.team.deactivate({ userId: test.admin.id }))).toBe('LAST_ADMIN')
    const second = await test.asUser('admin')
    // An invited admin is none yet.
    await test.admin.client.team.invite({ name: 'Third', email: 'third@example.test', role: 'admin', creatorIds: [] })
    const codes = await Promise.all([
      codeOf(test.admin.client.team.deactivate({ userId: second.id })),
      codeOf(second.client.team.setRole({ userId: test.admin.id, role: 'manager', creatorIds: [] })),
      codeOf(test.admin.client.team.setRole({ userId: test.admin.id, role: 'manager', creatorIds: [] })),
    ])
    expect(codes.filter((code) => code === 'ok')).toHaveLength(1)
    const members = await test.client.team.list()
    expect(members.filter(({ role, state }) => role === 'admin' && state === 'active')).toHaveLength(1)
  })
})

describe('deactivating', () => {
  it('ends sessions, links and streams of events at once', async () => {
    await using test = await startTestCore()
    const manager = await test.asUser('manager')
    const stream = await manager.client.events.watch()
    const reset = await test.admin.client.team.resetPassword({ userId: manager.id })
    expect(await endOf(stream)).toBe(true)
    const browser = test.asNobody()
    await browser.client.session.acceptLink({ token: reset.token, password: testPassword })
    const second = await browser.client.events.watch()
    const pending = await test.admin.client.team.resetPassword({ userId: manager.id })
    expect(await endOf(second)).toBe(true)
    await test.admin.client.team.deactivate({ userId: manager.id })
    expect(await browser.client.session.current()).toBeNull()
    expect(await codeOf(test.asNobody().client.session.acceptLink({ token: pending.token, password: testPassword }))).toBe('LINK_INVALID')
    expect(await codeOf(test.asNobody().client.session.signIn({ email: manager.email, password: testPassword }))).toBe('WRONG_CREDENTIALS')
    expect(await codeOf(test.admin.client.team.resetPassword({ userId: manager.id }))).toBe('NOT_FOUND')
    expect(test.core.createSignInLink(manager.email, { kind: 'cli', id: 'cli', name: 'cli' })).toBeUndefined()
    expect(await test.admin.client.team.reactivate({ userId: manager.id })).toMatchObject({ state: 'active' })
    expect(await codeOf(test.asNobody().client.session.signIn({ email: manager.email, password: testPassword }))).toBe('ok')
  })
})

describe('a session that is open', () => {
  const right = ({ email }: { email: string }) => ({ email, password: testPassword })

  it('ends with its person’s deactivation, for calls and streams, and does not come back with them', async () => {
    await using test = await startTestCore()
    const manager = await test.asUser('manager')
    const stream = await manager.client.events.watch()
    await test.admin.client.team.deactivate({ userId: manager.id })
    expect(await codeOf(manager.client.creators.list({}))).toBe('UNAUTHENTICATED')
    expect(await endOf(stream)).toBe(true)
    await test.admin.client.team.reactivate({ userId: manager.id })
    expect(await manager.client.session.current()).toBeNull()
    expect(await codeOf(test.asNobody().client.session.signIn(right(manager)))).toBe('ok')
  })

  it('ends elsewhere when the password is changed, and so does its stream', async () => {
    await using test = await startTestCore()
    const manager = await test.asUser('manager')
    const other = test.asNobody()
    await other.client.session.signIn(right(manager))
    const stream = await other.client.events.watch()
    await manager.client.session.changePassword({ current: testPassword, next: 'another long password' })
    expect(await codeOf(other.client.creators.list({}))).toBe('UNAUTHENTICATED')
    expect(await endOf(stream)).toBe(true)
    expect(await codeOf(manager.client.creators.list({}))).toBe('ok')
  })

  it('makes an open link worthless when its person sets a password, by the old one or by a recovery code', async () => {
    await using test = await startTestCore()
    const { client, email } = test.admin
    const cli = { kind: 'cli' as const, id: 'cli', name: 'cli' }
    const redeem = (token = '') => codeOf(test.asNobody().client.session.redeemLink({ token }))
    const first = test.core.createSignInLink(email, cli)
    await client.session.changePassword({ current: testPassword, next: 'another long password' })
    expect(await redeem(first?.token)).toBe('LINK_INVALID')
    const second = test.core.createSignInLink(email, cli)
    await test.asNobody().client.session.recover({ email, recoveryCode: test.recoveryCodes[0] ?? '', password: testPassword })
    expect(await redeem(second?.token)).toBe('LINK_INVALID')
  })

  it('stays when the role changes, with what the new role may and nothing of the former one, streams included', async () => {
    await using test = await startTestCore()
    const [one, two] = [await makeCreator(test, 'A'), await makeCreator(test, 'B')]
    const person = await test.asUser('admin')
    const stream = await person.client.events.watch()
    await test.admin.client.team.setRole({ userId: person.id, role: 'model', creatorIds: [one] })
    expect(await codeOf(person.client.team.list())).toBe('FORBIDDEN')
    expect(await codeOf(person.client.creators.get({ creatorId: two }))).toBe('NOT_FOUND')
    expect(await person.client.session.current()).toMatchObject({ role: 'model', creatorIds: [one] })
    await test.client.creators.update({ creatorId: two, changes: { notes: 'not for them' } })
    await test.client.creators.update({ creatorId: one, changes: { notes: 'for them' } })
    expect(await nextOf(stream)).toEqual({ kind: 'creator.changed', creatorId: one })
    await stream.return?.(undefined)
  })
})

describe('a lost authenticator', () => {
  it('is switched off by another admin, written down, and ends the person’s sessions', async () => {
    await using test = await startTestCore()
    const manager = await test.asUser('manager')
    expect(await codeOf(test.admin.client.team.removeTotp({ userId: manager.id }))).toBe('NOT_FOUND')
    const { secret } = await manager.client.session.startTotp()
    // Begun, not confirmed: nothing to switch off.
    expect(await codeOf(test.admin.client.team.removeTotp({ userId: manager.id }))).toBe('NOT_FOUND')
    await manager.client.session.confirmTotp({
      code: generateSync({ secret, epoch: Math.floor(test.ports.clock.now() / 1000) }),
    })
    expect(await codeOf(manager.client.team.removeTotp({ userId: manager.id }))).toBe('FORBIDDEN')
    const right = { email: manager.email, password: testPassword }
    expect(await codeOf(test.asNobody().client.session.signIn(right))).toBe('TOTP_REQUIRED')
    expect(await test.admin.client.team.removeTotp({ userId: manager.id })).toMatchObject({ id: manager.id, totp: false })
    expect(await manager.client.session.current()).toBeNull()
    expect(await codeOf(test.asNobody().client.session.signIn(right))).toBe('ok')
    const { items } = await test.admin.client.history.list({ action: 'team.totp_removed', limit: 5 })
    expect(items).toMatchObject([{ actor: { id: test.admin.id }, subject: { kind: 'user', id: manager.id } }])
  })

  it('is not a way around one’s own password', async () => {
    await using test = await startTestCore()
    const { secret } = await test.admin.client.session.startTotp()
    await test.admin.client.session.confirmTotp({
      code: generateSync({ secret, epoch: Math.floor(test.ports.clock.now() / 1000) }),
    })
    expect(await codeOf(test.admin.client.team.removeTotp({ userId: test.admin.id }))).toBe('FORBIDDEN')
    // Whoever holds the machine may: the command line is nobody's own account.
    expect(await codeOf(test.client.team.removeTotp({ userId: test.admin.id }))).toBe('ok')
  })
})

describe('sign-in links', () => {
  it('sign in once, without a password, for a day', async () => {
    await using test = await startTestCore()
    const cli = { kind: 'cli' as const, id: 'cli', name: 'cli' }
    expect(test.core.createSignInLink('nobody@example.test', cli)).toBeUndefined()
    const { token = '' } = test.core.createSignInLink('ADMIN@example.test', cli) ?? {}
    expect(await test.asNobody().client.session.describeLink({ token })).toMatchObject({ kind: 'sign_in' })
    expect(await codeOf(test.asNobody().client.session.acceptLink({ token, password: testPassword }))).toBe('LINK_INVALID')
    const codes = await Promise.all([1, 2, 3].map(() => codeOf(test.asNobody().client.session.redeemLink({ token }))))
    expect(codes.toSorted()).toEqual(['LINK_INVALID', 'LINK_INVALID', 'ok'])
    const late = test.core.createSignInLink('admin@example.test', cli)
    await test.jump(24 * hourMs)
    expect(await codeOf(test.asNobody().client.session.redeemLink({ token: late?.token ?? '' }))).toBe('LINK_INVALID')
    expect(await test.client.session.current()).toBeNull()
  })
})

describe('events', () => {
  it('are heard within reach only, and reach follows the team', async () => {
    await using test = await startTestCore()
    const [one, two] = [await makeCreator(test, 'A'), await makeCreator(test, 'B')]
    const model = await test.asUser('model', [one])
    const stream = await model.client.events.watch()
    const rename = (creatorId: string) =>
      test.client.creators.update({ creatorId, changes: { notes: `note ${creatorId} ${(notes += 1)}` } })
    await rename(two)
    await rename(one)
    expect(await nextOf(stream)).toEqual({ kind: 'creator.changed', creatorId: one })
    await test.client.team.assignCreators({ userId: model.id, creatorIds: [two] })
    await rename(one)
    await rename(two)
    expect(await nextOf(stream)).toEqual({ kind: 'creator.changed', creatorId: two })
    await stream.return?.(undefined)
  })

  it('end when their session does: signed out, revoked, or run out', async () => {
    await using test = await startTestCore()
    const browser = test.asNobody()
    const right = { email: test.admin.email, password: testPassword }
    await browser.client.session.signIn(right)
    const first = await browser.client.events.watch()
    await browser.client.session.signOut()
    expect(await endOf(first)).toBe(true)
    await browser.client.session.signIn(right)
    const second = await browser.client.events.watch()
    await test.admin.client.session.revokeOthers()
    expect(await endOf(second)).toBe(true)
    const third = await test.admin.client.events.watch()
    await test.jump(14 * 24 * hourMs)
    expect(await endOf(third)).toBe(true)
  })
})

describe('history', () => {
  it('is paged newest first, filtered, and reached like everything else', async () => {
    await using test = await startTestCore()
    const [one, two] = [await makeCreator(test, 'A'), await makeCreator(test, 'B')]
    const model = await test.asUser('model', [one])
    for (let n = 0; n < 5; n += 1)
      await test.admin.client.creators.update({ creatorId: n % 2 === 0 ? one : two, changes: { notes: `note ${n}` } })
    const all: number[] = []
    let cursor: string | undefined
    do {
      const page = await test.admin.client.history.list({ limit: 3, cursor })
      all.push(...page.items.map(({ seq }) => seq))
      cursor = page.next
    } while (cursor !== undefined)
    expect(all).toEqual(all.toSorted((a, b) => b - a))
    expect(new Set(all).size).toBe(all.length)
    const seen = await model.client.history.list({})
    expect(seen.items.length).toBeGreaterThan(0)
    expect(seen.items.every(({ creatorId }) => creatorId === one)).toBe(true)
    expect((await model.client.history.list({ creatorId: two })).items).toEqual([])
    const mine = await test.admin.client.history.list({ userId: test.admin.id, action: 'creator.updated' })
    expect(mine.items.length).toBe(5)
    expect(mine.items.every(({ actor }) => actor.id === test.admin.id)).toBe(true)
    expect(await codeOf(test.admin.client.history.list({ cursor: "1' OR 1=1" }))).toBe('BAD_INPUT')
  })

  it('is a chain: any change of it shows, from the row that was changed on', async () => {
    await using test = await startTestCore()
    await makeCreator(test, 'A')
    const { rows } = await test.admin.client.history.verify()
    expect(await test.admin.client.history.verify()).toEqual({ intact: true, rows, firstBroken: null, end: 'sealed' })
    const { default: Database } = await import('better-sqlite3')
    const sql = new Database(`${test.dataDir}/store.sqlite`)
    sql.exec(`DROP TRIGGER audit_no_update; UPDATE audit SET actor_name = 'somebody else' WHERE seq = 2`)
    sql.close()
    expect(await test.admin.client.history.verify()).toMatchObject({ intact: false, rows, firstBroken: 2 })
  })
})
