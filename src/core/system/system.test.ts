import { appendFileSync, copyFileSync, existsSync, readdirSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { FakeClock } from '../../../test/harness/fake-clock.ts'
import { startTestCore } from '../../../test/harness/start-test-core.ts'
import { tempDir } from '../../../test/harness/temp-dir.ts'
import { testPorts } from '../../../test/harness/test-ports.ts'
import { seedAccount, seedCreator, seedPost, seedPublication } from '../../../test/seed/builders.ts'
import { startPractice } from '../../practice/index.ts'
import type { NetworkAnswer } from '../ports.ts'
import { copyStore } from '../store/copy-store.ts'
import { openStore } from '../store/open-store.ts'
import { publication } from '../store/schema/publishing.ts'
import { restoreStore } from '../store/restore-store.ts'
import { checkClock } from './check-clock.ts'
import { watchNetwork } from './network-watch.ts'

const minute = 60_000
const failsWith = (code: string, data: object = {}) => expect.objectContaining({ code, data: expect.objectContaining(data) })

describe('the doctor', () => {
  it('finds a sound machine sound, and tells what is missing', async () => {
    const clock = new FakeClock(Date.now())
    await using practice = await startPractice({ clock, seed: null })
    await using test = await startTestCore({ ports: { clock } })
    expect((await test.client.system.doctor()).map(({ finding }) => finding)).toEqual([
      'store.sound',
      'store.no_backup',
      'keychain.open',
      'clock.plausible',
      'disk.room',
      'network.no_accounts',
    ])
    const { id } = await test.client.creators.create({
      name: 'Léa',
      pseudonyms: [],
      platforms: [],
      zone: 'UTC',
      market: 'other',
      notes: '',
      constraints: { neverShow: [], neverMention: [], platformsNotAllowed: [], free: '' },
    })
    practice.bluesky.createAccount({ handle: 'lea.test', password: 'pass' })
    await test.client.accounts.connect({
      creatorId: id,
      platform: 'bluesky',
      credentials: { identifier: 'lea.test', password: 'pass', service: practice.url },
    })
    const backup = await test.client.system.backUp()
    expect(await test.client.system.listBackups()).toEqual([backup])
    const checks = await test.client.system.doctor()
    expect(checks.map(({ finding }) => finding)).toEqual([
      'store.sound',
      'keychain.open',
      expect.stringMatching(/^clock\.(agrees|plausible)$/),
      'disk.room',
      'network.reachable',
    ])
    expect(checks.at(-1)?.data).toEqual({ service: practice.url, accounts: 1 })

    await practice.close()
    test.ports.machine.free = 1000
    test.ports.keychain.works = false
    await test.ports.clock.advance(minute)
    const later = await test.client.system.doctor()
    expect(later.filter(({ state }) => state === 'failed').map(({ finding }) => finding)).toEqual([
      'keychain.unavailable',
      'disk.full',
      'network.unreachable',
    ])
  })

  it('answers the status line within reach', async () => {
    await using test = await startTestCore()
    expect(await test.client.system.status()).toMatchObject({
      online: true,
      queued: 0,
      needPerson: 0,
      held: 0,
      nextDueAt: null,
      lastBackupAt: null,
      vaultLocked: false,
    })
  })
})

describe('the clock', () => {
  const now = Date.UTC(2026, 2, 2)
  const sound = { now, latestInstant: now - 1000, diskNow: now + 5, told: [] }
  it('is held against everything that knows better', () => {
    const findingOf = (hints: Partial<Parameters<typeof checkClock>[0]>) => checkClock({ ...sound, ...hints }).finding
    expect(findingOf({})).toBe('clock.plausible')
    expect(findingOf({ told: [{ service: 's', theirs: now, ours: now + 2000 }] })).toBe('clock.agrees')
    expect(findingOf({ told: [{ service: 's', theirs: now, ours: now + 5 * minute }] })).toBe('clock.ahead')
    expect(findingOf({ told: [{ service: 's', theirs: now, ours: now - 5 * minute }] })).toBe('clock.behind')
    expect(findingOf({ latestInstant: now + 5 * minute })).toBe('clock.went_back')
    expect(findingOf({ diskNow: now + minute })).toBe('clock.disk_differs')
    expect(findingOf({ now: Date.UTC(2020, 0, 1) })).toBe('clock.before_release')
  })
})

describe('the network', () => {
  it('turns with the calls that are made, and only for what says that there is none', async () => {
    const ok: NetworkAnswer = { status: 200, headers: new Headers(), body: new Uint8Array() }
    const asked = { url: new URL('http://a'), method: 'GET', headers: {}, signal: new AbortController().signal, maxAnswerBytes: 1 } as const
    let answer = (): Promise<NetworkAnswer> => Promise.resolve(ok)
    const turns: boolean[] = []
    const watch = watchNetwork({ exchange: () => answer() }, () => turns.push(watch.online()))
    const failing = (code: string) => () =>
      Promise.reject(Object.assign(new Error('no answer'), { cause: Object.assign(new Error(code), { code }) }))
    answer = failing('ECONNREFUSED')
    await expect(watch.exchange(asked)).rejects.toThrow('no answer')
    answer = failing('ENOTFOUND')
    await expect(watch.exchange(asked)).rejects.toThrow('no answer')
    await expect(watch.exchange(asked)).rejects.toThrow('no answer')
    answer = () => Promise.resolve(ok)
    await watch.exchange(asked)
    expect(turns).toEqual([false, true])
  })
})

describe('restoring', () => {
  const ports = () => testPorts({ clock: new FakeClock(new Date('2026-03-02T09:00:00Z')) })
  const open = (dataDir: string, lent = ports()) => openStore({ dataDir, clock: lent.clock, random: lent.random, machine: lent.machine })

  /** A store with one publication in ten minutes and one tomorrow, and its backup. */
  const seeded = async (dataDir: string, lent: ReturnType<typeof ports>) => {
    const store = await open(dataDir, lent)
    const creator = seedCreator(store)
    const account = seedAccount(store, creator.id)
    const soon = seedPublication(store, { post: seedPost(store, creator.id), account }, { dueAt: lent.clock.now() + 10 * minute })
    const later = seedPublication(store, { post: seedPost(store, creator.id), account }, { dueAt: lent.clock.now() + 1440 * minute })
    const backup = await copyStore({ dataDir, at: lent.clock.now() })
    return { store, soon, later, file: join(dataDir, 'backups', backup.file) }
  }

  it('copies a store that is at work, refuses to replace it, and does so once it is closed', async () => {
    using dir = tempDir()
    const lent = ports()
    const { store, soon, later, file } = await seeded(dir.path, lent)
    seedCreator(store, { name: 'After the backup' })
    expect(() => restoreStore(file, { dataDir: dir.path, ...lent })).toThrow(failsWith('STORE_LOCKED'))
    await store.close()
    lent.clock.jumpTo(lent.clock.now() + 60 * minute)
    const restored = restoreStore(file, { dataDir: dir.path, ...lent })
    expect(restored.toDecide).toBe(1)
    expect(restored.replaced && existsSync(join(dir.path, restored.replaced))).toBe(true)
    expect(readdirSync(dir.path).filter((name) => name.includes('restoring'))).toEqual([])

    const again = await open(dir.path, lent)
    const rows = again.db.select().from(publication).all()
    expect(rows.map(({ id, state, nextAt }) => [id, state, nextAt])).toEqual(
      expect.arrayContaining([
        [soon.id, 'missed', null],
        [later.id, 'scheduled', later.dueAt],
      ]),
    )
    expect(again.sql.prepare('SELECT id FROM due').pluck().all()).toEqual([later.id])
    expect(again.sql.prepare('SELECT count(*) FROM creator').pluck().get()).toBe(1)
    await again.close()
  })

  it('refuses what is damaged, what is none of ours and what is newer, and leaves the data as it was', async () => {
    using dir = tempDir()
    const lent = ports()
    const { store, file } = await seeded(dir.path, lent)
    await store.close()
    const before = store.deviceId
    const cut = join(dir.path, 'cut.sqlite')
    copyFileSync(file, cut)
    truncateSync(cut, 40_000)
    writeFileSync(join(dir.path, 'text.sqlite'), 'this is a letter, not a database, and it goes on for a while')
    const foreign = new Database(join(dir.path, 'foreign.sqlite'))
    foreign.exec('CREATE TABLE a (b)')
    foreign.pragma('user_version = 1')
    foreign.close()
    const newer = join(dir.path, 'newer.sqlite')
    copyFileSync(file, newer)
    const sql = new Database(newer)
    sql.pragma('user_version = 9999')
    sql.close()
    const restore = (path: string) => () => restoreStore(path, { dataDir: dir.path, ...lent })
    expect(restore(cut)).toThrow(failsWith('STORE_CORRUPT'))
    expect(restore(join(dir.path, 'text.sqlite'))).toThrow(failsWith('STORE_CORRUPT'))
    expect(restore(join(dir.path, 'foreign.sqlite'))).toThrow(failsWith('STORE_CORRUPT'))
    expect(restore(newer)).toThrow(failsWith('STORE_NEWER'))
    expect(restore(join(dir.path, 'nowhere.sqlite'))).toThrow(failsWith('NOT_FOUND'))
    const again = await open(dir.path, lent)
    expect(again.deviceId).toBe(before)
    await again.close()
  })

  it('replaces data that does not open any more', async () => {
    using dir = tempDir()
    const lent = ports()
    const { store, later, file } = await seeded(dir.path, lent)
    await store.close()
    const path = join(dir.path, 'store.sqlite')
    truncateSync(path, 0)
    appendFileSync(path, 'x'.repeat(10_000))
    await expect(open(dir.path, lent)).rejects.toEqual(failsWith('STORE_CORRUPT'))
    expect(restoreStore(file, { dataDir: dir.path, ...lent }).replaced).toMatch(/^replaced/)
    const again = await open(dir.path, lent)
    expect(again.sql.prepare('SELECT count(*) FROM publication WHERE id = ?').pluck().get(later.id)).toBe(1)
    await again.close()
  })
})
