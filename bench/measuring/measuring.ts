/** The measuring bench: readings kept with their roll-ups, posts scored, every page of figures and any grouping asked of a whole agency. */
import { askOnce, startChild } from '../runner/child.ts'
import type { ChildFiles } from '../runner/bundle.ts'
import { check, type BenchResult } from '../runner/figure.ts'
import { Rounds } from '../runner/rounds.ts'
import type { Scale } from '../runner/scale.ts'
import { tempDir } from '../runner/temp-dir.ts'
import type { DuckOutput } from './duckdb.child.ts'
import type { IngestOutput } from './ingest.child.ts'
import type { PagesOutput, RunningOutput, SeedOutput } from './measuring.child.ts'
import type { ScoringOutput } from './scoring.child.ts'

const raw = 'readings written as they are, nothing made of them'
const rebuild = 'readings made into roll-ups anew'
const ingest = 'readings kept with their roll-ups, as accounts are read'
const floor = 'the same statements, worked out before'
const drizzle = 'the same rows through drizzle, nothing prepared'
const scan = 'one look at the readings of 28 days, by platform (SQLite)'
const duck = (name: string) => `DuckDB, two threads, given what we keep up to date: ${name}`
const duckBare = (name: string) => `DuckDB, two threads, of the readings as they came: ${name}`
const formula = 'the formula of the score over all posts'
const bare = 'the formula as the guide writes it, in a bare loop'
const tfjs = 'TensorFlow.js on WASM, our columns brought into its 32 bits'
const tfjsThere = 'TensorFlow.js on WASM, its columns there already'

export const measuring = async (files: ChildFiles, scale: Scale): Promise<BenchResult> => {
  const rounds = new Rounds()
  rounds.next()
  using dir = tempDir()
  const size = { dir: dir.path, posts: scale.measuredPosts, creators: Math.min(1000, Math.ceil(scale.measuredPosts / 200)) }
  const tell = (what: string): void => void process.stderr.write(`  ${what} …\n`)
  await using child = startChild(files.measuring)
  tell('writing readings, making roll-ups, scoring')
  const seeded = await child.ask<SeedOutput>('seed', size)
  rounds.add(raw, seeded.rawPerSecond)
  rounds.add(rebuild, seeded.rebuildPerSecond)
  rounds.add('posts scored against their neighbours', seeded.scoredPerSecond)
  tell('keeping more readings')
  const kept = await askOnce<IngestOutput>(files.ingest, { dir: dir.path, posts: Math.min(20_000, scale.measuredPosts / 4), batch: 25 })
  rounds.add(ingest, kept.ours)
  rounds.add(floor, kept.floor)
  rounds.add(drizzle, kept.drizzle)
  tell('asking pages')
  const asks = 40
  const { pages, others, scanMs, firstExploreMs } = await askOnce<PagesOutput>(files.measuring, { dir: dir.path, asks }, {}, 'pages')
  rounds.add(scan, scanMs)
  rounds.add('the first question about all posts, which reads them', firstExploreMs)
  for (const [name, ms] of Object.entries(pages)) rounds.add(name, ms)
  for (const [name, ms] of Object.entries(others)) rounds.add(name, ms)
  tell('asking DuckDB')
  const theirs = await askOnce<DuckOutput>(files.duckdb, { dir: dir.path, asks })
  for (const [name, ms] of Object.entries(theirs.given)) rounds.add(duck(name), ms)
  for (const [name, ms] of Object.entries(theirs.bare)) rounds.add(duckBare(name), ms)
  tell('scoring')
  const scoring = await askOnce<ScoringOutput>(files.scoring, { posts: scale.measuredPosts, rounds: 5 })
  tell('publishing while all this goes on')
  const work = await askOnce<RunningOutput>(files.measuring, { dir: dir.path, publications: scale.rounds === 1 ? 200 : 600 }, {}, 'running')
  for (const [name, value] of [
    ['publications at work: late, the middle one', work.lateP50],
    ['publications at work: late, 99 of 100', work.lateP99],
    ['publications at work: late, the latest', work.lateMost],
    ['questions at work', work.questionP95],
  ] as const)
    rounds.add(name, value)
  rounds.add('memory at work, at most', work.mostMb)

  const scores = new Rounds()
  for (const [round, ms] of scoring.ours.entries()) {
    scores.next()
    scores.add(formula, ms)
    scores.add(bare, scoring.bare[round] ?? Number.NaN)
    scores.add(tfjs, scoring.tfjs[round] ?? Number.NaN)
    scores.add(tfjsThere, scoring.tfjsThere[round] ?? Number.NaN)
  }
  const p95 = `95th percentile of ${asks}`
  const isExplored = (name: string) => name.startsWith('explored')
  return {
    name: 'measuring',
    title: `${scale.measuredPosts.toLocaleString('en')} posts, ${seeded.readings.toLocaleString('en')} readings`,
    figures: [
      rounds.figure(raw, '/s') ?? [],
      rounds.figure(
        ingest,
        '/s',
        [{ name: floor, aim: { is: 'at least', ratio: 0.7 } }, { name: drizzle, aim: { is: 'at least', ratio: 2 } }, { name: raw }],
        `${kept.readings.toLocaleString('en')} readings, 25 posts of an account a transaction`,
      ) ?? [],
      rounds.figure(rebuild, '/s', [{ name: raw }]) ?? [],
      rounds.figure('posts scored against their neighbours', '/s') ?? [],
      scores.figure(formula, 'ms', [{ name: tfjs, aim: { is: 'at most', ratio: 0.8 } }, { name: tfjsThere }, { name: bare }]) ?? [],
      rounds.figure(scan, 'ms') ?? [],
      ...Object.keys(pages).map(
        (name) =>
          rounds.figure(
            name,
            'ms',
            isExplored(name)
              ? [{ name: duck(name), aim: { is: 'at most', ratio: 0.7 } }]
              : [{ name: duckBare(name), aim: { is: 'at most', ratio: 1 / 20 } }, { name: duck(name) }, { name: scan }],
            p95,
          ) ?? [],
      ),
      ...Object.keys(others).map((name) => rounds.figure(name, 'ms', [{ name: scan }], `${p95}, aim ≤ 16 ms`) ?? []),
      rounds.figure('the first question about all posts, which reads them', 'ms') ?? [],
      rounds.figure('publications at work: late, the middle one', 'ms') ?? [],
      rounds.figure('publications at work: late, 99 of 100', 'ms', [], 'aim ≤ 20 ms') ?? [],
      rounds.figure('publications at work: late, the latest', 'ms') ?? [],
      rounds.figure(
        'questions at work',
        'ms',
        [],
        `95th percentile of ${work.questions}; ${work.readings.toLocaleString('en')} readings kept meanwhile`,
      ) ?? [],
      rounds.figure('memory at work, at most', 'MB', [], 'aim ≤ 1,000 MB') ?? [],
    ].flat(),
    checks: [
      check('scores that are not the plain formula’s, bit for bit', scoring.different, 0),
      check('publications that left', work.publications, scale.rounds === 1 ? 200 : 600),
    ],
    skipped: [],
  }
}
