/** One target's proof: kill until enough kills were made, then count on the server what became of every publication. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { faultPoints } from '../../src/core/ports.ts'
import type { FaultPoint } from '../../src/core/ports.ts'
import { seededRandom } from '../harness/test-ports.ts'
import { mustEnd, startChild } from './child-process.ts'
import type { ChildEnd } from './child-process.ts'
import type { ChildJob, ChildSetting, OpenPublication } from './job.ts'
import { startTarget } from './targets.ts'
import type { Target, TargetName } from './targets.ts'

export interface ProofResult {
  target: TargetName
  scenario: string
  /** Processes killed (or stopped). */
  runs: number
  publications: number
  /** Posts on the server beyond the first of each publication, or of each part of a thread. */
  duplicates: number
  /** Neither on the server nor in a visible final state with its cause, parts of threads too; or a part that answers another than the one before it. */
  lost: number
  /** Not final though its deadline has long passed. */
  stuck: number
  /** Marked points at which processes died, with how often; `outside`: killed at a random moment. */
  killedAt: Record<string, number>
  seconds: number
}

const accountCount = 4
const batchSize = 8

export interface ProofOptions {
  target: TargetName
  runs: number
  seed: number
  log(line: string): void
}

/** What a proof works with: a target, a folder, chance, and the state that outlives the children. */
export interface Bench extends AsyncDisposable {
  target: Target
  setting: ChildSetting
  float(): number
  /** Schedules a batch, due now. */
  schedule(): Promise<void>
  /** Runs one child to its end, under a fault when given. */
  run(fault?: Extract<ChildJob, { do: 'run' }>['fault'], outsideKillMs?: number): Promise<ChildEnd>
  publications(): number
  /** Reads every account on the server and holds it against what was scheduled and the last survey. */
  count(last: readonly OpenPublication[]): Promise<Pick<ProofResult, 'publications' | 'duplicates' | 'lost' | 'stuck'>>
}

export const openBench = async ({ target: name, seed }: Pick<ProofOptions, 'target' | 'seed'>): Promise<Bench> => {
  const target = await startTarget(name, accountCount)
  const folder = mkdtempSync(join(tmpdir(), 'coulisse-kill-'))
  const setting: ChildSetting = {
    dataDir: join(folder, 'data'),
    keychainFile: join(folder, 'keychain.json'),
    adapter: target.adapter,
    offsetMs: 0,
  }
  const random = seededRandom(seed)
  const wanted: { account: number; text: string; thread: string[] }[] = []
  mustEnd(await startChild(setting, { do: 'prepare', accounts: target.accounts, mediaHost: target.mediaHost ?? null }).ended)
  return {
    target,
    setting,
    float: () => random.float(),
    schedule: async () => {
      const batch = Array.from({ length: batchSize }, (_, index) => {
        const text = `publication ${wanted.length + index}`
        const thread = target.readAnswers && random.float() < 0.5 ? ['b', 'c'].map((part) => `${text} ${part}`) : []
        return { account: index % accountCount, text, thread, withImage: random.float() < 0.4 }
      })
      mustEnd(await startChild(setting, { do: 'schedule', texts: batch }).ended)
      wanted.push(...batch)
    },
    run: async (fault, outsideKillMs) => {
      const child = startChild(setting, { do: 'run', ...(fault && { fault }) })
      if (outsideKillMs !== undefined) void child.hear('ready').then(() => setTimeout(() => child.signal('SIGKILL'), outsideKillMs))
      const end = mustEnd(await child.ended)
      const done = end.answers.at(-1)
      if (done?.is === 'done') setting.offsetMs = done.offsetMs
      return end
    },
    publications: () => wanted.length,
    count: async (last) => {
      const byText = new Map(last.map((publication) => [publication.text, publication]))
      const onServer = await Promise.all(target.accounts.map((_, account) => target.readTexts(account)))
      const answers = await Promise.all(target.accounts.map((_, account) => target.readAnswers?.(account) ?? Promise.resolve(undefined)))
      let duplicates = 0
      let lost = 0
      let stuck = 0
      for (const { account, text, thread } of wanted) {
        const ours = byText.get(text)
        if (ours && !ours.isFinal) stuck += 1
        const isExplained = ours?.isFinal === true && ours.state !== 'published' && ours.failureCode !== null
        for (const [index, part] of [text, ...thread].entries()) {
          const copies = (onServer[account] ?? []).filter((found) => found === part).length
          duplicates += Math.max(0, copies - 1)
          // A part that answers anything but the one before it is not where it should be.
          const before = index === 0 ? undefined : [text, ...thread][index - 1]
          const isAstray = copies > 0 && answers[account]?.get(part) !== before
          if ((copies === 0 && !isExplained) || isAstray) lost += 1
        }
      }
      return { publications: wanted.length, duplicates, lost, stuck }
    },
    [Symbol.asyncDispose]: async () => {
      await target[Symbol.asyncDispose]()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Points passed on the way out, and those passed only when something was left open before. */
const recoveryPoints: readonly FaultPoint[] = ['reconcile.before_lookup', 'reconcile.after_commit', 'sweep.before_commit']
const firstPoints = faultPoints.filter((point) => !recoveryPoints.includes(point))

/** Kills at random until `runs` processes have died, each time going on with what the dead one left. */
export const proveByKill = async (options: ProofOptions): Promise<ProofResult> => {
  const startedAt = performance.now()
  await using bench = await openBench(options)
  const killedAt: Record<string, number> = {}
  let runs = 0
  let last: OpenPublication[] = []
  const died = (where: string): void => {
    runs += 1
    killedAt[where] = (killedAt[where] ?? 0) + 1
  }
  /** One life of a core, ended by a kill or by having nothing left to do. */
  const live = async (afterKill: boolean): Promise<boolean> => {
    if (bench.float() < 0.2) {
      const end = await bench.run(undefined, Math.floor(bench.float() * 250))
      if (end.how === 'killed') died('outside')
      else last = surveyOf(end)
      return end.how === 'killed'
    }
    const points = afterKill && bench.float() < 0.5 ? recoveryPoints : firstPoints
    const point = points[Math.floor(bench.float() * points.length)] ?? 'write.after_send'
    const end = await bench.run({ kind: 'kill', point, hit: 1 + Math.floor(bench.float() * 4) })
    if (end.how === 'killed') died(point)
    else last = surveyOf(end)
    return end.how === 'killed'
  }
  while (runs < options.runs) {
    await bench.schedule()
    for (let killed = await live(false); killed && runs < options.runs;) killed = await live(true)
    options.log(`${options.target}: ${runs} of ${options.runs} kills, ${bench.publications()} publications`)
  }
  last = surveyOf(await bench.run())
  const counted = await bench.count(last)
  return {
    target: options.target,
    scenario: 'kill',
    runs,
    ...counted,
    killedAt,
    seconds: Math.round((performance.now() - startedAt) / 100) / 10,
  }
}

export const surveyOf = (end: ChildEnd): OpenPublication[] => {
  const answer = end.answers.at(-1)
  if (answer?.is !== 'done') throw new Error(`a child ended without a survey: ${JSON.stringify(answer)}\n${end.stderr}`)
  return answer.publications
}
