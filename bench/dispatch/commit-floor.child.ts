/**
 * Floor: one durable commit a publication, one after another, and nothing else. SQLite as the product sets it up:
 * WAL, `synchronous=FULL`. This is what this disk's flush costs.
 */
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { serveRunner } from '../runner/child-side.ts'
import { postsOf, type DrainInput, type DrainOutput } from './drain.ts'

const measure = (input: DrainInput): DrainOutput => {
  const sql = new Database(join(input.dir, 'floor.sqlite'))
  sql.pragma('journal_mode = WAL')
  sql.pragma('synchronous = FULL')
  sql.exec('CREATE TABLE outcome (id TEXT PRIMARY KEY, account INTEGER NOT NULL, text TEXT NOT NULL) STRICT')
  const insert = sql.prepare('INSERT INTO outcome (id, account, text) VALUES (?, ?, ?)')
  const posts = postsOf(input)
  const startedAt = performance.now()
  for (const post of posts) insert.run(post.rkey, post.account, post.text)
  const seconds = (performance.now() - startedAt) / 1000
  sql.close()
  return { seconds }
}

serveRunner({ measure })
