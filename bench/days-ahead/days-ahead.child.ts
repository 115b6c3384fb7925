/** A core whose agency has a plan and a month of posts for each creator; asked what is missing on the days ahead. */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { startCore } from '../../src/core/index.ts'
import { newId } from '../../src/core/ids.ts'
import { presetsFor } from '../../src/core/planning/markets.ts'
import { suggestedRules } from '../../src/core/planning/suggested-rules.ts'
import { insertPlan } from '../../src/core/store/plan-writer.ts'
import { createPlanReader } from '../../src/core/store/plan-reader.ts'
import { createNodePorts } from '../../src/host/node-ports.ts'
import { serveRunner } from '../runner/child-side.ts'
import { fileKeychain } from '../runner/file-keychain.ts'
import { tempDir } from '../runner/temp-dir.ts'
import { makeAgency } from '../make-agency.ts'
import { openBenchStore, seedAccounts, seedPublications } from '../seed-publications.ts'

export interface AheadInput {
  creators: number
}
/** Milliseconds of an answer, and the longest that core's loop was held meanwhile. */
export interface Answer {
  ms: number
  heldMs: number
}
export interface AheadOutput {
  publications: number
  /** A bare read of the same publications' creators and times. */
  scanMs: number
  answers: Record<(typeof asked)[number], { first: Answer; kept: Answer; oneChanged: Answer }>
}

const asked = ['obligations.ahead', 'obligations.outlook', 'plans.unplanned'] as const
const [accounts, days, dayMs] = [5, 30, 86_400_000]
const zone = 'Europe/Paris'

const measure = async ({ creators }: AheadInput): Promise<AheadOutput> => {
  using dir = tempDir()
  await using ports = createNodePorts({ dataDir: dir.path, keychain: fileKeychain(dir.path) })
  await makeAgency(dir.path, ports)
  const store = await openBenchStore(dir.path)
  const owners = seedAccounts(store, creators, accounts)
  const from = Math.ceil(Date.now() / dayMs) * dayMs
  const publications = owners.flatMap((account, index) =>
    Array.from({ length: days }, (_, day) => ({
      account,
      text: `Post ${day}`,
      dueAt: from + day * dayMs + (index % 600) * 60_000,
      state: 'scheduled' as const,
    })),
  )
  seedPublications(store, publications)
  const rules = suggestedRules(presetsFor(createPlanReader(store), zone).france)
  store.write((tx) => {
    for (const creatorId of new Set(owners.map((owner) => owner.creatorId)))
      insertPlan(tx, {
        id: newId('pln', store.ids),
        creatorId,
        accountId: null,
        version: 1,
        rules,
        byActor: 'bench',
        byName: 'Bench',
        createdAt: tx.now,
      })
  })
  const scan = store.sql.prepare('SELECT creator_id, account_id, kind, due_at, state FROM publication WHERE due_at >= ? AND due_at < ?')
  const scanned = performance.now()
  scan.all(from, from + days * dayMs)
  const scanMs = performance.now() - scanned
  await store.close()

  await using core = await startCore({ dataDir: dir.path }, ports)
  const client = core.local({ kind: 'cli', id: 'bench', name: 'Bench' })
  const calls: Record<(typeof asked)[number], () => Promise<unknown>> = {
    'obligations.ahead': () => client.obligations.ahead({}),
    'obligations.outlook': () => client.obligations.outlook({}),
    'plans.unplanned': () => client.plans.unplanned({}),
  }
  const time = async (call: () => Promise<unknown>): Promise<Answer> => {
    const loop = monitorEventLoopDelay({ resolution: 1 })
    loop.enable()
    const startedAt = performance.now()
    await call()
    const ms = performance.now() - startedAt
    // A last look, else the longest hold is not seen when it was at the end.
    await new Promise(setImmediate)
    loop.disable()
    return { ms, heldMs: loop.max / 1e6 }
  }
  const change = async (): Promise<void> => {
    const plan = await client.plans.get({ creatorId: owners[0]?.creatorId ?? '' })
    if (!plan.creator) throw new Error('the creator has no plan')
    const { rules: before, version } = plan.creator
    await client.plans.save({
      creatorId: owners[0]?.creatorId ?? '',
      accountId: null,
      rules: { ...before, minSpacingMinutes: before.minSpacingMinutes + 1 },
      basedOn: version,
    })
  }
  const answers = {} as AheadOutput['answers']
  for (const name of asked) {
    const first = await time(calls[name])
    const kept = await time(calls[name])
    await change()
    answers[name] = { first, kept, oneChanged: await time(calls[name]) }
  }
  return { publications: publications.length, scanMs, answers }
}

serveRunner({ measure })
