/**
 * Message scripts: begun by messages that come in, taken on by what is said and done in their conversations, and by their
 * time. Through the due queue and committed events; at each start what was missed is looked at.
 */
import type { PlatformId } from '../../../contract/platforms.ts'
import type { DueEntry } from '../../due/due-queue.ts'
import type { CommittedEvent } from '../../events.ts'
import type { Inbox } from '../../inbox/parts.ts'
import type { Publishing } from '../../publishing/create-publishing.ts'
import { createAccountReader } from '../../store/account-reader.ts'
import { createCreatorReader } from '../../store/creator-reader.ts'
import { createScriptReader } from '../../store/script-reader.ts'
import { createScriptWriter } from '../../store/script-writer.ts'
import { createStopReader } from '../../store/stop-reader.ts'
import type { WriteTx } from '../../store/store.ts'
import type { ActQueue } from '../queue/parts.ts'
import type { MessageRoom } from './check-script.ts'
import { beginHearing, hearMessages } from './hear-messages.ts'
import { hearFirst } from './hear-first.ts'
import { lookAfterRun } from './look-after-run.ts'
import type { Scripts } from './parts.ts'
import { objectFor, sayThroughQueue } from './say-through-queue.ts'

const hourMs = 3_600_000
/** Of the due queue: messages that wait to be judged. */
const hearing = 'hearing'
/** After a failure of ours. */
const againMs = 60_000

/** Before `publishing.start()`, so that its entries have a handler. */
export const createScripts = ({ engine, timer }: Publishing, inbox: Pick<Inbox, 'rows' | 'readAt'>, actQueue: ActQueue): Scripts => {
  const { store, queue, logger, closing, clock } = engine
  const rows = { ...createScriptReader(store), ...createScriptWriter(queue) }
  let listening: Disposable | undefined
  let isHearing = false
  /** Something came in since what was said was last looked at. */
  let isAsked = false

  const it: Scripts = {
    engine,
    inbox,
    rows,
    accounts: createAccountReader(store),
    creators: createCreatorReader(store),
    stops: createStopReader(store),
    saying: sayThroughQueue(actQueue, (scriptId) => rows.script(scriptId)?.name ?? ''),
    roomOf: (platform: PlatformId): MessageRoom | undefined => {
      const adapter = engine.findAdapter(platform)
      if (!adapter) return undefined
      const { capabilities } = adapter
      const messages = capabilities.inbox?.messages
      if (messages) {
        const { hours, text } = messages
        return { ...text, windowMs: hours === undefined ? null : hours * hourMs, isByHand: false }
      }
      const { max } = capabilities.text
      return adapter.assisted ? { unit: 'graphemes', max, windowMs: null, isByHand: true } : undefined
    },
    start: () => {
      beginHearing(it)
      listening = store.onCommitted(hear)
      const missed = new Set([
        ...rows.overdue(clock.now()),
        ...rows.saying(),
        ...rows.goingCreators().flatMap((creatorId) => rows.withNews(creatorId)),
      ])
      lookSoon(missed)
      hearSoon()
    },
    [Symbol.dispose]: () => listening?.[Symbol.dispose](),
  }

  const look = (tx: WriteTx, id: string): void => {
    const run = rows.run(id)
    if (run) lookAfterRun(it, tx, run)
  }

  const soon = (work: Promise<unknown>, what: string): void => {
    timer.track(work).catch((error: unknown) => {
      if (!closing.aborted) logger.warn({ err: error }, what)
    })
  }

  const write = async <T>(work: (tx: WriteTx) => T): Promise<T> => {
    await engine.faults.hit('script.before_commit')
    const result = await store.writeSoon(work)
    await engine.faults.hit('script.after_commit')
    return result
  }

  /** Each in a transaction of its own: one that fails holds up no other. */
  const lookSoon = (ids: Iterable<string>): void => {
    for (const id of ids)
      soon(
        write((tx) => look(tx, id)),
        'a script could not be taken on',
      )
  }

  const hearAll = async (): Promise<void> => {
    isAsked = true
    if (isHearing) return
    isHearing = true
    try {
      for (let more = true; more && !closing.aborted;) {
        isAsked = false
        more = await write((tx) => {
          const heard = hearMessages(it, tx)
          if (heard.again !== null) queue.add(tx, { dueAt: heard.again, kind: 'script', id: hearing })
          return heard.more
        })
        more ||= isAsked
      }
    } finally {
      isHearing = false
    }
  }
  const hearSoon = (): void => soon(hearAll(), 'what was said could begin no script')

  const hear = (events: readonly CommittedEvent[]): void => {
    if (closing.aborted) return
    const creators = new Set(events.flatMap(({ event }) => (event.kind === 'inbox.changed' ? [event.creatorId] : [])))
    const ids = new Set([...creators].flatMap((creatorId) => rows.withNews(creatorId)))
    if (events.some(({ event }) => event.kind === 'system.changed')) for (const id of rows.overdue(clock.now())) ids.add(id)
    if (events.some(({ event }) => event.kind === 'automated_act.changed' && event.by.kind === 'script'))
      for (const id of rows.saying()) ids.add(id)
    lookSoon(ids)
    if (creators.size > 0) hearSoon()
  }

  const take = async (entry: DueEntry): Promise<void> => {
    try {
      await write((tx) => {
        const run = rows.run(entry.id)
        // Taken on, it is in the queue at another time.
        if (run?.dueAt === entry.dueAt) lookAfterRun(it, tx, run)
        if (rows.run(entry.id)?.dueAt !== entry.dueAt) queue.remove(tx, entry)
      })
      if (entry.id === hearing) await hearAll()
    } catch (error) {
      if (closing.aborted) return
      logger.warn({ err: error, runId: entry.id }, 'a script could not be taken on')
      timer.giveBack([entry], clock.now() + againMs)
    }
  }

  actQueue.interacting.objections.push(objectFor(it))
  actQueue.stillWanted.script = hearFirst(it)
  timer.handle('script', (entries) => {
    for (const entry of entries) void timer.track(take(entry))
  })
  return it
}
