/** Scripts on a real store and a platform in memory, whose core may die and begin again; what people write is read at once. */
import { TestMachine, testPorts } from '../../../../../test/harness/test-ports.ts'
import type { ScriptDraft, ScriptRun } from '../../../../contract/scripts.ts'
import { createInbox } from '../../../inbox/inbox.ts'
import { inboxProcedures } from '../../../inbox/procedures/index.ts'
import { createInteracting } from '../../../interacting/interacting.ts'
import type { Faults } from '../../../ports.ts'
import { newId } from '../../../ids.ts'
import { onlyfans } from '../../../platforms/onlyfans/index.ts'
import type { ReceivedItem } from '../../../platforms/kit/adapter.ts'
import type { Call, Handlers, ProcedureInput, ProcedureOutput } from '../../../procedure.ts'
import { MemoryPlatform } from '../../../publishing/testing/memory-platform.ts'
import { seedAccounts, startPublishing, testDir } from '../../../publishing/testing/start-publishing.ts'
import { account } from '../../../store/schema/creators.ts'
import { receiveItems } from '../../../store/inbox-writer.ts'
import type { Actor, Store } from '../../../store/store.ts'
import { createJudging } from '../../judging.ts'
import { createActQueue } from '../../queue/act-queue.ts'
import type { Scripts } from '../parts.ts'
import { scriptsProcedures } from '../procedures/index.ts'
import { createScripts } from '../scripts.ts'

const day = 24 * 60 * 60_000
const source = { source: 'https://example.test/limits', readOn: '2026-11-29' }
const ada: Actor = { kind: 'user', id: 'usr_ada', name: 'Ada' }

/** Those that answer at once. */
type ScriptPath = Exclude<`scripts.${string}` & keyof Handlers, 'scripts.rehearse'>

interface Options {
  /** Within which the platform takes an answer. */
  hours?: number
  byHand?: boolean
  faults?: Faults
}

export const scriptsWorld = async ({ hours, byHand = false, faults }: Options = {}) => {
  const dir = testDir()
  const ports = testPorts()
  const platform = new MemoryPlatform()
  const { capabilities } = platform.adapter
  const messages = { ...(hours !== undefined && { hours }), text: { unit: 'graphemes' as const, max: 1000 }, ...source }
  Object.assign(platform.adapter, {
    capabilities: {
      ...capabilities,
      interactions: [...(capabilities.interactions ?? []), { act: 'message' as const, undo: false, ...source }],
      inbox: { messages },
    },
  })
  let lives = 0
  const begin = async () => {
    const machine = Object.assign(new TestMachine(), { pid: 900_000 + lives })
    for (let before = 0; before < lives; before += 1) machine.dead.add(900_000 + before)
    lives += 1
    let built:
      | { scripts: Scripts; handlers: Pick<Handlers, ScriptPath | 'scripts.rehearse' | 'inbox.act'>; end: () => void; go: () => void }
      | undefined
    const life = await startPublishing({
      dataDir: dir.path,
      ports: { ...ports, machine },
      platform,
      also: byHand ? [onlyfans] : [],
      leaseMs: 1000 * day,
      ...(faults && { faults }),
      before: (publishing) => {
        const interacting = createInteracting(publishing)
        const inbox = createInbox(publishing, interacting)
        const judging = createJudging(publishing)
        const actQueue = createActQueue(publishing, interacting)
        const scripts = createScripts(publishing, inbox, actQueue)
        const parts = [judging, actQueue, scripts]
        built = {
          scripts,
          handlers: { ...inboxProcedures({ inbox }), ...scriptsProcedures({ scripts }) },
          go: () => parts.forEach((part) => part.start()),
          end: () => parts.forEach((part) => part[Symbol.dispose]()),
        }
      },
    })
    if (!built) throw new Error('not built')
    return { ...life, ...built }
  }
  let now = await begin()
  const { creatorId, accountIds } = seedAccounts(now.store, 1)
  const [accountId = ''] = accountIds
  now.store.sql.prepare(`UPDATE creator SET name = 'Léa' WHERE id = ?`).run(creatorId)
  now.store.sql.prepare('UPDATE account SET connected_at = ?').run(ports.clock.now() - 100 * day)
  const byHandAccountId = byHand ? seedByHand(now.store, creatorId) : ''
  now.go()
  await now.goTo(ports.clock.now() + 1)

  const callOf = (reach: ReadonlySet<string> | null) =>
    ({ actor: ada, user: { id: 'usr_ada' }, reach, signal: undefined }) as unknown as Call
  const by =
    (reach: ReadonlySet<string> | null) =>
    <P extends ScriptPath>(path: P, input: ProcedureInput<P>): ProcedureOutput<P> =>
      (now.handlers[path] as (args: { input: ProcedureInput<P>; call: Call }) => ProcedureOutput<P>)({ input, call: callOf(reach) })
  const call = by(null)
  const rehearse = async (draft: ScriptDraft, reach: ReadonlySet<string> | null = null) =>
    now.handlers['scripts.rehearse']({ input: { draft }, call: callOf(reach) })
  const settle = () => now.goTo(ports.clock.now() + 1)
  let number = 0
  const receive = (text: string, { from = 'fan.test', ago = 0, own = false } = {}): string => {
    number += 1
    const item: ReceivedItem = {
      kind: 'message',
      remoteId: `${from}/${number}`,
      url: null,
      author: own ? { id: 'us', handle: 'us' } : { id: `did:${from}`, handle: from, ...(from === 'fan.test' && { name: 'Fan' }) },
      text,
      at: ports.clock.now() - ago,
      conversation: from,
      ...(own && { own: true as const }),
    }
    now.store.write((tx) => receiveItems(tx, now.store.ids, { accountId, creatorId, platform: 'bluesky' }, [item]))
    return String(
      now.store.sql.prepare('SELECT id FROM inbox_item WHERE account_id = ? AND remote_id = ?').pluck().get(accountId, item.remoteId),
    )
  }

  return {
    ada,
    creatorId,
    creatorName: 'Léa',
    accountId,
    byHandAccountId,
    platform,
    ports,
    call,
    rehearse,
    by,
    receive,
    get sql() {
      return now.store.sql
    },
    get stop() {
      return now.publishing.stop
    },
    switchOn: (draft: ScriptDraft) => {
      const { id } = call('scripts.save', { draft })
      return call('scripts.setOn', { scriptId: id, on: true })
    },
    runs: (show: 'going' | 'to_copy' | 'ended' = 'going'): ScriptRun[] => call('scripts.runs', { show, limit: 50 }).items,
    /** What scripts said, in order. */
    sent: (): string[] =>
      platform.acts.filter(({ act, text }) => act === 'message' && !text?.includes('Ada')).map(({ text }) => text ?? ''),
    /** It has said as much by itself as it may in an hour. */
    fillHour: (): void => {
      const add = now.store.sql.prepare(`INSERT INTO automated_write (account_id, act, at, interaction_id) VALUES (?, 'message', ?, '')`)
      for (let one = 0; one < 12; one += 1) add.run(accountId, ports.clock.now())
    },
    acts: () =>
      now.store.sql
        .prepare<[], { state: string; why: string | null }>(
          `SELECT state, coalesce(drop_reason, failure_code, put_off) AS why FROM automated_act WHERE by_kind = 'script' ORDER BY created_at, id`,
        )
        .all(),
    hear: async (text: string, over: { from?: string; ago?: number } = {}): Promise<string> => {
      const id = receive(text, over)
      await settle()
      return id
    },
    readBack: async (text: string): Promise<void> => {
      receive(text, { own: true })
      await settle()
    },
    answer: async (itemId: string, text: string): Promise<void> => {
      number += 1
      const requestKey = `019a0000-0000-7000-8000-${String(number).padStart(12, '0')}`
      await now.handlers['inbox.act']({ input: { itemId, act: 'message', text, requestKey }, call: callOf(null) })
      await settle()
    },
    wait: (ms: number) => now.goTo(ports.clock.now() + ms),
    restart: async ({ meanwhile }: { meanwhile?: (world: { receive: typeof receive }) => unknown } = {}): Promise<void> => {
      now.end()
      await now[Symbol.asyncDispose]()
      now = await begin()
      // Before it looks.
      meanwhile?.({ receive })
      now.go()
      await settle()
    },
    /** What ran is dead without a word, and another core begins. */
    die: async (): Promise<void> => {
      now = await begin()
      now.go()
      await settle()
    },
    history: () => now.store.sql.prepare(`SELECT action FROM audit WHERE action LIKE 'script.%' ORDER BY seq`).pluck().all(),
    [Symbol.asyncDispose]: async () => {
      now.end()
      await now[Symbol.asyncDispose]()
      dir[Symbol.dispose]()
    },
  }
}

const seedByHand = (store: Store, creatorId: string): string =>
  store.write(({ db, now }) => {
    const id = newId('acc', store.ids)
    const names = { remoteId: 'lea', handle: 'lea', displayName: '', service: '', profileUrl: '' }
    db.insert(account)
      .values({ id, creatorId, platform: 'onlyfans', ...names, state: 'connected', connectedAt: now })
      .run()
    return id
  })
