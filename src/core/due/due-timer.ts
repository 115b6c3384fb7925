/**
 * The one timer: armed for the first entry that is not handed out yet, and for nothing when there is none. No polling.
 *
 * An entry is handed to its kind's handler once, and stays in the table until the handler removes it in the
 * transaction that deals with it: what a crash leaves undone is simply still there at the next start. Entries are
 * read in order behind a cursor; one that is added behind it moves the cursor back to it.
 */
import type { Clock } from '../ports.ts'
import type { DueEntry, DueKind, DueQueue } from './due-queue.ts'
import { queueStart } from '../store/due-reader.ts'
import type { DuePlace } from '../store/due-reader.ts'

export type TakeDue = (entries: readonly DueEntry[]) => void

export interface DueTimer extends Disposable {
  /** Who deals with entries of a kind. Entries of a kind without one wait in the table. */
  handle(kind: DueKind, take: TakeDue): void
  start(): void
  /** Hands out what is due now. After a sleep, or a clock that was set, this is all that is needed. */
  look(): void
  /** The handler could not deal with these: they are handed out again at the next look after `at`. */
  giveBack(entries: readonly DueEntry[], at: number): void
  /** Counts `work` as under way for `settle`. */
  track<T>(work: Promise<T>): Promise<T>
  /** Resolves when nothing due is under way. */
  settle(): Promise<void>
  /** Resolves when what is under way has ended; starts nothing. */
  finish(): Promise<void>
}

const pageSize = 500
const keyOf = ({ dueAt, kind, id }: DueEntry): string => `${dueAt} ${kind} ${id}`

/** Whether `a` comes before `b` in the table's order. */
const isBefore = (a: DuePlace, b: DuePlace): boolean => {
  if (a.dueAt !== b.dueAt) return a.dueAt < b.dueAt
  return a.kind === b.kind ? a.id < b.id : a.kind < b.kind
}

export const createDueTimer = ({ queue, clock }: { queue: DueQueue; clock: Clock }): DueTimer => {
  const handlers = new Map<DueKind, TakeDue>()
  const inHand = new Set<string>()
  const active = new Set<Promise<unknown>>()
  const delays = new Set<Disposable>()
  let cursor: DuePlace = queueStart
  let armed: { at: number; timer: Disposable } | undefined
  let running = false
  let lookSoon = false

  const disarm = (): void => {
    armed?.timer[Symbol.dispose]()
    armed = undefined
  }

  const arm = (): void => {
    const next = queue.next(cursor)
    if (next?.dueAt === armed?.at) return
    disarm()
    if (next) armed = { at: next.dueAt, timer: clock.at(next.dueAt, fire) }
  }

  const fire = (): void => {
    armed = undefined
    look()
  }

  const handOut = (page: readonly DueEntry[]): void => {
    const fresh = page.filter((entry) => !inHand.has(keyOf(entry)))
    for (const [kind, entries] of Map.groupBy(fresh, (entry) => entry.kind)) {
      const take = handlers.get(kind)
      if (!take) continue
      for (const entry of entries) inHand.add(keyOf(entry))
      take(entries)
    }
  }

  const look = (): void => {
    if (!running) return
    lookSoon = false
    const now = clock.now()
    for (;;) {
      const page = queue.page(cursor, now, pageSize)
      const last = page.at(-1)
      if (!last) break
      cursor = last
      handOut(page)
    }
    arm()
  }

  const soon = (): void => {
    if (lookSoon || !running) return
    lookSoon = true
    // After the transaction that is being written, and once for all that it adds.
    queueMicrotask(() => {
      if (lookSoon) look()
    })
  }

  const moveBackTo = (entry: DueEntry): void => {
    if (isBefore(entry, cursor) || keyOf(entry) === keyOf(cursor)) cursor = { ...entry, id: '' }
  }

  const listening = queue.listen({
    added: (entry) => {
      moveBackTo(entry)
      if (entry.dueAt <= clock.now() || armed === undefined || entry.dueAt < armed.at) soon()
    },
    removed: (entry) => {
      inHand.delete(keyOf(entry))
      if (entry.dueAt === armed?.at) soon()
    },
  })

  return {
    handle: (kind, take) => {
      handlers.set(kind, take)
    },
    start: () => {
      running = true
      look()
    },
    look,
    giveBack: (entries, at) => {
      const delay = clock.at(at, () => {
        delays.delete(delay)
        for (const entry of entries) {
          inHand.delete(keyOf(entry))
          moveBackTo(entry)
        }
        look()
      })
      delays.add(delay)
    },
    track: (work) => {
      active.add(work)
      const forget = (): void => void active.delete(work)
      work.then(forget, forget)
      return work
    },
    settle: async () => {
      for (;;) {
        look()
        // Turns pass until what was started has registered itself.
        await new Promise((resolve) => setImmediate(resolve))
        if (active.size === 0 && !lookSoon) return
        await Promise.allSettled(active)
      }
    },
    finish: async () => {
      while (active.size > 0) await Promise.allSettled(active)
    },
    [Symbol.dispose]: () => {
      running = false
      listening[Symbol.dispose]()
      for (const delay of delays) delay[Symbol.dispose]()
      disarm()
    },
  }
}
