/**
 * The queue of acts that nobody pressed: what rules, amplifiers and scripts want done. Each stands in the store before
 * anything is done about it, is decided by the gate when it is due, goes through the ledger of acts, and is followed to its end.
 */
import type { DueEntry } from '../../due/due-queue.ts'
import type { CommittedEvent, DomainEvent } from '../../events.ts'
import type { Interacting } from '../../interacting/parts.ts'
import type { Publishing } from '../../publishing/create-publishing.ts'
import { createAutomatedActReader } from '../../store/automated-act-reader.ts'
import { createAutomatedActWriter } from '../../store/automated-act-writer.ts'
import { createInboxReader } from '../../store/inbox-reader.ts'
import { dispatchAct } from './dispatch-act.ts'
import type { ActQueue } from './parts.ts'
import { followAct } from './settle-act.ts'

const againMs = 60_000
const notFollowed = 'what became of automated acts could not be written down'
const notLetGo = 'automated acts that were held could not be let go'
/** A stop that is lifted, a vault that is opened, an account that is connected, a cap that is raised. */
const mayLetGo: readonly DomainEvent['kind'][] = ['system.changed', 'account.changed', 'app.changed']

export const createActQueue = ({ engine, timer }: Pick<Publishing, 'engine' | 'timer'>, interacting: Interacting): ActQueue => {
  const { store, queue, logger, closing, clock } = engine
  /** The last of each account's: one at a time, so that each is decided after what was done before. */
  const last = new Map<string, Promise<void>>()
  let listening: Disposable | undefined

  const hasEnded = (interactionId: string | null): boolean => {
    const sent = interactionId === null ? undefined : interacting.rows.get(interactionId)
    return sent !== undefined && (sent.state === 'done' || sent.state === 'refused' || (sent.state === 'unknown' && sent.nextAt === null))
  }

  /** Writes down the end of those that have ended. */
  const follow = async (): Promise<void> => {
    if (closing.aborted || !it.rows.sending().some(({ interactionId }) => hasEnded(interactionId))) return
    await store.writeSoon((tx) => {
      for (const row of it.rows.sending()) {
        const sent = row.interactionId === null ? undefined : interacting.rows.get(row.interactionId)
        if (sent) followAct(it, tx, row, sent)
      }
    })
  }

  const send = async (interactionId: string): Promise<void> => {
    const row = interacting.rows.get(interactionId)
    if (row?.state === 'planned') await interacting.send(row)
    await follow()
  }

  const dispatch = async (entry: DueEntry): Promise<void> => {
    try {
      await engine.faults.hit('claim.before_commit')
      const interactionId = await store.writeSoon((tx) => dispatchAct(it, tx, entry))
      await engine.faults.hit('claim.after_commit')
      if (interactionId !== null) await send(interactionId)
    } catch (error) {
      if (closing.aborted) return
      logger.warn({ err: error, actId: entry.id }, 'an automated act could not be looked after')
      timer.giveBack([entry], clock.now() + againMs)
    }
  }

  timer.handle('automated_act', (entries) => {
    for (const entry of entries) {
      const accountId = it.rows.get(entry.id)?.accountId ?? ''
      const work = (last.get(accountId) ?? Promise.resolve()).then(() => dispatch(entry))
      last.set(accountId, work)
      void timer.track(work).then(() => void (last.get(accountId) === work && last.delete(accountId)))
    }
  })

  /** Those that nothing holds any more are due. */
  const letGo = async (): Promise<void> => {
    if (closing.aborted) return
    const now = clock.now()
    const free = it.rows.held().filter(({ accountId }) => engine.gate.ask(accountId, now).answer === 'allowed')
    if (free.length === 0) return
    await store.writeSoon((tx) => {
      for (const row of free) it.rows.move(tx, row, ['due'], { nextAt: Math.max(row.dueAt, tx.now), failureCode: null, failureData: null })
    })
  }

  const soon = (work: () => Promise<void>, what: string): void => {
    timer.track(work()).catch((error: unknown) => {
      if (!closing.aborted) logger.warn({ err: error }, what)
    })
  }

  const hear = (events: readonly CommittedEvent[]): void => {
    // The ledger's every change says so.
    if (events.some(({ event }) => event.kind === 'inbox.changed')) soon(follow, notFollowed)
    if (events.some(({ event }) => mayLetGo.includes(event.kind))) soon(letGo, notLetGo)
  }

  const it: ActQueue = {
    engine,
    interacting,
    items: createInboxReader(store),
    rows: { ...createAutomatedActReader(store), ...createAutomatedActWriter(queue) },
    stillWanted: {},
    send,
    start: () => {
      listening = store.onCommitted(hear)
      soon(follow, notFollowed)
      soon(letGo, notLetGo)
    },
    [Symbol.dispose]: () => listening?.[Symbol.dispose](),
  }
  return it
}
