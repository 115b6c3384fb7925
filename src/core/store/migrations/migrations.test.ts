/** A store of an earlier version is brought up to date with what it holds. */
import Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { inboxItemId } from '../../../contract/inbox.ts'
import { migrate } from '../migrate.ts'
import { migrations } from './index.ts'

const creator = (sql: Sqlite.Database, id: string, archivedAt: number | null): void => {
  sql
    .prepare(
      `INSERT INTO creator (id, name, zone, market, constraints_json, archived_at, created_at, updated_at) VALUES (?, ?, 'Europe/Paris', 'france', '{}', ?, 1, 1)`,
    )
    .run(id, id, archivedAt)
}

/** A store as the migrations before that one left it. */
const storeBefore = (number: string) => {
  const sql = new Sqlite(':memory:')
  sql.function('coulisse_hlc', () => 'now')
  migrate(
    sql,
    migrations.filter(({ name }) => name < number),
  )
  return sql
}

describe('migrations', () => {
  it('bring approvals and alerting to a store with creators in it: nobody approves yet, everybody is looked at', () => {
    const sql = storeBefore('0004')
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

  it('let alerts be of no creator: what there was stays, with whom it was told to and what is to go out, and is captured on', () => {
    const sql = storeBefore('0067')
    sql.pragma('foreign_keys = ON')
    creator(sql, 'crt_1', null)
    sql.exec(`
      INSERT INTO agency (id, name, language, zone, created_at) VALUES ('agy_1', 'A', 'fr', 'Europe/Paris', 1);
      INSERT INTO alert (id, dedup_key, kind, creator_id, data_json, level, raised_at, told_at, acknowledged_note, escalates_at)
        VALUES ('alr_1', 'k', 'approval.waiting', 'crt_1', '{"a":1}', 1, 5, 6, 'mine', 9);
      INSERT INTO alert_telling (alert_id, at, why, people_json) VALUES ('alr_1', 5, 'raised', '[]');
      INSERT INTO alert_delivery (id, channel, alert_id, told_at, why, user_id, state, attempts, next_at)
        VALUES ('dlv_1', 'mail', 'alr_1', 5, 'raised', 'usr_1', 'waiting', 2, 7);
      INSERT INTO alert_watch (creator_id, next_at) VALUES ('crt_1', 8);`)
    const rows = (table: string) => sql.prepare(`SELECT * FROM ${table}`).all()
    const before = ['alert_telling', 'alert_delivery', 'alert_watch'].map(rows)
    const [alert] = rows('alert')
    const captured = () => sql.prepare(`SELECT count(*) FROM change WHERE tbl LIKE 'alert%'`).pluck().get()
    const count = captured()
    migrate(sql)
    expect(rows('alert')).toEqual([{ ...(alert as object), user_id: null }])
    expect(['alert_telling', 'alert_delivery', 'alert_watch'].map(rows)).toEqual(before)
    expect(captured()).toBe(count)
    expect(sql.pragma('foreign_key_check')).toEqual([])
    expect(sql.prepare(`SELECT id FROM due WHERE kind = 'alert' AND id = 'agency'`).all()).toHaveLength(1)
    sql.prepare(`UPDATE alert SET level = 2`).run()
    expect(captured()).toBe(Number(count) + 1)
    // One open alert for each cause, of the agency too.
    const put = sql.prepare(
      `INSERT INTO alert (id, dedup_key, kind, data_json, level, raised_at, told_at) VALUES (?, 'b', 'backup.trouble', '{}', 1, 1, 1)`,
    )
    put.run('alr_2')
    expect(() => put.run('alr_3')).toThrow('UNIQUE')
    sql.prepare('DELETE FROM alert').run()
    expect([rows('alert_telling'), rows('alert_delivery')]).toEqual([[], []])
    sql.close()
  })

  it('bring options to posts: none chosen, and captured once chosen', () => {
    const sql = storeBefore('0010')
    creator(sql, 'crt_1', null)
    sql
      .prepare(
        `INSERT INTO post (id, creator_id, text, languages_json, labels_json, kind, created_by, created_at, updated_at) VALUES ('pst_1', 'crt_1', '', '[]', '[]', 'text', 'usr_1', 1, 1)`,
      )
      .run()
    migrate(sql)
    expect(sql.prepare('SELECT options_json FROM post').pluck().get()).toBeNull()
    const captured = () => sql.prepare(`SELECT op, columns_json FROM change WHERE tbl = 'post'`).raw().all()
    expect(captured()).toEqual([['insert', null]])
    sql.prepare(`UPDATE post SET options_json = '{}'`).run()
    expect(captured()).toEqual([
      ['insert', null],
      ['update', '{"options_json":"{}"}'],
    ])
    sql.close()
  })

  it('bring handing over to publications: to nobody yet, and captured once it is; applications nobody has audited', () => {
    const sql = storeBefore('0011')
    creator(sql, 'crt_1', null)
    sql.exec(`
      INSERT INTO account (id, creator_id, platform, remote_id, handle, display_name, service, profile_url, state, connected_at)
        VALUES ('acc_1', 'crt_1', 'x', '1', 'lea', 'Léa', '', '', 'connected', 1);
      INSERT INTO developer_app (id, platform, name, client_id, service, created_at) VALUES ('app_1', 'x', 'Ours', 'id', '', 1);
      INSERT INTO post (id, creator_id, text, languages_json, labels_json, kind, created_by, created_at, updated_at)
        VALUES ('pst_1', 'crt_1', '', '[]', '[]', 'text', 'usr_1', 1, 1);
      INSERT INTO publication (id, post_id, creator_id, account_id, platform, kind, wall_time, zone, due_at, state, state_since, missed_policy, created_by, created_at)
        VALUES ('pub_1', 'pst_1', 'crt_1', 'acc_1', 'x', 'text', '', 'UTC', 5, 'processing', 5, 'ask', 'usr_1', 1);
    `)
    migrate(sql)
    expect(sql.prepare('SELECT handed_over_at FROM publication').pluck().get()).toBeNull()
    expect(sql.prepare('SELECT audited FROM developer_app').pluck().get()).toBe(0)
    sql.prepare('UPDATE publication SET handed_over_at = 7').run()
    expect(sql.prepare(`SELECT op, columns_json FROM change WHERE tbl = 'publication'`).raw().all()).toEqual([
      ['insert', null],
      ['update', '{"handed_over_at":7}'],
    ])
    sql.close()
  })

  it('bring orders to a library that is in use: names as they are read, uses as they are counted from then on', () => {
    const sql = storeBefore('0008')
    creator(sql, 'crt_1', null)
    sql.exec(`
      INSERT INTO account (id, creator_id, platform, remote_id, handle, display_name, service, profile_url, state, connected_at)
        VALUES ('acc_1', 'crt_1', 'x', '1', 'lea', 'Léa', '', '', 'connected', 1);
      INSERT INTO asset (id, creator_id, kind, file_name, mime_type, bytes, width, height, sha256, created_at)
        VALUES ('ast_1', 'crt_1', 'image', 'Été 2.jpg', 'image/jpeg', 1, 1, 1, 'a', 1), ('ast_2', 'crt_1', 'image', 'b.jpg', 'image/jpeg', 1, 1, 1, 'b', 1);
      INSERT INTO post (id, creator_id, text, languages_json, labels_json, kind, created_by, created_at, updated_at)
        VALUES ('pst_1', 'crt_1', '', '[]', '[]', 'photo', 'usr_1', 1, 1);
      INSERT INTO post_asset (post_id, position, asset_id, alt) VALUES ('pst_1', 0, 'ast_1', '');
      INSERT INTO publication (id, post_id, creator_id, account_id, platform, kind, wall_time, zone, due_at, state, state_since, missed_policy, published_at, created_by, created_at)
        VALUES ('pub_1', 'pst_1', 'crt_1', 'acc_1', 'x', 'photo', '', 'UTC', 5, 'published', 5, 'ask', 7, 'usr_1', 1),
          ('pub_2', 'pst_1', 'crt_1', 'acc_1', 'x', 'photo', '', 'UTC', 9, 'scheduled', 5, 'ask', NULL, 'usr_1', 1);
    `)
    migrate(sql)
    const known = () => sql.prepare<[], [string, number, number]>('SELECT name_key, uses, used_at FROM asset ORDER BY id').raw().all()
    expect(known()).toEqual([
      ['ete 000000000002.jpg', 2, 7],
      ['b.jpg', 0, 0],
    ])
    const captured = sql.prepare('SELECT count(*) FROM change').pluck()
    const before = Number(captured.get())
    sql.prepare(`UPDATE publication SET state = 'cancelled' WHERE id = 'pub_2'`).run()
    expect(known()[0]?.slice(1)).toEqual([1, 7])
    // Another picture in the post: the count goes with it, and is nobody's to send on.
    sql.prepare(`UPDATE post_asset SET asset_id = 'ast_2'`).run()
    expect(known().map((row) => row.slice(1))).toEqual([
      [0, 0],
      [1, 7],
    ])
    sql.prepare('DELETE FROM publication').run()
    expect(known().map((row) => row.slice(1))).toEqual([
      [0, 0],
      [0, 0],
    ])
    expect(sql.prepare(`SELECT count(*) FROM change WHERE tbl = 'asset' AND op = 'update'`).pluck().get()).toBe(0)
    expect(Number(captured.get())).toBeGreaterThan(before)
    sql.close()
  })

  it('bring a place for where followers are: nothing is known yet, and it goes with its account', () => {
    const sql = storeBefore('0020-audience')
    creator(sql, 'crt_1', null)
    sql.exec(`
      INSERT INTO account (id, creator_id, platform, remote_id, handle, display_name, service, profile_url, state, connected_at)
        VALUES ('acc_1', 'crt_1', 'instagram', '1', 'lea', 'lea', '', '', 'connected', 1);
    `)
    migrate(sql)
    expect(sql.prepare('SELECT count(*) FROM audience_reading').pluck().get()).toBe(0)
    sql.prepare(`INSERT INTO audience_reading (account_id, at, countries_json) VALUES ('acc_1', 1, '[["FR",62]]')`).run()
    sql.pragma('foreign_keys = ON')
    sql.prepare('DELETE FROM account').run()
    expect(sql.prepare('SELECT count(*) FROM audience_reading').pluck().get()).toBe(0)
    sql.close()
  })

  it('bring a text for a platform to posts: none yet, captured once there is one, and search that knows old words and new', () => {
    const sql = storeBefore('0018')
    creator(sql, 'crt_1', null)
    sql.exec(`
      INSERT INTO post (id, creator_id, text, thread_json, languages_json, labels_json, kind, created_by, created_at, updated_at)
        VALUES ('pst_1', 'crt_1', 'Rideau', '["Un\nentracte"]', '[]', '[]', 'text', 'usr_1', 1, 1);
    `)
    migrate(sql)
    const found = (word: string) => sql.prepare('SELECT count(*) FROM post_text WHERE post_text MATCH ?').pluck().get(word)
    expect([sql.prepare('SELECT platform_texts_json FROM post').pluck().get(), found('rideau'), found('entracte')]).toEqual([null, 1, 1])
    sql.prepare(`UPDATE post SET platform_texts_json = ?`).run(JSON.stringify({ x: 'Une ligne\net chrysanthème' }))
    expect(['rideau', 'entracte', 'chrysantheme', 'et', 'x'].map(found)).toEqual([1, 1, 1, 1, 0])
    sql.prepare('UPDATE post SET platform_texts_json = NULL').run()
    expect(found('chrysantheme')).toBe(0)
    const captured = sql.prepare(`SELECT columns_json FROM change WHERE tbl = 'post' AND op = 'update'`).pluck().all()
    expect(captured).toEqual(['{"platform_texts_json":"{\\"x\\":\\"Une ligne\\\\net chrysanthème\\"}"}', '{"platform_texts_json":null}'])
    sql.close()
  })

  it('bring an inbox: answers read before stand in it, found by their words, and every act kept with what it takes back', () => {
    const sql = storeBefore('0023')
    sql.pragma('foreign_keys = ON')
    creator(sql, 'crt_1', null)
    const act = (id: string, what: string, takesBack: string | null) => `
      INSERT INTO interaction (id, request_key, creator_id, account_id, publication_id, act, target_id, target_url, is_reply, takes_back_id, takes_back,
          operation_key, state, state_since, done_at, created_by, created_by_id, created_by_kind, created_at)
        VALUES ('${id}', '${id}', 'crt_1', 'acc_1', 'pub_1', '${what}', 'fan/1', 'u', 1, ${takesBack ? `'${takesBack}', 'proof'` : 'NULL, NULL'},
          'key', 'done', 1, 7, 'Ada', 'usr_1', 'user', 1);`
    sql.exec(`
      INSERT INTO account (id, creator_id, platform, remote_id, handle, display_name, service, profile_url, state, connected_at)
        VALUES ('acc_1', 'crt_1', 'bluesky', 'did', 'lea.test', '', '', '', 'connected', 1);
      INSERT INTO post (id, creator_id, text, languages_json, labels_json, kind, created_by, created_at, updated_at)
        VALUES ('pst_1', 'crt_1', '', '[]', '[]', 'text', 'usr_1', 1, 1);
      INSERT INTO publication (id, post_id, creator_id, account_id, platform, kind, wall_time, zone, due_at, state, state_since, missed_policy, remote_id, created_by, created_at)
        VALUES ('pub_1', 'pst_1', 'crt_1', 'acc_1', 'bluesky', 'text', '2026-03-01T10:00', 'Europe/Paris', 1, 'published', 1, 'ask', 'post', 'usr_1', 1);
      INSERT INTO reply (publication_id, remote_id, version, url, author, text, at) VALUES
        ('pub_1', 'fan/1', 'v', 'https://example.test/1', 'fan.test', 'Bravo Léa', 5), ('pub_1', 'fan/2', NULL, 'https://example.test/2', 'fan.test', 'Encore', 6),
        ('pub_1', 'https://example.test/3', NULL, 'https://example.test/3', 'fan.test', 'read long ago', 4);
      ${act('int_1', 'answer', null)} ${act('int_2', 'like', null)} ${act('int_3', 'like', 'int_2')}
    `)
    migrate(sql)
    expect(sql.pragma('foreign_key_check')).toEqual([])
    expect(sql.prepare(`SELECT id, takes_back_id FROM interaction ORDER BY id`).raw().all()).toEqual([
      ['int_1', null],
      ['int_2', null],
      ['int_3', 'int_2'],
    ])
    const items = sql.prepare(`SELECT remote_id, state, answered_by, conversation, publication_id FROM inbox_item ORDER BY at`).raw().all()
    expect(items).toEqual([
      ['fan/1', 'done', 'Ada', 'post', 'pub_1'],
      ['fan/2', 'new', null, 'post', 'pub_1'],
    ])
    for (const id of sql.prepare('SELECT id FROM inbox_item').pluck().all()) expect(inboxItemId.safeParse(id).success).toBe(true)
    expect(sql.prepare(`SELECT count(*) FROM inbox_text WHERE inbox_text MATCH 'lea'`).pluck().get()).toBe(1)
    expect(() => sql.exec(act('int_4', 'answer', 'int_9'))).toThrow('FOREIGN KEY')
    sql.close()
  })

  it('call what stands under a post on Instagram a comment, and nothing else', () => {
    const sql = storeBefore('0031')
    creator(sql, 'crt_1', null)
    const account = (id: string, platform: string) => `
      INSERT INTO account (id, creator_id, platform, remote_id, handle, display_name, service, profile_url, state, connected_at)
        VALUES ('${id}', 'crt_1', '${platform}', '${id}', 'lea', '', '', '', 'connected', 1);`
    const item = (id: string, accountId: string, platform: string, kind: string) => `
      INSERT INTO inbox_item (id, creator_id, account_id, platform, kind, remote_id, conversation, author, text, at, received_at, state)
        VALUES ('${id}', 'crt_1', '${accountId}', '${platform}', '${kind}', '${id}', 'c', 'fan', 'Bravo', 1, 1, 'new');`
    sql.exec(`${account('acc_1', 'instagram')} ${account('acc_2', 'bluesky')}
      ${item('one', 'acc_1', 'instagram', 'reply')} ${item('two', 'acc_1', 'instagram', 'message')} ${item('three', 'acc_2', 'bluesky', 'reply')}`)
    migrate(sql)
    expect(sql.prepare('SELECT id, kind FROM inbox_item ORDER BY rowid_key').raw().all()).toEqual([
      ['one', 'comment'],
      ['two', 'message'],
      ['three', 'reply'],
    ])
    sql.close()
  })

  it('keep roll-ups, by number: what is counted together has one, in all of them', () => {
    const sql = storeBefore('0053')
    sql.exec(`
      INSERT INTO gained (scope, grain, at, platform, kind, market, posts, likes, views) VALUES
        ('agency', 'hour', 490000, 'x', 'text', 'france', 1, 3, NULL), ('agency', 'day', 20400, 'x', 'text', 'france', 1, 3, NULL),
        ('agency', 'week', 20398, 'x', 'text', 'france', 1, 3, NULL), ('crt_1', 'day', 20400, 'x', 'text', 'france', 1, 3, NULL);
      INSERT INTO posted (scope, at, platform, kind, market, posts, likes, scored, score) VALUES ('agency', 20400, 'x', 'text', 'france', 1, 3, 1, 512);
      INSERT INTO posted_hour (scope, at, week_hour, platform, kind, market, posts, viewed, views, scored, score) VALUES
        ('agency', 20390, 33, 'x', 'text', 'france', 1, 0, NULL, 1, 512), ('crt_2', 20390, 34, 'x', 'photo', 'france', 2, 2, 7, 0, 0);`)
    migrate(sql)
    const rows = (table: string, columns: string) =>
      sql
        .prepare(`SELECT scope, platform, kind, market, ${columns} FROM ${table} JOIN series ON series.id = series ORDER BY 1, 5, 6`)
        .raw()
        .all()
    const of = (scope: string, kind = 'text') => [scope, 'x', kind, 'france']
    expect(rows('gained', 'grain, at, posts, likes, views')).toEqual([
      [...of('agency'), 0, 490000, 1, 3, null],
      [...of('agency'), 1, 20400, 1, 3, null],
      [...of('agency'), 2, 20398, 1, 3, null],
      [...of('crt_1'), 1, 20400, 1, 3, null],
    ])
    expect(rows('posted', 'at, posts, likes, scored, score')).toEqual([[...of('agency'), 20400, 1, 3, 1, 512]])
    expect(rows('posted_hour', 'at, week_hour, posts, viewed, views, scored, score')).toEqual([
      [...of('agency'), 20390, 33, 1, 0, null, 1, 512],
      [...of('crt_2', 'photo'), 20390, 34, 2, 2, 7, 0, 0],
    ])
    expect(sql.prepare('SELECT count(*) FROM series').pluck().get()).toBe(3)
    sql.close()
  })

  it('note of what was read of accounts before when it began, and what was said last, and have the rest counted', () => {
    const sql = storeBefore('0081')
    creator(sql, 'crt_1', null)
    sql.exec(`
      INSERT INTO account (id, creator_id, platform, remote_id, handle, display_name, service, profile_url, state, connected_at)
        VALUES ('acc_1', 'crt_1', 'instagram', '1', 'lea', 'lea', '', '', 'connected', 1);
      INSERT INTO follower_reading (account_id, at, followers) VALUES ('acc_1', 20, 7), ('acc_1', 10, 5);
      INSERT INTO audience_reading (account_id, at, followers, countries_json, withheld) VALUES
        ('acc_1', 10, 5, '[["FR",5]]', NULL), ('acc_1', 20, NULL, NULL, 'too_few_followers');`)
    migrate(sql)
    const rows = (of: string) => sql.prepare(`SELECT * FROM ${of}`).raw().all()
    expect(rows('follower_first')).toEqual([['acc_1', 10]])
    expect(rows('audience_said')).toEqual([['acc_1', 20, 'too_few_followers', 10, 5]])
    expect(sql.prepare(`SELECT value FROM meta WHERE key = 'rollups.accounts'`).pluck().get()).toBe('')
    sql.exec(`INSERT INTO follower_reading (account_id, at, followers) VALUES ('acc_1', 3, 2)`)
    expect(rows('follower_first')).toEqual([['acc_1', 3]])
    sql.close()
  })

  it('let figures be of countries: those that were brought in stay, with which import they are of', () => {
    const sql = storeBefore('0079')
    sql.pragma('foreign_keys = ON')
    creator(sql, 'crt_1', null)
    sql.exec(`
      INSERT INTO account (id, creator_id, platform, remote_id, handle, display_name, service, profile_url, state, connected_at)
        VALUES ('acc_1', 'crt_1', 'onlyfans', 'lea', 'lea', 'Lea', '', '', 'connected', 1);
      INSERT INTO figure_import (id, kind, at, by_actor, by_name, added, changed, state) VALUES ('fim_1', 'links', 1, 'usr_1', 'Ada', 1, 0, 'applied');
      INSERT INTO figure (import_id, account_id, creator_id, subject, day, clicks) VALUES ('fim_1', 'acc_1', 'crt_1', 'trk_1', '2026-03-01', 12);`)
    const before = sql.prepare('SELECT * FROM figure').all()
    const captured = () => Number(sql.prepare('SELECT count(*) FROM change').pluck().get())
    const known = captured()
    migrate(sql)
    expect(sql.prepare('SELECT * FROM figure').all()).toEqual(before)
    expect(sql.prepare('SELECT id, kind FROM figure_import').all()).toEqual([{ id: 'fim_1', kind: 'links' }])
    expect(captured()).toBe(known)
    sql.exec(`UPDATE figure_import SET kind = 'countries', state = 'undone'`)
    expect(captured()).toBe(known + 1)
    expect(() => sql.exec(`UPDATE figure_import SET kind = 'planets'`)).toThrow('CHECK')
    sql.close()
  })
})
