/** What is not a death: lost answers, refusals, a revoked token, a clock that jumps, two cores on one store. */
import { openBench, surveyOf } from './proof.ts'
import type { Bench, ProofResult } from './proof.ts'
import { startChild } from './child-process.ts'
import type { TargetName } from './targets.ts'

interface Scenario {
  target: TargetName
  name: string
  play(seed: number, log: (line: string) => void): Promise<ProofResult>
}

const rounds = 3

const scenario = (target: TargetName, name: string, play: (bench: Bench) => Promise<{ runs: number }>): Scenario => ({
  target,
  name: `${target}: ${name}`,
  play: async (seed, log) => {
    const startedAt = performance.now()
    await using bench = await openBench({ target, seed })
    const { runs } = await play(bench)
    bench.target.practice?.faults.clear()
    const last = surveyOf(await bench.run())
    const counted = await bench.count(last)
    const states = Object.fromEntries(
      [...Map.groupBy(last, ({ state, failureCode }) => (failureCode === null ? state : `${state} ${failureCode}`))].map(
        ([state, those]) => [state, those.length],
      ),
    )
    log(`${target}: ${name} ${JSON.stringify(states)}`)
    return { target, scenario: name, runs, ...counted, killedAt: states, seconds: Math.round((performance.now() - startedAt) / 100) / 10 }
  },
})

/** The write as each practice network names it. */
const writes: Record<TargetName, { method: 'POST' | 'PUT'; path: string }> = {
  bluesky: { method: 'POST', path: '' },
  practice: { method: 'POST', path: 'com.atproto.repo.putRecord' },
  x: { method: 'POST', path: '/x/2/tweets' },
  tiktok: { method: 'PUT', path: '/tiktok/upload/' },
  instagram: { method: 'POST', path: '/media_publish' },
  plain: { method: 'POST', path: '/plain/posts' },
  'plain-no-ledger': { method: 'POST', path: '/plain/posts' },
}

const withFaults = (target: TargetName, name: string, fault: Record<string, unknown>): Scenario =>
  scenario(target, name, async (bench) => {
    for (let round = 0; round < rounds; round += 1) {
      await bench.schedule()
      for (let times = 0; times < 3; times += 1) bench.target.practice?.faults.next({ ...fault, match: writes[target] })
      await bench.run()
    }
    return { runs: rounds * 3 }
  })

/** One jump a store: days that add up would set the server's clock and ours further apart than any look-up allows. */
const clockJump = (target: TargetName, point: 'claim.after_commit' | 'write.before_send' | 'write.after_send'): Scenario =>
  scenario(target, `clock jumps a day at ${point}`, async (bench) => {
    await bench.schedule()
    await bench.run({ kind: 'jump_day', point, hit: 2 })
    return { runs: 1 }
  })

/** One is stopped past its lease in the middle of publishing; another takes over; the first wakes. */
const twoCores = (target: TargetName): Scenario =>
  scenario(target, 'two cores on one store', async (bench) => {
    let runs = 0
    for (const point of ['claim.after_commit', 'write.before_send', 'write.after_send', 'outcome.before_commit'] as const) {
      await bench.schedule()
      const first = startChild(bench.setting, { do: 'run', fault: { kind: 'stop', point, hit: 1 } })
      if ((await first.hear('stopping')) === undefined) continue
      const refused = await startChild(bench.setting, { do: 'run' }).ended
      const answer = refused.answers.at(-1)
      if (answer?.is !== 'refused' || answer.code !== 'STORE_LOCKED')
        throw new Error(`the second core was not refused: ${JSON.stringify(answer)}`)
      // Past the lease by the second one's clock: what a minute of sleep is to a real machine.
      bench.setting.offsetMs += 60_000
      const second = await bench.run()
      if (second.answers.at(-1)?.is !== 'done') throw new Error('the second core did not take over')
      first.signal('SIGCONT')
      await first.ended
      runs += 1
    }
    return { runs }
  })

export const scenarios: readonly Scenario[] = (['practice', 'x', 'tiktok', 'instagram', 'plain'] as const).flatMap((target) => [
  withFaults(target, 'answer lost after accept', { loseAnswerAfterAccept: true }),
  withFaults(target, '429', { status: 429 }),
  withFaults(target, '500', { status: 500 }),
  withFaults(target, '503', { status: 503 }),
  withFaults(target, 'token revoked in flight', { revokeToken: true }),
  clockJump(target, 'claim.after_commit'),
  clockJump(target, 'write.before_send'),
  clockJump(target, 'write.after_send'),
  twoCores(target),
])
