/**
 * Two creators with everything that belongs to one, and one person of each role: an admin, a manager and a model who
 * reach the first creator only, and nobody. Each call that may do something gets a session of its own, so that none
 * disturbs another.
 */
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { Role } from '../../src/contract/values.ts'
import { openStore } from '../../src/core/store/open-store.ts'
import type { Store } from '../../src/core/store/store.ts'
import { createHttpClient } from '../harness/http-client.ts'
import type { HttpClient } from '../harness/http-client.ts'
import { layEmptyStore } from '../harness/lay-empty-store.ts'
import { startTestCore } from '../harness/start-test-core.ts'
import type { TestCore } from '../harness/start-test-core.ts'
import { tempDir } from '../harness/temp-dir.ts'
import { testPorts } from '../harness/test-ports.ts'
import {
  seedAccount,
  seedAdvice,
  seedAmplifiers,
  seedAsset,
  seedAutomatedAct,
  seedCreator,
  seedInboxItem,
  seedPost,
  seedPublication,
  seedRule,
} from '../seed/builders.ts'

export type Caller = Role | 'nobody'
export const callers: readonly Caller[] = ['admin', 'manager', 'model', 'nobody']

/** Ids of one creator's things; posts and publications are used up, one a call. */
export interface Belongings {
  creatorId: string
  accountId: string
  assetId: string
  itemId: string
  adviceId: string
  actId: string
  takeAmplifiers(): { groupId: string; grantId: string }
  ruleId: string
  takeRule(): string
  takePost(): string
  takePublication(): string
  /** All of them, to be looked for in answers. */
  ids: readonly string[]
}

type SignedIn = HttpClient & { sessionId: string }

export interface World extends AsyncDisposable {
  test: TestCore
  own: Belongings
  foreign: Belongings
  /** Well-formed ids of nothing. */
  missing: Belongings
  /** Nobody's creator, for what would spoil the others. */
  spareCreatorId: string
  /** Signed in anew. */
  as(caller: Caller): Promise<SignedIn>
  /** Signed in once: for calls that must do nothing. */
  refused(caller: Caller): Promise<SignedIn>
  /** Somebody to do something to. */
  takeMember(): Promise<string>
  /** How many rows there are that a change leaves behind: nothing may be written by a call that is refused. */
  traces(): number
}

const poolSize = 150
const inAYear = 365 * 24 * 60 * 60 * 1000

const belongingsOf = (store: Store, name: string): Belongings => {
  const creator = seedCreator(store, { name })
  const account = seedAccount(store, creator.id)
  const asset = seedAsset(store, creator.id, { fileName: `${name}.jpg` })
  const item = seedInboxItem(store, account)
  const advice = seedAdvice(store, account)
  const act = seedAutomatedAct(store, account)
  const rule = seedRule(store, creator.id)
  const rules = Array.from({ length: 10 }, () => seedRule(store, creator.id))
  const posts = Array.from({ length: poolSize }, () => seedPost(store, creator.id, { text: `post of ${name}` }))
  const publications = posts.map((post) => seedPublication(store, { post, account }, { dueAt: store.ids.clock.now() + inAYear }))
  const lone = Array.from({ length: poolSize }, () => seedPost(store, creator.id, { text: `draft of ${name}` }))
  const groups = Array.from({ length: poolSize }, () => seedAmplifiers(store, account))
  const take =
    <T>(ids: T[]) =>
    () => {
      const id = ids.pop()
      if (id === undefined) throw new Error('the pool is empty')
      return id
    }
  return {
    creatorId: creator.id,
    accountId: account.id,
    assetId: asset.id,
    itemId: item.id,
    adviceId: advice.id,
    actId: act.id,
    takeAmplifiers: take([...groups]),
    ruleId: rule.id,
    takeRule: take(rules.map(({ id }) => id)),
    takePost: take(lone.map(({ id }) => id)),
    takePublication: take(publications.map(({ id }) => id)),
    ids: [
      creator.id,
      account.id,
      asset.id,
      item.id,
      advice.id,
      act.id,
      ...groups.map(({ groupId }) => groupId),
      rule.id,
      ...rules.map(({ id }) => id),
      ...posts.map(({ id }) => id),
      ...publications.map(({ id }) => id),
      ...lone.map(({ id }) => id),
    ],
  }
}

const nothing = (prefix: string) => `${prefix}_019a0000-0000-7000-8000-000000000000`

export const makeWorld = async (): Promise<World> => {
  const dir = tempDir()
  // No network: what a procedure asks of a platform fails as on a machine that is offline.
  const ports = testPorts({ network: { exchange: () => Promise.reject(new Error('no network')) } })
  layEmptyStore(dir.path)
  const store = await openStore({ dataDir: dir.path, clock: ports.clock, random: ports.random, machine: ports.machine })
  const own = belongingsOf(store, 'Own')
  const foreign = belongingsOf(store, 'Foreign')
  const spare = seedCreator(store, { name: 'Spare' })
  await store.close()

  const test = await startTestCore({ dataDir: dir.path, ports })
  const people: Record<Role, string> = {
    admin: test.admin.email,
    manager: (await test.asUser('manager', [own.creatorId])).email,
    model: (await test.asUser('model', [own.creatorId])).email,
  }
  const cli = { kind: 'cli' as const, id: 'cli', name: 'test' }
  let members = 0
  const as = async (caller: Caller): Promise<SignedIn> => {
    const browser = createHttpClient(test.url)
    if (caller === 'nobody') return { ...browser, sessionId: nothing('ses') }
    await browser.client.session.redeemLink({ token: test.core.createSignInLink(people[caller], cli)?.token ?? '' })
    const sessionId = (await browser.client.session.list()).find(({ current }) => current)?.id ?? ''
    return { ...browser, sessionId }
  }
  const once = new Map<Caller, Promise<SignedIn>>()
  const file = new Database(join(dir.path, 'store.sqlite'), { readonly: true })
  const rows = file.prepare('SELECT count(*) FROM audit').pluck()

  return {
    test,
    own,
    foreign,
    missing: {
      creatorId: nothing('crt'),
      accountId: nothing('acc'),
      assetId: nothing('ast'),
      itemId: nothing('inb'),
      adviceId: nothing('adv'),
      actId: nothing('aut'),
      takeAmplifiers: () => ({ groupId: nothing('amg'), grantId: nothing('amp') }),
      ruleId: nothing('rul'),
      takeRule: () => nothing('rul'),
      takePost: () => nothing('pst'),
      takePublication: () => nothing('pub'),
      ids: [],
    },
    spareCreatorId: spare.id,
    as,
    refused: (caller) => {
      const signedIn = once.get(caller) ?? as(caller)
      once.set(caller, signedIn)
      return signedIn
    },
    takeMember: async () => {
      members += 1
      return (
        await test.client.team.invite({
          name: `Member ${members}`,
          email: `member-${members}@example.test`,
          role: 'manager',
          creatorIds: [],
        })
      ).member.id
    },
    traces: () => Number(rows.get()),
    [Symbol.asyncDispose]: async () => {
      file.close()
      await test[Symbol.asyncDispose]()
      dir[Symbol.dispose]()
    },
  }
}
