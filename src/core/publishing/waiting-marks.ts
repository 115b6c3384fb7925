/**
 * Remembers which publications were seen in time and wait for their turn, behind another of their account or for a free
 * place, so that neither a restart nor a full disk makes missed ones of them. Most go out at once and are never written:
 * only who still waits halfway through the grace is marked in the store.
 */
import { isAppError } from '../app-error.ts'
import type { Candidate } from '../store/publication-reader.ts'
import type { Engine } from './engine.ts'
import { lateGraceMs, storeTroubleMs } from './timings.ts'

export interface WaitingMarks extends Disposable {
  /** These were seen in time and stand in a line. */
  add(candidates: readonly Candidate[]): void
  /** It is claimed, or no longer to be sent. */
  drop(id: string): void
  /** Whether this core saw it in time, or one before it did. */
  hasWaited(candidate: Candidate): boolean
}

type Needs = Pick<Engine, 'clock' | 'logger' | 'timer' | 'store' | 'publications'>

export const createWaitingMarks = ({ clock, logger, timer, store, publications }: Needs): WaitingMarks => {
  /** When each is to be marked, ms UTC. */
  const unmarked = new Map<string, number>()
  let armed: Disposable | undefined

  const disarm = (): void => {
    armed?.[Symbol.dispose]()
    armed = undefined
  }

  const armFor = (at: number): void => {
    armed ??= clock.at(at, () => {
      armed = undefined
      void timer.track(mark())
    })
  }

  const mark = async (): Promise<void> => {
    const now = clock.now()
    const ids = [...unmarked].flatMap(([id, at]) => (at <= now ? [id] : []))
    let next = [...unmarked.values()].reduce((first, at) => (at > now ? Math.min(first, at) : first), Infinity)
    if (ids.length > 0) {
      try {
        await store.writeSoon((tx) => publications.markWaiting(tx, ids))
        for (const id of ids) unmarked.delete(id)
      } catch (error) {
        // Another core has the store: what waits is its to mark.
        if (isAppError(error, 'STORE_LOCKED')) return unmarked.clear()
        logger.warn({ err: error }, 'what waits could not be marked')
        next = Math.min(next, now + storeTroubleMs)
      }
    }
    if (unmarked.size > 0 && Number.isFinite(next)) armFor(next)
  }

  return {
    add: (candidates) => {
      for (const { id, dueAt, waitingSince } of candidates) if (waitingSince === null) unmarked.set(id, dueAt + lateGraceMs / 2)
      const [first] = candidates
      if (first && unmarked.size > 0) armFor(Math.max(clock.now(), first.dueAt + lateGraceMs / 2))
    },
    drop: (id) => {
      if (unmarked.delete(id) && unmarked.size === 0) disarm()
    },
    hasWaited: ({ id, operationAt, waitingSince }) => operationAt !== null || waitingSince !== null || unmarked.has(id),
    [Symbol.dispose]: disarm,
  }
}
