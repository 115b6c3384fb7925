/**
 * Planning many creators at once. Each is read on core's thread, solved beside it and counted, with a breath in
 * between; scheduling takes each whole, in a transaction of her own, or not at all. A run is its starter's, lives in
 * memory, and schedules nothing by itself: losing it loses nothing.
 */
import { createHash } from 'node:crypto'
import type { PlannedCreator, PlanRun } from '../../contract/plan-runs.ts'
import { AppError, isAppError } from '../app-error.ts'
import { newId } from '../ids.ts'
import type { Logger } from '../log.ts'
import type { Ports } from '../ports.ts'
import type { Actor } from '../store/store.ts'
import { applyPlan, slotProblems } from './apply-plan.ts'
import type { ApplyDeps } from './apply-plan.ts'
import { firstInstant } from './plans.ts'
import type { Prepared, Proposed } from './plans.ts'
import { breathe, startSolver } from './solve-beside.ts'
import type { SolveBeside } from './solve-beside.ts'

/** Who began it, and whom they reach now (null: everybody). */
export interface RunOwner {
  id: string
  reach: ReadonlySet<string> | null
}

export interface PlanRuns extends AsyncDisposable {
  /** Throws NOT_FOUND for a creator out of reach, CONFLICT while the owner's last run works. */
  start(owner: RunOwner, ask: { only: readonly string[] | undefined; days: number }): PlanRun
  current(owner: RunOwner, since: number): PlanRun | null
  /** Throws NOT_FOUND, CONFLICT while it works. */
  apply(owner: RunOwner, ask: { runId: string; only: readonly string[] | undefined }, actor: Actor): PlanRun
  /** Throws NOT_FOUND. */
  cancel(owner: RunOwner, runId: string): void
}

interface Entry {
  revision: number
  /** Of the proposal that was counted. */
  digest: string
  shown: PlannedCreator
}

interface Run {
  id: string
  from: number
  days: number
  state: PlanRun['state']
  stopped: boolean
  done: number
  total: number
  revision: number
  entries: Map<string, Entry>
  work: Promise<void>
  /** Aborted to stop after the creator in hand. */
  stop: AbortController
}

/** So many are looked at before core takes a breath: a few milliseconds. */
const atOnce = 20
/** How often facts may change while a plan is solved before it is called changed. */
const tries = 3

const noCounts: PlannedCreator['counts'] = { new: 0, moved: 0, kept: 0, dropped: 0, gap: 0, blocked: 0 }

export const createPlanRuns = (
  deps: ApplyDeps,
  ports: Pick<Ports, 'clock' | 'startThread' | 'threadsAtOnce'>,
  logger: Logger,
): PlanRuns => {
  const { plans } = deps
  const runs = new Map<string, Run>()

  const note = (run: Run, creatorId: string, change: Partial<PlannedCreator>, digest?: string): void => {
    const entry = run.entries.get(creatorId)
    if (!entry) return
    run.revision += 1
    entry.revision = run.revision
    entry.shown = { ...entry.shown, ...change }
    if (digest !== undefined) entry.digest = digest
  }

  /** Solves until what was read is still so when the answer comes; undefined where it never holds still. */
  const proposeBeside = async (
    run: Run,
    creatorId: string,
    solver: SolveBeside,
  ): Promise<Proposed | 'no_plan' | 'no_account' | undefined> => {
    const read = (): Prepared => plans.prepare({ creatorId, days: run.days, from: run.from })
    let prepared = read()
    for (let left = tries; left > 0; left -= 1) {
      const { input, rules } = prepared.facts
      if (!rules) return 'no_plan'
      if (input.accounts.length === 0) return 'no_account'
      const solution = await solver.solve(input, rules)
      const again = read()
      if (printOf(again) === printOf(prepared)) return plans.conclude(again, solution)
      prepared = again
    }
    return undefined
  }

  const planOne = async (run: Run, creatorId: string, solver: SolveBeside): Promise<void> => {
    const proposed = await proposeBeside(run, creatorId, solver)
    if (proposed === undefined) return note(run, creatorId, { state: 'changed' })
    if (typeof proposed === 'string') return note(run, creatorId, { state: proposed })
    const counts = await countsOf(deps, creatorId, proposed)
    note(run, creatorId, { state: 'planned', counts, findings: proposed.solution.findings }, proposed.digest)
  }

  const applyOne = async (run: Run, creatorId: string, solver: SolveBeside, actor: Actor): Promise<void> => {
    const digest = run.entries.get(creatorId)?.digest
    const proposed = await proposeBeside(run, creatorId, solver)
    if (digest === undefined || proposed === undefined || typeof proposed === 'string' || proposed.digest !== digest)
      return note(run, creatorId, { state: 'changed' })
    note(run, creatorId, {
      state: 'applied',
      applied: { ...applyPlan(deps, { creatorId, proposed, digest, keys: undefined }, actor), undone: false },
    })
  }

  /** One after another in a few lanes, until the last or until it is stopped. */
  const work = (run: Run, state: PlanRun['state'], creatorIds: readonly string[], one: typeof planOne): void => {
    Object.assign(run, { state, stopped: false, done: 0, total: creatorIds.length, stop: new AbortController() })
    const { signal } = run.stop
    const all = async (): Promise<void> => {
      await using solver = startSolver(ports, logger)
      const queue = creatorIds.values()
      const lane = async (): Promise<void> => {
        for (const creatorId of queue) {
          if (signal.aborted) return
          try {
            await one(run, creatorId, solver)
          } catch (error) {
            if (!isAppError(error)) logger.error({ err: error }, 'a creator could not be planned')
            note(run, creatorId, { state: 'failed', error: isAppError(error) ? error.code : 'INTERNAL' })
          }
          run.done += 1
          await breathe()
        }
      }
      // One more than are solved at once: it is read and counted meanwhile.
      await Promise.all(Array.from({ length: solver.atOnce + 1 }, lane))
    }
    run.work = all()
      .catch((error: unknown) => logger.error({ err: error }, 'planning everybody broke off'))
      .finally(() => {
        run.stopped = signal.aborted
        run.state = 'ready'
        run.revision += 1
      })
  }

  const mine = (owner: RunOwner, runId: string): Run => {
    const run = runs.get(owner.id)
    if (run?.id !== runId) throw new AppError('NOT_FOUND', { what: 'plan', id: runId })
    return run
  }

  const assertIdle = (run: Run | undefined): void => {
    if (run && run.state !== 'ready') throw new AppError('CONFLICT', { what: 'plan_run' })
  }

  const isUndone = (batchId: string): boolean => (plans.deps.reader.batch(batchId)?.undoneAt ?? null) !== null

  const show = ({ reach }: RunOwner, { id, from, days, state, stopped, done, total, revision, entries }: Run, since: number): PlanRun => ({
    id,
    state,
    stopped,
    from: new Date(from),
    days,
    done,
    total,
    revision,
    creators: [...entries.values()]
      .filter(({ revision: at, shown }) => at > since && (reach === null || reach.has(shown.creatorId)))
      .map(({ shown }) => ({ ...shown, applied: shown.applied && { ...shown.applied, undone: isUndone(shown.applied.batchId) } })),
  })

  return {
    start: (owner, { only, days }) => {
      assertIdle(runs.get(owner.id))
      const reached = plans.deps.creators.list({ archived: false, reach: owner.reach })
      const wanted = only && new Set(only)
      const chosen = wanted ? reached.filter(({ id }) => wanted.has(id)) : reached
      const missing = only?.find((id) => !chosen.some((creator) => creator.id === id))
      if (missing !== undefined) throw new AppError('NOT_FOUND', { what: 'creator', id: missing })
      const run: Run = {
        id: newId('run', plans.deps.store.ids),
        from: firstInstant(ports.clock.now()),
        days,
        state: 'planning',
        stopped: false,
        done: 0,
        total: 0,
        revision: 1,
        entries: new Map(
          chosen.map(({ id, name }) => [
            id,
            {
              revision: 1,
              digest: '',
              shown: { creatorId: id, name, state: 'waiting', counts: noCounts, findings: [], applied: null, error: null },
            },
          ]),
        ),
        work: Promise.resolve(),
        stop: new AbortController(),
      }
      runs.set(owner.id, run)
      work(run, 'planning', [...run.entries.keys()], planOne)
      return show(owner, run, 0)
    },
    current: (owner, since) => {
      const run = runs.get(owner.id)
      return run ? show(owner, run, since) : null
    },
    apply: (owner, { runId, only }, actor) => {
      const run = mine(owner, runId)
      assertIdle(run)
      const wanted = only && new Set(only)
      const chosen = [...run.entries.values()].filter(
        ({ shown: { creatorId, state } }) =>
          state === 'planned' && (wanted === undefined || wanted.has(creatorId)) && (owner.reach === null || owner.reach.has(creatorId)),
      )
      work(
        run,
        'applying',
        chosen.map(({ shown }) => shown.creatorId),
        (each, creatorId, solver) => applyOne(each, creatorId, solver, actor),
      )
      return show(owner, run, 0)
    },
    cancel: (owner, runId) => mine(owner, runId).stop.abort(),
    [Symbol.asyncDispose]: async () => {
      for (const run of runs.values()) run.stop.abort()
      await Promise.all([...runs.values()].map((run) => run.work))
    },
  }
}

/** What a plan was worked out from. */
const printOf = ({ facts: { input, rules } }: Prepared): string =>
  createHash('sha256')
    .update(JSON.stringify([input, rules]))
    .digest('base64')

/** What a proposal comes to, with a breath in between. */
export const countsOf = async (deps: ApplyDeps, creatorId: string, { diff, textOf }: Proposed): Promise<PlannedCreator['counts']> => {
  const counts = { ...noCounts, dropped: diff.dropped.length }
  for (const [index, { slot, change }] of diff.slots.entries()) {
    if (index % atOnce === atOnce - 1) await breathe()
    if (change !== 'new') counts[change] += 1
    else if (!slot.filled) counts.gap += 1
    else counts[slotProblems(deps, creatorId, slot, textOf(slot)).some(({ severity }) => severity === 'error') ? 'blocked' : 'new'] += 1
  }
  return counts
}
