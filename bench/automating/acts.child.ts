/**
 * Acts that nobody pressed, through the real core: the queue, the gate's decision at both places, the ledger and the history,
 * on real disk and clock. The platform answers at once, or after a while where it is the stop that is measured.
 */
import type { LiveEvent } from '../../src/contract/events.ts'
import { newId } from '../../src/core/ids.ts'
import { startCore, type Core } from '../../src/core/index.ts'
import { bluesky } from '../../src/core/platforms/bluesky/index.ts'
import type { PlatformAdapter } from '../../src/core/platforms/kit/adapter.ts'
import { createDueQueue } from '../../src/core/due/due-queue.ts'
import { createAutomatedActWriter } from '../../src/core/store/automated-act-writer.ts'
import type { Store } from '../../src/core/store/store.ts'
import { createNodePorts, type NodePorts } from '../../src/host/node-ports.ts'
import { instantAdapter } from '../dispatch/instant-adapter.ts'
import { serveRunner } from '../runner/child-side.ts'
import { fileKeychain } from '../runner/file-keychain.ts'
import { openBenchStore, type SeedAccount } from '../seed-publications.ts'
import type { ActsInput, ActsOutput, StopInput, StopOutput } from './acts.ts'

const hour = 3_600_000
/** Room for the start between writing them down and the instant at which all are due. */
const aheadMs = 4000
const lookEveryMs = 10
const giveUpAfterMs = 120_000
const patienceMs = 30_000
const writtenAtOnce = 500
/** What a settled account may do in an hour, of likes and then of answers. */
const likesPerAccount = 20
const actor = { kind: 'cli', id: 'bench', name: 'Bench' } as const

const sleep = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, Math.max(0, ms)))

/** Where it is noon: the market is awake whenever this runs. */
const zoneAtNoon = (): string => {
  const ahead = 12 - new Date().getUTCHours()
  return `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`
}

/** Nothing is read meanwhile: there is nobody to ask. */
const { inbox: _inbox, past: _past, trends: _trends, grant: _grant, ...writing } = { ...bluesky, ...instantAdapter }

/** Counts what leaves, and answers after `answerMs`. */
const countingAdapter = (answerMs: number): { adapter: PlatformAdapter; left: { at: number; key: string }[] } => {
  const left: { at: number; key: string }[] = []
  const adapter: PlatformAdapter = {
    ...writing,
    interactions: {
      ...bluesky.interactions,
      act: async (_session, { key }, hooks) => {
        await hooks.beforeWrite()
        left.push({ at: performance.now(), key })
        if (answerMs > 0) await sleep(answerMs)
        return { remoteId: `at://bench/${key}`, url: null }
      },
    },
  }
  return { adapter, left }
}

const withCore = async <T>(dir: string, ports: NodePorts, adapter: PlatformAdapter, use: (core: Core) => Promise<T>): Promise<T> => {
  await using core = await startCore({ dataDir: dir }, ports, { adapters: [adapter] })
  return await use(core)
}

const connect = async (core: Core, accounts: number): Promise<SeedAccount[]> => {
  const client = core.local(actor)
  const zone = zoneAtNoon()
  const agency = { agencyName: 'Bench', language: 'en', zone, adminName: 'Bench', email: 'bench@example.test' } as const
  await client.setup.createAgency({ ...agency, password: 'a bench of wood and nails' })
  const constraints = { neverShow: [], neverMention: [], platformsNotAllowed: [], free: '' }
  const whose = { name: 'Bench', pseudonyms: [], platforms: ['bluesky' as const], constraints, notes: '' }
  const { id: creatorId } = await client.creators.create({ ...whose, zone, market: 'other' })
  const connected: SeedAccount[] = []
  for (let index = 0; index < accounts; index += 1) {
    const credentials = { service: 'https://bsky.social', identifier: `bench-${index}.test`, password: 'none' }
    const { id } = await client.accounts.connect({ creatorId, platform: 'bluesky', credentials })
    connected.push({ id, creatorId })
  }
  return connected
}

/** Turn by turn over the accounts: likes, then answers. */
const want = (store: Store, accounts: readonly SeedAccount[], acts: number, dueAt: number): void => {
  const writer = createAutomatedActWriter(createDueQueue(store))
  for (let from = 0; from < acts; from += writtenAtOnce)
    store.write((tx) => {
      for (let index = from; index < Math.min(acts, from + writtenAtOnce); index += 1) {
        const account = accounts[index % accounts.length] as SeedAccount
        const isLike = Math.floor(index / accounts.length) < likesPerAccount
        writer.insert(tx, {
          id: newId('aut', store.ids),
          dedupeKey: `bench ${index}`,
          creatorId: account.creatorId,
          accountId: account.id,
          act: isLike ? 'like' : 'answer_comment',
          target: {
            targetId: `at://did:plc:fan/app.bsky.feed.post/${index}`,
            targetVersion: 'bafy',
            targetAuthor: 'fan.test',
            targetUrl: `https://bsky.app/profile/fan.test/post/${index}`,
            isReply: true,
            summons: true,
          },
          circumstances: { engaged: true, summoned: true, answered: false, ofAgency: false, theirsAt: tx.now },
          text: isLike ? null : `Thank you ${index}`,
          unlessAnswered: !isLike,
          byKind: 'rule',
          byId: 'rul_bench',
          byName: 'Bench',
          state: 'due',
          stateSince: tx.now,
          dueAt,
          nextAt: dueAt,
          createdAt: tx.now,
        })
      }
    })
}

/** None is new: their budgets are those of an account that acts every day. */
const settle = (store: Store): void => void store.sql.prepare('UPDATE account SET connected_at = ?').run(Date.now() - 2400 * hour)

const measure = async ({ dir, acts, accounts: count }: ActsInput): Promise<ActsOutput> => {
  const { adapter, left } = countingAdapter(0)
  await using ports = createNodePorts({ dataDir: dir, keychain: fileKeychain(dir) })
  const accounts = await withCore(dir, ports, adapter, (core) => connect(core, count))
  const store = await openBenchStore(dir)
  settle(store)
  const writtenAt = performance.now()
  const dueAt = Date.now() + aheadMs + acts
  want(store, accounts, acts, dueAt)
  const wantedSeconds = (performance.now() - writtenAt) / 1000
  await store.close()
  return await withCore(dir, ports, adapter, async (core) => {
    if (Date.now() >= dueAt) throw new Error('it took too long to start: some were due before')
    await sleep(dueAt - Date.now())
    const usedBefore = process.cpuUsage()
    const client = core.local(actor)
    const isOpen = async (): Promise<boolean> => (await client.automation.acts({ states: ['due', 'sending'], limit: 1 })).items.length > 0
    // Asking costs too: as long as the platform has not taken them all, what left is counted instead.
    while ((left.length < acts || (await isOpen())) && Date.now() < dueAt + giveUpAfterMs) await sleep(lookEveryMs)
    const seconds = (Date.now() - dueAt) / 1000
    const used = process.cpuUsage(usedBefore)
    return {
      wantedPerSecond: acts / wantedSeconds,
      donePerSecond: acts / seconds,
      cpuMs: (used.user + used.system) / 1000 / acts,
      twice: left.length - new Set(left.map(({ key }) => key)).size,
      open: acts - new Set(left.map(({ key }) => key)).size,
    }
  })
}

const someLeft = async (left: readonly unknown[], count: number): Promise<void> => {
  const until = Date.now() + patienceMs
  while (left.length < count) {
    if (Date.now() > until) throw new Error(`${left.length} left, and no more do`)
    await sleep(1)
  }
}

/** What a window does that somebody else has open: it reads when it hears. Answers when the next stop stands there. */
const hearStops = (client: ReturnType<Core['local']>, stream: AsyncIterable<LiveEvent>): (() => Promise<number>) => {
  let wanted: PromiseWithResolvers<number> | undefined
  void (async () => {
    for await (const event of stream)
      if (event.kind === 'system.changed' && (await client.system.status()).stopped !== null) wanted?.resolve(performance.now())
  })()
  return () => (wanted = Promise.withResolvers<number>()).promise
}

/** While acts leave, the stop is pressed, held for a while and lifted, again and again. */
const stop = async ({ dir, accounts: count, presses }: StopInput): Promise<StopOutput> => {
  const { adapter, left } = countingAdapter(20)
  await using ports = createNodePorts({ dataDir: dir, keychain: fileKeychain(dir) })
  const accounts = await withCore(dir, ports, adapter, (core) => connect(core, count))
  const store = await openBenchStore(dir)
  settle(store)
  want(store, accounts, count * likesPerAccount, Date.now() + aheadMs)
  await store.close()
  return await withCore(dir, ports, adapter, async (core) => {
    const client = core.local(actor)
    const other = core.local(actor)
    const heardAt = hearStops(other, await other.events.watch())
    await someLeft(left, 1)
    const ms: number[] = []
    const heardMs: number[] = []
    let late = 0
    let between = 0
    for (let press = 0; press < presses; press += 1) {
      const before = left.length
      await someLeft(left, before + 20)
      const heard = heardAt()
      const pressedAt = performance.now()
      await client.system.stop()
      const answeredAt = performance.now()
      heardMs.push((await heard) - pressedAt)
      await sleep(1500)
      const after = left.filter(({ at }) => at > pressedAt)
      ms.push(after.reduce((last, { at }) => Math.max(last, at - pressedAt), answeredAt - pressedAt))
      late += after.filter(({ at }) => at > pressedAt + 1000).length
      between += left.length - before
      await client.system.resume()
    }
    return { ms, heardMs, late, left: between }
  })
}

serveRunner({ measure, stop })
