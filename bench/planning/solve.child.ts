/** The solver alone: agencies of different sizes planned for thirty days, and a small edit planned again. */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { createLogger } from '../../src/core/log.ts'
import { startSolver } from '../../src/core/planning/solve-beside.ts'
import { startNodeThread, threadsAtOnce } from '../../src/host/node-thread.ts'
import type { PlanRules } from '../../src/contract/plans.ts'
import { createDayBook } from '../../src/core/planning/local-day.ts'
import { solve } from '../../src/core/planning/solve.ts'
import type { Slot, SolverInput } from '../../src/core/planning/solver-types.ts'
import { aBand, anAccount, marketsIn, someAssets, someCaptions, someInput, somePlan } from '../../src/core/planning/testing/plans.ts'
import { serveRunner } from '../runner/child-side.ts'

export interface SolveInput {
  creators: number
}
export interface SolveOutput {
  seconds: number
  /** Of all threads of the process, in user mode. */
  cpuSeconds: number
  slots: number
}
export interface BesideOutput extends SolveOutput {
  threads: number
  /** How late this thread's event loop was meanwhile, milliseconds. */
  delayP99: number
  delayMax: number
}
export interface StabilityOutput {
  slots: number
  /** Of those that the edit does not touch, how many moved all the same. */
  movedByHand: number
  movedByMix: number
  movedByNextDay: number
}

const platforms = ['bluesky', 'instagram', 'tiktok', 'x', 'onlyfans'] as const
const homes = ['Europe/Paris', 'America/New_York', 'America/Los_Angeles'] as const
const from = Date.parse('2026-03-10T09:00:00Z')
const dayMs = 86_400_000

/** Five accounts, over the spring change of the clocks in all three zones; every third creator speaks to two markets. */
const creatorInput = (index: number, changes: Partial<PlanRules> = {}): { input: SolverInput; rules: PlanRules } => {
  const rules = somePlan({
    bands: [aBand({ id: 'morning', from: '07:00', to: '11:00' }), aBand({ id: 'evening', from: '17:00', to: '23:00', min: 1, max: 3 })],
    quietHours: [{ from: '02:00', to: '06:00' }],
    obligations: [{ kind: 'reel', count: 1, per: 'day', by: 'account' }],
    markets:
      index % 3 === 0
        ? [
            { market: 'france', weight: 6 },
            { market: 'us_east', weight: 4 },
          ]
        : [{ market: 'france', weight: 1 }],
    ...changes,
  })
  const input = someInput(rules, {
    creatorId: `crt_${index}`,
    markets: marketsIn(homes[index % homes.length] ?? 'Europe/Paris'),
    accounts: platforms.map((platform) => anAccount(`acc_${index}_${platform}`, rules, { platform })),
    assets: someAssets(200),
    captions: someCaptions(300),
    window: { from, to: from + 30 * dayMs },
  })
  return { input, rules }
}

const measure = ({ creators }: SolveInput): SolveOutput => {
  const book = createDayBook()
  const startedAt = performance.now()
  const cpu = process.cpuUsage()
  let slots = 0
  for (let index = 0; index < creators; index += 1) {
    const { input, rules } = creatorInput(index)
    slots += solve(input, rules, book).slots.length
  }
  return { seconds: (performance.now() - startedAt) / 1000, cpuSeconds: process.cpuUsage(cpu).user / 1e6, slots }
}

/** As planning everybody does it: in threads, one creator more in hand than there are, while this one is watched for being held up. */
const beside = async ({ creators }: SolveInput): Promise<BesideOutput> => {
  await using solver = startSolver(
    { startThread: startNodeThread, threadsAtOnce },
    createLogger({ write: () => undefined }, { now: () => 0 }),
  )
  // Once for each thread's compiler.
  await Promise.all(Array.from({ length: solver.atOnce }, (_, index) => solver.solve(creatorInput(index).input, creatorInput(index).rules)))
  const delay = monitorEventLoopDelay({ resolution: 1 })
  const startedAt = performance.now()
  const cpu = process.cpuUsage()
  let slots = 0
  const queue = Array.from({ length: creators }, (_, index) => index).values()
  const lane = async (): Promise<void> => {
    for (const index of queue) {
      const { input, rules } = creatorInput(index)
      slots += (await solver.solve(input, rules)).slots.length
    }
  }
  delay.enable()
  await Promise.all(Array.from({ length: solver.atOnce + 1 }, lane))
  delay.disable()
  return {
    threads: solver.atOnce,
    seconds: (performance.now() - startedAt) / 1000,
    cpuSeconds: process.cpuUsage(cpu).user / 1e6,
    slots,
    delayP99: delay.percentile(99) / 1e6,
    delayMax: delay.max / 1e6,
  }
}

const movedBetween = (before: readonly Slot[], after: readonly Slot[], counts: (slot: Slot) => boolean): number => {
  const at = new Map(after.map((slot) => [slot.key, slot.at]))
  return before.filter((slot) => counts(slot) && at.get(slot.key) !== slot.at).length
}

/** Over a hundred creators: one post put in by hand, another mix, and the same plan a day later. */
const stability = (): StabilityOutput => {
  const total: StabilityOutput = { slots: 0, movedByHand: 0, movedByMix: 0, movedByNextDay: 0 }
  for (let index = 0; index < 100; index += 1) {
    const { input, rules } = creatorInput(index)
    const before = solve(input, rules).slots
    const previous = before
    const target = before[Math.floor(before.length / 2)]
    if (!target) continue
    const at = target.at + 10 * 60_000
    const fixed = [{ accountId: target.accountId, at, kind: target.kind, assetIds: [], caption: null, slotKey: null }]
    const near = (slot: Slot): boolean => slot.accountId === target.accountId && Math.abs(slot.at - at) < rules.minSpacingMinutes * 60_000
    total.slots += before.length
    total.movedByHand += movedBetween(
      before,
      solve({ ...input, fixed, previous }, rules).slots,
      (slot) => !near(slot) && slot.bandId !== target.bandId,
    )
    const mixed = creatorInput(index, { mix: { ...rules.mix, text: 60 } })
    total.movedByMix += movedBetween(before, solve({ ...mixed.input, previous }, mixed.rules).slots, () => true)
    const window = { from: input.window.from + dayMs, to: input.window.to + dayMs }
    total.movedByNextDay += movedBetween(before, solve({ ...input, previous, window }, rules).slots, ({ at: due }) => due >= window.from)
  }
  return total
}

serveRunner({ measure, beside, stability })
