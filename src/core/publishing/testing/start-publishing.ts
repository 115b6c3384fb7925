/** The engine on a real store, with a platform in memory and a clock that the test turns. */
import { join } from 'node:path'
import { layEmptyStore } from '../../../../test/harness/lay-empty-store.ts'
import { tempDir } from '../../../../test/harness/temp-dir.ts'
import { testPorts } from '../../../../test/harness/test-ports.ts'
import type { TestPorts } from '../../../../test/harness/test-ports.ts'
import { AppError } from '../../app-error.ts'
import { newId } from '../../ids.ts'
import { createLogger } from '../../log.ts'
import type { AnyPlatform } from '../../platforms/kit/adapter.ts'
import type { Faults } from '../../ports.ts'
import { account, creator } from '../../store/schema/creators.ts'
import { post } from '../../store/schema/publishing.ts'
import type { MissedPolicy } from '../../store/schema/publishing.ts'
import { openStore } from '../../store/open-store.ts'
import { systemActor } from '../../store/store.ts'
import type { Store } from '../../store/store.ts'
import { createPublishing } from '../create-publishing.ts'
import type { Publishing, PublishingDeps } from '../create-publishing.ts'
import { instantToWallTime } from '../wall-time.ts'
import { MemoryPlatform } from './memory-platform.ts'

export interface TestPublishing extends AsyncDisposable {
  ports: TestPorts
  store: Store
  platform: MemoryPlatform
  publishing: Publishing
  /** Accounts whose credential is refused when opened. */
  revoked: Set<string>
  /** Turns the clock, letting what each timer starts end. */
  goTo(at: number): Promise<void>
}

export interface StartOptions {
  dataDir: string
  ports?: TestPorts
  platform?: MemoryPlatform
  faults?: Faults
  concurrency?: number
  /** Other platforms beside it. */
  also?: readonly AnyPlatform[]
  /** Signs in to a real server, instead of to nothing. */
  open?: PublishingDeps['accounts']['open']
  /** Longer where days go by in steps. */
  leaseMs?: number
  /** Built on it before it starts. */
  before?: (publishing: Publishing) => void
}

/** The two seams that creators and media fill in the product. */
export const testSeams = (revoked: Set<string>, store: Store): Pick<PublishingDeps, 'accounts' | 'media' | 'vault' | 'spending'> => ({
  spending: { inTheWay: () => undefined, appOf: () => undefined, leftToRead: () => null },
  vault: { lockedBy: () => null },
  accounts: {
    open: (accountId, signal, purpose = 'use') => {
      const state = store.sql.prepare('SELECT state FROM account WHERE id = ?').pluck().get(accountId)
      if (purpose === 'use' && (revoked.has(accountId) || state !== 'connected'))
        return Promise.reject(new AppError('REAUTH_REQUIRED', { platform: 'bluesky', accountId }))
      return Promise.resolve({
        accountId,
        remoteId: accountId,
        service: '',
        app: () => {
          throw new AppError('REAUTH_REQUIRED', { platform: 'bluesky', accountId })
        },
        credential: () => ({}),
        refresh: () => Promise.resolve({}),
        heard: () => undefined,
        signal,
      })
    },
    needsReconnect: (accountId) => {
      store.write((tx) => {
        store.sql.prepare(`UPDATE account SET state = 'needs_reconnect' WHERE id = ?`).run(accountId)
        tx.emit({ kind: 'account.changed', accountId, creatorId: '', state: 'needs_reconnect' })
      })
    },
  },
  media: {
    draftMedia: (assetId, alt) => ({
      kind: 'image',
      mimeType: 'image/jpeg',
      bytes: 10,
      width: 1,
      height: 1,
      seconds: null,
      alt,
      fileName: assetId,
      read: () => Promise.resolve({ data: new Uint8Array(10), mimeType: 'image/jpeg', width: 1, height: 1 }),
      open: () => Promise.reject(new Error('a picture is read')),
    }),
  },
})

export const startPublishing = async (options: StartOptions): Promise<TestPublishing> => {
  const ports = options.ports ?? testPorts()
  const platform = options.platform ?? new MemoryPlatform()
  layEmptyStore(options.dataDir)
  const store = await openStore({
    dataDir: options.dataDir,
    clock: ports.clock,
    random: ports.random,
    machine: ports.machine,
    leaseMs: options.leaseMs,
  })
  const revoked = new Set<string>()
  const seams = testSeams(revoked, store)
  const publishing = createPublishing({
    store,
    // A real one of the same name stands for the one in memory.
    adapters: [...(options.also ?? []), platform.adapter],
    io: { network: ports.network, clock: ports.clock, random: ports.random },
    ...seams,
    ...(options.open && { accounts: { ...seams.accounts, open: options.open } }),
    clock: ports.clock,
    random: ports.random,
    faults: options.faults ?? ports.faults,
    logger: createLogger(ports.log, ports.clock),
    concurrency: options.concurrency ?? 50,
  })
  options.before?.(publishing)
  await publishing.start()
  return {
    ports,
    store,
    platform,
    publishing,
    revoked,
    goTo: (at) => ports.clock.goTo(at, () => publishing.settle()),
    [Symbol.asyncDispose]: async () => {
      await publishing[Symbol.asyncDispose]()
      await store.close()
    },
  }
}

/** A folder for the test's store and everything started on it. */
export const testDir = (): Disposable & { path: string } => {
  const dir = tempDir()
  return { path: join(dir.path, 'data'), [Symbol.dispose]: () => dir[Symbol.dispose]() }
}

export interface Seeded {
  creatorId: string
  accountIds: string[]
}

export const seedAccounts = (store: Store, count: number): Seeded =>
  store.write(({ db, now }) => {
    const creatorId = newId('crt', store.ids)
    const constraints = { neverShow: [], neverMention: [], platformsNotAllowed: [], free: '' }
    db.insert(creator)
      .values({
        id: creatorId,
        name: `Creator ${creatorId}`,
        zone: 'Europe/Paris',
        market: 'france',
        constraints,
        createdAt: now,
        updatedAt: now,
      })
      .run()
    const accountIds = Array.from({ length: count }, () => newId('acc', store.ids))
    for (const id of accountIds) {
      db.insert(account)
        .values({
          id,
          creatorId,
          platform: 'bluesky',
          remoteId: id,
          handle: `${id}.test`,
          displayName: '',
          service: '',
          profileUrl: '',
          state: 'connected',
          connectedAt: now,
        })
        .run()
    }
    return { creatorId, accountIds }
  })

export interface SeededPublication {
  accountId: string
  dueAt: number
  text: string
  thread?: string[]
  missedPolicy?: MissedPolicy
}

/** One post and one publication each, straight into the store. */
export const seedPublications = (
  { store, publishing }: Pick<TestPublishing, 'store' | 'publishing'>,
  creatorId: string,
  wanted: readonly SeededPublication[],
): string[] =>
  store.write((tx) =>
    wanted.map(({ accountId, dueAt, text, thread, missedPolicy = 'ask' }) => {
      const postId = newId('pst', store.ids)
      const id = newId('pub', store.ids)
      tx.db
        .insert(post)
        .values({ id: postId, creatorId, text, thread, kind: 'text', createdBy: 'test', createdAt: tx.now, updatedAt: tx.now })
        .run()
      const { wall, zone } = instantToWallTime(dueAt, 'Europe/Paris')
      publishing.engine.publications.insert(
        tx,
        {
          id,
          postId,
          creatorId,
          accountId,
          platform: 'bluesky',
          kind: 'text',
          wallTime: wall,
          zone,
          dueAt,
          state: 'scheduled',
          stateSince: tx.now,
          missedPolicy,
          nextAt: dueAt,
          createdBy: 'test',
          createdAt: tx.now,
        },
        { reason: 'planned', actor: systemActor.name },
      )
      return id
    }),
  )
