/**
 * Coulisse itself: the real core on real disk, network and clock. Accounts are connected through the contract; the
 * publications are written into the store as scheduling leaves them, all due at one instant a little ahead, at which
 * core's own timer wakes it. What is timed is from that instant until each is published, read back and written down.
 */
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { startCore, type Core } from '../../src/core/index.ts'
import { bluesky } from '../../src/core/platforms/bluesky/index.ts'
import type { AnyPlatform } from '../../src/core/platforms/kit/adapter.ts'
import { createNodePorts, type NodePorts } from '../../src/host/node-ports.ts'
import { serveRunner } from '../runner/child-side.ts'
import { fileKeychain } from '../runner/file-keychain.ts'
import { openBenchStore, seedPublications, type SeedAccount } from '../seed-publications.ts'
import { postText } from './bluesky-calls.ts'
import type { DrainInput, DrainOutput } from './drain.ts'
import { instantAdapter } from './instant-adapter.ts'

/** Accounts, when there is no server to have some. */
const withoutServer = 200
/** Room for the restart between seeding and the instant at which all is due. */
const aheadMs = 5000
const lookEveryMs = 20
const giveUpAfterMs = 240_000

const measure = async (input: DrainInput): Promise<DrainOutput> => {
  const adapters: readonly AnyPlatform[] = [input.server ? bluesky : instantAdapter]
  await using ports = createNodePorts({ dataDir: input.dir, keychain: fileKeychain(input.dir) })
  const accounts = await withCore(input, ports, adapters, (core) => connectAccounts(core, input))
  const dueAt = await seed(input, accounts)
  return await withCore(input, ports, adapters, () => drain(input, dueAt))
}

const withCore = async <T>(
  { dir, concurrency }: DrainInput,
  ports: NodePorts,
  adapters: readonly AnyPlatform[],
  use: (core: Core) => Promise<T>,
): Promise<T> => {
  await using core = await startCore({ dataDir: dir, publishConcurrency: concurrency }, ports, { adapters })
  return await use(core)
}

const connectAccounts = async (core: Core, { server }: DrainInput): Promise<SeedAccount[]> => {
  const client = core.local({ kind: 'cli', id: 'bench', name: 'Bench' })
  await client.setup.createAgency({
    agencyName: 'Bench',
    language: 'en',
    zone: 'UTC',
    adminName: 'Bench',
    email: 'bench@example.test',
    password: 'a bench of wood and nails',
  })
  const constraints = { neverShow: [], neverMention: [], platformsNotAllowed: [], free: '' }
  const { id: creatorId } = await client.creators.create({
    name: 'Bench',
    pseudonyms: [],
    platforms: ['bluesky'],
    zone: 'UTC',
    market: 'france',
    constraints,
    notes: '',
  })
  const signIns = server
    ? server.accounts.map(({ handle, password }) => ({ service: server.url, identifier: handle, password }))
    : Array.from({ length: withoutServer }, (_, index) => ({
        service: 'https://bsky.social',
        identifier: `bench-${index}.test`,
        password: 'none',
      }))
  const connected: SeedAccount[] = []
  for (const credentials of signIns) {
    const { id } = await client.accounts.connect({ creatorId, platform: 'bluesky', credentials })
    connected.push({ id, creatorId })
  }
  return connected
}

/** Turn by turn over the accounts; each account's are due a millisecond after one another, so that their order is plain. */
const seed = async ({ dir, publications }: DrainInput, accounts: readonly SeedAccount[]): Promise<number> => {
  const store = await openBenchStore(dir)
  const firstDueAt = Date.now() + aheadMs
  seedPublications(
    store,
    Array.from({ length: publications }, (_, index) => {
      const place = Math.floor(index / accounts.length)
      return {
        account: accounts[index % accounts.length] as SeedAccount,
        text: postText(place),
        dueAt: firstDueAt + place,
        state: 'scheduled' as const,
      }
    }),
  )
  await store.close()
  return firstDueAt
}

const drain = async ({ dir, publications }: DrainInput, dueAt: number): Promise<DrainOutput> => {
  const sql = new Database(join(dir, 'store.sqlite'), { readonly: true })
  const open = sql
    .prepare(
      `SELECT EXISTS (SELECT 1 FROM publication WHERE state IN ('scheduled', 'sending', 'ambiguous', 'processing')) OR EXISTS (SELECT 1 FROM due WHERE kind = 'publication')`,
    )
    .pluck()
  if (Date.now() >= dueAt) throw new Error('it took too long to start: some were due before')
  await sleep(dueAt - Date.now())
  const usedBefore = process.cpuUsage()
  while (open.get() === 1 && Date.now() < dueAt + giveUpAfterMs) await sleep(lookEveryMs)
  const seconds = (Date.now() - dueAt) / 1000
  const used = process.cpuUsage(usedBefore)
  const states = sql
    .prepare(
      `SELECT state || CASE WHEN verified_at IS NULL THEN '' ELSE ', read back' END AS state, count(*) AS count FROM publication GROUP BY 1`,
    )
    .all() as { state: string; count: number }[]
  sql.close()
  if (states.length !== 1 || states[0]?.state !== 'published, read back') {
    throw new Error(`after ${seconds.toFixed(1)} s: ${states.map(({ state, count }) => `${count} ${state}`).join(', ')}`)
  }
  return { seconds, cpuMs: (used.user + used.system) / 1000 / publications }
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, Math.max(0, ms)))

serveRunner({ measure })
