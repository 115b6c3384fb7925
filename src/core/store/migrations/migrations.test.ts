/** A store of an earlier version is brought up to date with what it holds. */
import Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { migrate } from '../migrate.ts'
import { migrations } from './index.ts'

const creator = (sql: Sqlite.Database, id: string, archivedAt: number | null): void => {
  sql
    .prepare(
      `INSERT INTO creator (id, name, zone, market, constraints_json, archived_at, created_at, updated_at) VALUES (?, ?, 'Europe/Paris', 'france', '{}', ?, 1, 1)`,
    )
    .run(id, id, archivedAt)
}

describe('migrations', () => {
  it('bring approvals and alerting to a store with creators in it: nobody approves yet, everybody is looked at', () => {
    const sql = new Sqlite(':memory:')
    sql.function('coulisse_hlc', () => 'now')
    migrate(
      sql,
      migrations.filter(({ name }) => name < '0004'),
    )
    creator(sql, 'crt_1', null)
    creator(sql, 'crt_2', 5)
    sql.prepare(`INSERT INTO outbox (at, kind, payload_json) VALUES (1, 'creator.changed', '{}')`).run()
    const captured = () => sql.prepare('SELECT count(*) FROM change').pluck().get()
    expect(captured()).toBe(2)
    migrate(sql)
    expect(sql.prepare('SELECT approval FROM creator').pluck().all()).toEqual(['none', 'none'])
    expect(sql.prepare(`SELECT due_at, id FROM due WHERE kind = 'alert'`).all()).toEqual([{ due_at: 0, id: 'crt_1' }])
    expect(sql.prepare(`SELECT seq FROM outbox_cursor WHERE consumer = 'alerting'`).pluck().get()).toBe(1)
    // Captured once, with the new column.
    sql.prepare(`UPDATE creator SET approval = 'model' WHERE id = 'crt_1'`).run()
    expect(captured()).toBe(3)
    expect(sql.prepare('SELECT columns_json FROM change ORDER BY seq DESC').pluck().get()).toBe('{"approval":"model"}')
    expect(() => sql.prepare(`UPDATE creator SET approval = 'nobody'`).run()).toThrow('CHECK')
    sql.close()
  })
})
