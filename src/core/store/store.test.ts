import type { HistoryAction } from '../../contract/history-actions.ts'
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { getTableConfig } from 'drizzle-orm/sqlite-core'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { describe, expect, it } from 'vitest'
import { tempDir } from '../../../test/harness/temp-dir.ts'
import { TestMachine, testPorts } from '../../../test/harness/test-ports.ts'
import type { CommittedEvent } from '../events.ts'
import { backUpTo } from './back-up.ts'
import { migrations } from './migrations/index.ts'
import { openStore } from './open-store.ts'
import * as creators from './schema/creators.ts'
import * as ledger from './schema/ledger.ts'
import * as people from './schema/people.ts'
import * as publishing from './schema/publishing.ts'
import { leaseMs } from './lease.ts'
import { codeVersion } from './migrate.ts'
import { systemActor } from './store.ts'

const open = (dataDir: string, ports = testPorts()) =>
  openStore({ dataDir, clock: ports.clock, random: ports.random, machine: ports.machine })

/** Any word does here: what is tested is that it is kept. */
const entry = (action: string) => ({
  actor: systemActor,
  action: action as HistoryAction,
  subject: { kind: 'test', id: '1', label: 'one' },
})

describe('the store', () => {
  it('has the columns that the drizzle schema says', async () => {
    using dir = tempDir()
    const store = await open(dir.path)
    for (const table of [people, creators, publishing, ledger].flatMap((module) => Object.values(module))) {
      const { name, columns } = getTableConfig(table as SQLiteTable)
      const real = store.sql.prepare<[], { name: string; type: string; notnull: number; pk: number }>(`PRAGMA table_info(${name})`).all()
      expect(real.map((column) => column.name).toSorted(), name).toEqual(columns.map((column) => column.name).toSorted())
      for (const column of columns) {
        const found = real.find(({ name: realName }) => realName === column.name)
        expect(found?.type.toLowerCase(), `${name}.${column.name}`).toBe(column.getSQLType())
        if (!column.primary && found?.pk === 0) expect(Boolean(found.notnull), `${name}.${column.name} not null`).toBe(column.notNull)
      }
    }
    await store.close()
  })

  it('writes what changed to the change log, with growing stamps even when the clock goes back', async () => {
    using dir = tempDir()
    const ports = testPorts()
    const store = await open(dir.path, ports)
    store.write(({ db, now }) =>
      db.insert(people.agency).values({ id: 'agy_1', name: 'A', language: 'fr', zone: 'Europe/Paris', createdAt: now }).run(),
    )
    ports.clock.jumpTo(0)
    store.write(({ db }) => db.update(people.agency).set({ name: 'B', zone: 'Europe/Paris' }).run())
    store.write(({ db }) => db.update(people.agency).set({ name: 'B' }).run())
    const rows = store.db.select().from(ledger.change).all()
    expect(rows.map(({ tbl, rowId, op, columnsJson }) => [tbl, rowId, op, columnsJson])).toEqual([
      ['agency', 'agy_1', 'insert', null],
      ['agency', 'agy_1', 'update', '{"name":"B"}'],
    ])
    expect(rows.map(({ hlc }) => hlc)).toEqual(rows.map(({ hlc }) => hlc).toSorted())
    await store.close()
  })

  it('commits events and audit with the change, or none of them', async () => {
    using dir = tempDir()
    const store = await open(dir.path)
    const heard: CommittedEvent[] = []
    store.onCommitted((events) => heard.push(...events))
    expect(() =>
      store.write((tx) => {
        tx.emit({ kind: 'system.changed' })
        tx.audit(entry('lost'))
        throw new Error('no')
      }),
    ).toThrow('no')
    store.write((tx) => {
      tx.emit({ kind: 'creator.changed', creatorId: 'c' })
      tx.audit(entry('kept'))
    })
    expect(heard.map(({ event }) => event.kind)).toEqual(['creator.changed'])
    expect(store.db.select().from(ledger.outbox).all()).toHaveLength(1)
    expect(
      store.db
        .select()
        .from(ledger.audit)
        .all()
        .map(({ action }) => action),
    ).toEqual(['kept'])
    await store.close()
  })

  it('groups commits: one that throws is rolled back alone', async () => {
    using dir = tempDir()
    const store = await open(dir.path)
    const outcomes = await Promise.allSettled([
      store.writeSoon((tx) => tx.audit(entry('a'))),
      store.writeSoon((tx) => {
        tx.audit(entry('b'))
        throw new Error('b fails')
      }),
      store.writeSoon((tx) => {
        tx.audit(entry('c'))
        return 'done'
      }),
    ])
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(
      store.db
        .select()
        .from(ledger.audit)
        .all()
        .map(({ action }) => action),
    ).toEqual(['a', 'c'])
    await store.close()
  })

  it('refuses a store written by a newer Coulisse and leaves it as it was', async () => {
    using dir = tempDir()
    await (await open(dir.path)).close()
    const raw = new Database(join(dir.path, 'store.sqlite'))
    raw.pragma(`user_version = ${codeVersion + 7}`)
    raw.close()
    await expect(open(dir.path)).rejects.toMatchObject({ code: 'STORE_NEWER', data: { store: codeVersion + 7, code: codeVersion } })
  })

  it('backs the store up before a migration, and a migration that fails leaves it as it was', async () => {
    using dir = tempDir()
    const ports = testPorts()
    const deps = { dataDir: dir.path, clock: ports.clock, random: ports.random, machine: ports.machine }
    const first = await openStore(deps)
    first.write((tx) => tx.audit(entry('before')))
    await first.close()

    const failing = [...migrations, { name: 'bad', sql: 'CREATE TABLE half (id TEXT); SELECT no_such_function();' }]
    await expect(openStore({ ...deps, migrations: failing })).rejects.toThrow('no_such_function')
    const untouched = await openStore(deps)
    expect(untouched.sql.prepare(`SELECT count(*) FROM sqlite_schema WHERE name = 'half'`).pluck().get()).toBe(0)
    await untouched.close()

    ports.clock.jumpTo(ports.clock.now() + 60_000)
    const next = await openStore({ ...deps, migrations: [...migrations, { name: 'good', sql: 'CREATE TABLE whole (id TEXT)' }] })
    await next.close()
    const backups = readdirSync(join(dir.path, 'backups'))
    expect(backups).toHaveLength(2)
    const copy = new Database(join(dir.path, 'backups', backups.at(-1) ?? ''), { readonly: true })
    expect(copy.prepare('SELECT action FROM audit').pluck().all()).toEqual(['before'])
    expect(copy.pragma('user_version', { simple: true })).toBe(codeVersion)
    copy.close()
  })

  it('says so when another program holds the file, and opens once it lets go', async () => {
    using dir = tempDir()
    await (await open(dir.path)).close()
    const other = new Database(join(dir.path, 'store.sqlite'))
    other.pragma('locking_mode = EXCLUSIVE')
    other.exec('BEGIN IMMEDIATE; UPDATE meta SET value = value; COMMIT')
    await expect(openStore({ ...testPorts(), dataDir: dir.path, busyTimeoutMs: 0 })).rejects.toMatchObject({ code: 'STORE_LOCKED' })
    other.close()
    await (await open(dir.path)).close()
  })

  it('says so when pages of the file are damaged, names the last backup and changes nothing', async () => {
    using dir = tempDir()
    const store = await open(dir.path)
    await backUpTo(store.sql, { dataDir: dir.path, at: 0, reason: 'by_hand' })
    await store.close()
    const file = join(dir.path, 'store.sqlite')
    const bytes = readFileSync(file)
    bytes.fill(0x5a, 100, 4096)
    writeFileSync(file, bytes)
    await expect(open(dir.path)).rejects.toMatchObject({
      code: 'STORE_CORRUPT',
      data: { lastBackup: '1970-01-01T00-00-00.000Z.by_hand.sqlite' },
    })
    expect(readFileSync(file).equals(bytes)).toBe(true)
  })

  it('says so when the file is not a store', async () => {
    using dir = tempDir()
    writeFileSync(join(dir.path, 'store.sqlite'), 'this is not a database, it is a sentence that is long enough to be read as a header')
    await expect(open(dir.path)).rejects.toMatchObject({ code: 'STORE_CORRUPT' })
  })

  it('refuses a second core, and takes over from one that died or went past its lease', async () => {
    using dir = tempDir()
    const ports = testPorts()
    const first = await open(dir.path, ports)
    const other = { ...ports, machine: Object.assign(new TestMachine(), { pid: 999_999 }) }
    await expect(open(dir.path, other)).rejects.toMatchObject({ code: 'STORE_LOCKED' })

    other.machine.dead.add(process.pid)
    const second = await open(dir.path, other)
    expect(() => first.write((tx) => tx.audit(entry('zombie')))).toThrow('STORE_LOCKED')
    expect(first.lease.stillMine()).toBe(false)
    await first.lease.lost

    const third = { ...ports, machine: Object.assign(new TestMachine(), { pid: 999_998 }) }
    await expect(open(dir.path, third)).rejects.toMatchObject({ code: 'STORE_LOCKED' })
    ports.clock.jumpTo(ports.clock.now() + leaseMs + 1)
    const later = await open(dir.path, third)
    expect(() => second.write((tx) => tx.audit(entry('stopped past its lease')))).toThrow('STORE_LOCKED')
    later.write((tx) => tx.audit(entry('ours')))
    expect(
      later.db
        .select()
        .from(ledger.audit)
        .all()
        .map(({ action }) => action),
    ).toEqual(['ours'])
    await Promise.all([first.close(), second.close(), later.close()])
  })

  it('takes over at once from a dead process whose number this one was given', async () => {
    using dir = tempDir()
    const ports = testPorts()
    await (await open(dir.path, ports)).close()
    const raw = new Database(join(dir.path, 'store.sqlite'))
    raw
      .prepare('UPDATE core_lease SET pid = ?, host_name = ?, holder = ?, expires_at = ?')
      .run(process.pid, ports.machine.hostName, 'dev_dead', ports.clock.now() + leaseMs)
    raw.close()
    const store = await open(dir.path, ports)
    expect(store.lease.stillMine()).toBe(true)
    await store.close()
  })

  it('does not let the audit trail be changed', async () => {
    using dir = tempDir()
    const store = await open(dir.path)
    store.write((tx) => tx.audit(entry('a')))
    expect(() => store.sql.prepare(`UPDATE audit SET action = 'b'`).run()).toThrow('append-only')
    expect(() => store.sql.prepare('DELETE FROM audit').run()).toThrow('append-only')
    await store.close()
  })
})
