/** What plainjob does each second when nothing is due: its worker's own two calls, on a list as long. */
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { better, defineQueue } from 'plainjob'
import { serveRunner } from '../runner/child-side.ts'
import { median } from '../runner/figure.ts'
import { dueAtOf, timeCalls, type LookUpInput, type LookUpOutput } from './scheduled.ts'

const nothing = (): void => undefined

/** `addMany` takes one delay for all, so the times are set afterwards. */
const fill = (sql: Database.Database, scheduled: number): void => {
  const insert = sql.prepare(`INSERT INTO plainjob_jobs (type, data, created_at, next_run_at) VALUES ('publish', '{}', ?, ?)`)
  const now = Date.now()
  sql.transaction(() => {
    for (let index = 0; index < scheduled; index += 1) insert.run(now, dueAtOf(now, index))
  })()
}

const measure = ({ dir, scheduled }: LookUpInput): LookUpOutput => {
  const sql = new Database(join(dir, 'plainjob.sqlite'))
  const queue = defineQueue({ connection: better(sql), logger: { error: nothing, warn: nothing, info: nothing, debug: nothing } })
  fill(sql, scheduled)
  const poll = (): void => {
    queue.getAndMarkScheduledJobAsProcessing()
    queue.getAndMarkJobAsProcessing('publish')
  }
  const microseconds = timeCalls(poll, median)
  queue.close()
  return { microseconds }
}

serveRunner({ measure })
