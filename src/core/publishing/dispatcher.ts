/**
 * Hands due publications to their accounts' lines and keeps up to `concurrency` accounts at work. What is claimed in
 * one turn is claimed in one transaction.
 */
import { isAppError } from '../app-error.ts'
import type { DueEntry } from '../due/due-queue.ts'
import type { Candidate } from '../store/publication-reader.ts'
import { AccountLine } from './account-line.ts'
import { claim } from './claim.ts'
import type { Claimed } from './claim.ts'
import type { Engine } from './engine.ts'
import { decideMissed } from './missed-policy.ts'
import { sinceOf } from './operation.ts'
import { reconcile } from './reconcile.ts'
import { makeReady } from './by-hand.ts'
import { runAttempt } from './run-attempt.ts'
import { sweep } from './sweep.ts'
import { attemptGraceMs, giveUpAfterMs, storeTroubleMs } from './timings.ts'
import { transition } from './transition.ts'
import { verify } from './verify.ts'
import { createWaitingMarks } from './waiting-marks.ts'

export interface Dispatcher extends AsyncDisposable {
  /** Entries of kind `publication` that are due. */
  take(entries: readonly DueEntry[]): void
  /** Something of the account changed: what waited for it may go on. */
  stir(accountId: string): void
}

interface Running {
  stop: AbortController
  stopped: boolean
}

export const createDispatcher = (engine: Engine): Dispatcher => {
  const { timer, clock, logger, concurrency } = engine
  const lines = new Map<string, AccountLine>()
  const ready = new Set<AccountLine>()
  const running = new Map<string, Running>()
  const marks = createWaitingMarks(engine)
  let busy = 0
  let pumpSoon = false
  let closed = false

  const lineOf = (accountId: string): AccountLine => {
    const known = lines.get(accountId)
    if (known) return known
    const line = new AccountLine(accountId)
    lines.set(accountId, line)
    return line
  }

  const offer = (line: AccountLine): void => {
    if (line.busy || closed) return
    if (line.hasWork) ready.add(line)
    else if (line.isEmpty) lines.delete(line.accountId)
    if (ready.size === 0 || pumpSoon || busy >= concurrency) return
    pumpSoon = true
    // Once a turn, so that lines that become free together are claimed together.
    setImmediate(pump)
  }

  const giveBack = (candidates: readonly Candidate[]): void =>
    timer.giveBack(
      candidates.flatMap(({ id, nextAt }) => (nextAt === null ? [] : [{ dueAt: nextAt, kind: 'publication' as const, id }])),
      clock.now() + storeTroubleMs,
    )

  /** Runs one task of a line; what it could not deal with comes back later. */
  const work = (line: AccountLine, candidate: Candidate, task: () => Promise<unknown>): Promise<void> =>
    timer.track(
      task()
        .then(
          () => undefined,
          (error: unknown) => trouble(error, [candidate]),
        )
        .finally(() => {
          busy -= 1
          line.busy = false
          line.blocked = false
          offer(line)
        }),
    )

  const trouble = (error: unknown, candidates: readonly Candidate[]): void => {
    // Another core has the store now, or this one is closing: whoever comes next finds it in the queue.
    if (closed || isAppError(error, 'STORE_LOCKED', 'CANCELLED')) return
    if (!isAppError(error, 'STATE_CHANGED'))
      logger.error({ err: error, publications: candidates.map(({ id }) => id) }, 'a publication could not be dealt with')
    giveBack(candidates)
  }

  const attempt = async (claimed: Claimed): Promise<void> => {
    const stop = new AbortController()
    running.set(claimed.row.id, { stop, stopped: false })
    try {
      await runAttempt(engine, claimed, AbortSignal.any([stop.signal, engine.closing]))
    } finally {
      running.delete(claimed.row.id)
    }
  }

  const claimAll = async (wishes: readonly { line: AccountLine; candidate: Candidate }[]): Promise<void> => {
    const candidates = wishes.map(({ candidate }) => candidate)
    let results: Awaited<ReturnType<typeof claim>> | undefined
    try {
      results = await claim(engine, candidates)
    } catch (error) {
      trouble(error, candidates)
    }
    for (const { line, candidate } of wishes) {
      const result = results?.get(candidate.id)
      if (result !== undefined && result !== 'waits') marks.drop(candidate.id)
      if (typeof result === 'object') {
        void work(line, candidate, () => attempt(result))
        continue
      }
      busy -= 1
      line.busy = false
      if (result === 'waits') line.putBack(candidate)
      offer(line)
    }
  }

  const pump = (): void => {
    pumpSoon = false
    const wishes: { line: AccountLine; candidate: Candidate }[] = []
    for (const line of ready) {
      if (busy >= concurrency || closed) break
      ready.delete(line)
      const read = line.takeRead()
      const write = read ? undefined : line.takeWrite()
      if (!read && !write) continue
      busy += 1
      line.busy = true
      if (read) void work(line, read, () => look(read))
      else if (write) wishes.push({ line, candidate: write })
    }
    if (wishes.length > 0) void timer.track(claimAll(wishes))
  }

  const look = ({ id, state }: Candidate): Promise<void> => {
    if (state === 'published') return verify(engine, id)
    return state === 'sending' ? sweep(engine, id) : reconcile(engine, id)
  }

  /** An attempt past its time is broken off first, and concluded without it only when that does not help. */
  const breakOff = (candidate: Candidate): boolean => {
    const task = running.get(candidate.id)
    if (!task || task.stopped) return false
    task.stopped = true
    task.stop.abort()
    void timer.track(postpone(candidate, clock.now() + attemptGraceMs))
    return true
  }

  const postpone = async ({ id }: Candidate, nextAt: number): Promise<void> => {
    await engine.store.writeSoon((tx) => {
      const row = engine.publications.get(id)
      if (row?.state === 'sending') engine.publications.save(tx, row, { nextAt })
    })
  }

  const sort = (candidate: Candidate, now: number): 'line' | 'hand' | 'missed' | 'none' => {
    switch (candidate.state) {
      case 'scheduled':
        if (engine.assistedOn(candidate.platform)) return 'hand'
        if (marks.hasWaited(candidate)) return now - sinceOf(candidate) > giveUpAfterMs ? 'missed' : 'line'
        return decideMissed(candidate.missedPolicy, now - candidate.dueAt) === 'send' ? 'line' : 'missed'
      case 'awaiting_approval':
        return 'missed'
      case 'failed':
        return engine.assistedOn(candidate.platform) ? 'hand' : 'line'
      case 'sending':
      case 'processing':
      case 'ambiguous':
      case 'published':
        return 'line'
      default:
        return 'none'
    }
  }

  const enter = (candidate: Candidate): void => {
    if (candidate.state === 'sending' && breakOff(candidate)) return
    const line = lineOf(candidate.accountId)
    if (candidate.state === 'scheduled' || candidate.state === 'failed') line.addWrite(candidate)
    // A hung attempt keeps its line busy: its conclusion must not wait for that line.
    else if (candidate.state === 'sending' && running.has(candidate.id))
      return void timer.track(sweep(engine, candidate.id).catch((error: unknown) => trouble(error, [candidate])))
    else line.addRead(candidate)
    offer(line)
  }

  const markMissed = (entries: readonly DueEntry[], missed: readonly Candidate[]): void => {
    engine.store.write((tx) => {
      for (const entry of entries) engine.queue.remove(tx, entry)
      for (const { id } of missed) {
        const row = engine.publications.get(id)
        const failure = row?.failureCode ? { code: row.failureCode as never, data: row.failureData ?? {} } : null
        if (row) transition(engine, tx, row, 'missed', { nextAt: null, failure })
      }
    })
  }

  /** What only a person posts becomes theirs. */
  const handOver = (candidates: readonly Candidate[]): void => {
    engine.store.write((tx) => {
      for (const { id, state, nextAt } of candidates) {
        const row = engine.publications.get(id)
        if (row?.state === state && row.nextAt === nextAt) makeReady(engine, tx, row)
      }
    })
  }

  return {
    take: (entries) => {
      const now = clock.now()
      const byId = new Map(engine.publications.candidates(entries.map(({ id }) => id)).map((candidate) => [candidate.id, candidate]))
      const stale: DueEntry[] = []
      const missed: Candidate[] = []
      const waiting: Candidate[] = []
      const byHand: Candidate[] = []
      for (const entry of entries) {
        const candidate = byId.get(entry.id)
        const where = candidate?.nextAt === entry.dueAt ? sort(candidate, now) : 'none'
        if (!candidate || where === 'none') stale.push(entry)
        else if (where === 'missed') missed.push(candidate)
        else if (where === 'hand') byHand.push(candidate)
        else {
          if (candidate.state === 'scheduled' && candidate.operationAt === null) waiting.push(candidate)
          enter(candidate)
        }
      }
      marks.add(waiting)
      if (byHand.length > 0) {
        try {
          handOver(byHand)
        } catch (error) {
          trouble(error, byHand)
        }
      }
      if (stale.length === 0 && missed.length === 0) return
      try {
        markMissed(stale, missed)
      } catch (error) {
        logger.error({ err: error }, 'missed publications could not be marked')
        timer.giveBack([...stale, ...entries.filter(({ id }) => missed.some((candidate) => candidate.id === id))], now + storeTroubleMs)
      }
    },
    stir: (accountId) => {
      const line = lines.get(accountId)
      if (!line?.blocked) return
      line.blocked = false
      offer(line)
    },
    [Symbol.asyncDispose]: async () => {
      closed = true
      ready.clear()
      marks[Symbol.dispose]()
    },
  }
}
