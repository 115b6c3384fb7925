/** The dispatch bench: who drains 10,000 due publications how fast, and whether Coulisse kept every promise on the way. */
import { askOnce, startChild } from '../runner/child.ts'
import type { ChildFiles, ChildName } from '../runner/bundle.ts'
import { worstOf, type BenchResult, type Check } from '../runner/figure.ts'
import { Rounds, type Against } from '../runner/rounds.ts'
import type { Scale } from '../runner/scale.ts'
import { tempDir } from '../runner/temp-dir.ts'
import type { BenchAccount, Seen } from './bluesky-calls.ts'
import { checksOf } from './checks.ts'
import type { DrainInput, DrainOutput } from './drain.ts'

const concurrency = 50

interface Contestant {
  child: ChildName
  name: string
  input?: Record<string, unknown>
}

const ours = { child: 'coreDrain', name: 'Coulisse' } as const
const plainjobDurable = { child: 'plainjobDrain', name: 'plainjob, synchronous=FULL', input: { durable: true } } as const
const plainjobAsIs = { child: 'plainjobDrain', name: 'plainjob as it comes, synchronous=NORMAL', input: { durable: false } } as const
const graphile = { child: 'graphileDrain', name: 'graphile-worker on PostgreSQL' } as const
const peers: readonly Contestant[] = [plainjobDurable, plainjobAsIs, graphile]

const commits = 'bare SQLite commits, one a publication, one by one'
const calls = 'bare HTTP calls, the same ones'
const onServer = (name: string) => `${name}: Bluesky posts`
const handlerOnly = (name: string) => `${name}: no network`
const cpuOf = (name: string) => `processor time a publication, ${name}`

export const dispatch = async (files: ChildFiles, scale: Scale): Promise<BenchResult> => {
  const rounds = new Rounds()
  const skipped = new Map<string, string>()
  let checks: Check[] = []

  /** Whether it could be measured. */
  const measure = async (
    name: string,
    child: ChildName,
    server: DrainInput['server'],
    extra?: Record<string, unknown>,
  ): Promise<boolean> => {
    using dir = tempDir()
    // A rate does not need as many to be known, and slower contestants would take minutes.
    const publications = child === ours.child && server ? scale.publications : scale.comparedPublications
    const input: DrainInput = { dir: dir.path, publications, concurrency, server, ...extra }
    try {
      const { seconds, cpuMs } = await askOnce<DrainOutput>(files[child], input)
      rounds.add(name, publications / seconds)
      if (cpuMs !== undefined) rounds.add(cpuOf(name), cpuMs)
      return true
    } catch (error) {
      skipped.set(name, String(error).split('\n')[0] ?? '')
      return false
    }
  }

  /** Each contestant has a fresh server, so that nobody inherits what another filled it with. */
  const onFreshServer = async (run: (server: { url: string; accounts: BenchAccount[] }) => Promise<boolean>): Promise<Seen | null> => {
    await using practice = startChild(files.practice)
    const server = await practice.ask<{ url: string; accounts: BenchAccount[] }>('start', { accounts: scale.accounts })
    await practice.ask('beginCounting')
    const seen = (await run(server)) ? await practice.ask<Seen>('report') : null
    await practice.ask('stop')
    return seen
  }

  for (let round = 0; round < scale.rounds; round += 1) {
    rounds.next()
    await measure(commits, 'commitFloor', null)
    await onFreshServer((server) => measure(calls, 'httpFloor', server))
    const seen = await onFreshServer((server) => measure(onServer(ours.name), ours.child, server))
    if (seen) checks = [...checks, ...checksOf(seen, scale.publications / scale.accounts)]
    for (const { name, child, input } of peers) await onFreshServer((server) => measure(onServer(name), child, server, input))
    for (const { name, child, input } of [ours, ...peers] as readonly Contestant[]) await measure(handlerOnly(name), child, null, input)
  }

  const figure = (name: string, against: readonly Against[] = []) => [rounds.figure(name, 'publications/s', against) ?? []].flat()
  return {
    name: 'dispatch',
    title: `Dispatch: ${scale.publications.toLocaleString('en')} due publications over ${scale.accounts} accounts, concurrency ${concurrency}, synchronous=FULL (${scale.comparedPublications.toLocaleString('en')} for each of the others), ${scale.rounds} round(s)`,
    figures: [
      figure(onServer(ours.name), [
        { name: commits, aim: { is: 'at least', ratio: 0.5 } },
        { name: calls },
        { name: onServer(plainjobDurable.name), aim: { is: 'at least', ratio: 5 } },
        { name: onServer(plainjobAsIs.name) },
        { name: onServer(graphile.name) },
      ]),
      figure(handlerOnly(ours.name), [
        { name: commits },
        { name: handlerOnly(plainjobDurable.name) },
        { name: handlerOnly(plainjobAsIs.name) },
        { name: handlerOnly(graphile.name) },
      ]),
      [onServer(ours.name), handlerOnly(ours.name), calls].flatMap((name) => rounds.figure(cpuOf(name), 'ms') ?? []),
      figure(commits),
      figure(calls),
      peers.flatMap(({ name }) => [...figure(onServer(name)), ...figure(handlerOnly(name))]),
    ].flat(),
    checks: worstOf(checks),
    skipped: [...skipped].map(([name, reason]) => ({ name, reason })),
  }
}
