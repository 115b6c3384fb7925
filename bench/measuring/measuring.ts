/** The measuring bench: readings kept with their roll-ups, posts scored, and every page of figures asked of a whole agency. */
import type { ChildFiles } from '../runner/bundle.ts'
import { startChild } from '../runner/child.ts'
import type { BenchResult } from '../runner/figure.ts'
import { Rounds } from '../runner/rounds.ts'
import type { Scale } from '../runner/scale.ts'
import type { MeasuringOutput } from './measuring.child.ts'

const raw = 'readings written as they are, nothing made of them'
const ingest = 'readings kept with their roll-ups, a thousand at a time'
const rebuild = 'readings made into roll-ups anew'
const scan = 'one look at the readings of 28 days, by platform'

export const measuring = async (files: ChildFiles, scale: Scale): Promise<BenchResult> => {
  const rounds = new Rounds()
  rounds.next()
  await using child = startChild(files.measuring)
  const output = await child.ask<MeasuringOutput>('measure', {
    posts: scale.measuredPosts,
    creators: Math.min(1000, Math.ceil(scale.measuredPosts / 200)),
    ingested: Math.min(20_000, scale.measuredPosts),
    asks: 40,
  })
  rounds.add(raw, output.rawPerSecond)
  rounds.add(ingest, output.ingestPerSecond)
  rounds.add(rebuild, output.rebuildPerSecond)
  rounds.add('posts scored against their neighbours', output.scoredPerSecond)
  rounds.add('the formula alone, over typed arrays', output.formulaMs)
  rounds.add(scan, output.scanMs)
  for (const [name, ms] of Object.entries(output.pages)) rounds.add(name, ms)
  const aim = { is: 'at most', ratio: 1 / 20 } as const
  return {
    name: 'measuring',
    title: `${scale.measuredPosts.toLocaleString('en')} posts, ${output.readings.toLocaleString('en')} readings`,
    figures: [
      rounds.figure(raw, '/s') ?? [],
      rounds.figure(ingest, '/s', [{ name: raw }]) ?? [],
      rounds.figure(rebuild, '/s', [{ name: raw }]) ?? [],
      rounds.figure('posts scored against their neighbours', '/s') ?? [],
      rounds.figure('the formula alone, over typed arrays', 'ms') ?? [],
      rounds.figure(scan, 'ms') ?? [],
      ...Object.keys(output.pages).map((name) => rounds.figure(name, 'ms', [{ name: scan, aim }], '95th percentile of 40') ?? []),
    ].flat(),
    checks: [],
    skipped: [],
  }
}
