/**
 * Peer: plainjob on better-sqlite3. One queue, as many workers as the concurrency (its workers take one job at a
 * time), no log. It sets `synchronous=NORMAL` itself, which may lose the last commits in a power cut; `durable`
 * raises that to what we promise.
 */
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { better, defineQueue, defineWorker } from 'plainjob'
import { serveRunner } from '../runner/child-side.ts'
import type { BenchPost } from './bluesky-calls.ts'
import { countTo, handlerOf, postsOf, type DrainInput, type DrainOutput } from './drain.ts'

const nothing = (): void => undefined
const silent = { error: nothing, warn: nothing, info: nothing, debug: nothing }

const measure = async (input: DrainInput & { durable: boolean }): Promise<DrainOutput> => {
  const sql = new Database(join(input.dir, 'plainjob.sqlite'))
  const queue = defineQueue({ connection: better(sql), logger: silent })
  if (input.durable) sql.pragma('synchronous = FULL')
  queue.addMany('publish', postsOf(input))
  const handle = handlerOf(input)
  const { one, done } = countTo(input.publications)
  const failures: string[] = []
  const workers = Array.from({ length: input.concurrency }, () =>
    defineWorker('publish', (job) => handle(JSON.parse(job.data) as BenchPost), {
      queue,
      logger: silent,
      onCompleted: one,
      onFailed: (_job, error) => {
        failures.push(error)
        one()
      },
    }),
  )
  const startedAt = performance.now()
  const running = workers.map((worker) => worker.start())
  await done
  const seconds = (performance.now() - startedAt) / 1000
  await Promise.all(workers.map((worker) => worker.stop()))
  await Promise.all(running)
  queue.close()
  if (failures[0] !== undefined) throw new Error(`${failures.length} jobs failed: ${failures[0]}`)
  return { seconds }
}

serveRunner({ measure })
