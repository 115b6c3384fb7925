/** The parts of a build: how each is made, what proves it is there. */
import { cp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import * as esbuild from 'esbuild'
import { root } from './build-stamp.ts'

interface BuildPart {
  /** Files that must be there for the part to count as built. */
  outputs: string[]
  /** Builds, and answers what it was built from: files or folders, relative to the root. */
  build(): Promise<string[]>
}

/** Native modules stay outside: their binaries are found beside them. Everything else is bundled, as importing drizzle alone takes 650 ms otherwise. */
const native = ['better-sqlite3', 'sharp', '@napi-rs/keyring', '@node-rs/argon2']

/** Run in threads of their own, beside whichever bundle starts them (`src/host/node-thread.ts`). */
const threads = [
  'src/core/planning/solve-thread.ts',
  'src/core/importing/figures/xlsx-thread.ts',
  'src/core/advising/predictor/predict-thread.ts',
  'src/core/measuring/columns/group-thread.ts',
]

/** What the thread that trains runs on, beside it. */
const wasm = 'tfjs-backend-wasm-simd.wasm'
const layWasm = (folder: string): Promise<void> =>
  cp(join(root, 'node_modules/@tensorflow/tfjs-backend-wasm/dist', wasm), join(root, folder, wasm))

/** Bundled CommonJS packages call `require`, which a module does not have. */
const requireBanner = `import { createRequire as __createRequire } from 'node:module';const require = __createRequire(import.meta.url);`

/** twitter-text means the package of this name, and gets Node's own, which warns at each start that it is going away. */
const punycode = createRequire(createRequire(import.meta.url).resolve('twitter-text')).resolve('punycode/')

const forNode: esbuild.BuildOptions = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node24',
  external: native,
  sourcemap: true,
  metafile: true,
  logLevel: 'warning',
  logOverride: { 'empty-import-meta': 'error' },
  banner: { js: requireBanner },
  define: { 'process.env.NODE_ENV': '"production"' },
  // oRPC and zod have ES modules; CommonJS copies of the same would be two of each.
  mainFields: ['module', 'main'],
  alias: { punycode },
}

const asCommonJs: esbuild.BuildOptions = {
  format: 'cjs',
  banner: { js: `const __moduleUrl = require('node:url').pathToFileURL(__filename).href;` },
  define: { ...forNode.define, 'import.meta.url': '__moduleUrl' },
}

const bundle = async (options: esbuild.BuildOptions): Promise<string[]> => {
  const { metafile } = await esbuild.build({ ...forNode, ...options })
  return Object.keys(metafile?.inputs ?? {})
}

/** Bundles again whenever a source changes, and tells when that worked; until disposed. */
const watch = async (options: esbuild.BuildOptions, onBuilt: () => void): Promise<AsyncDisposable> => {
  const tells: esbuild.Plugin = {
    name: 'tells',
    setup: (build) => build.onEnd(({ errors }) => (errors.length === 0 ? onBuilt() : undefined)),
  }
  const context = await esbuild.context({ ...forNode, ...options, plugins: [tells] })
  await context.watch()
  return { [Symbol.asyncDispose]: () => context.dispose() }
}

/**
 * The host that Electron starts loads core when it runs, so that it can say why core would not load. Both are CommonJS:
 * Electron's `require` reads from the packaged archive in every version, its module loader does not.
 */
const loadsCoreLate: esbuild.Plugin = {
  name: 'loads-core-late',
  setup: (build) => {
    build.onResolve({ filter: /\/core-entry\.ts$/ }, () => ({ path: './core-entry.cjs', external: true }))
  },
}

const electronVite = async (part: 'shell'): Promise<void> => {
  // Imported when needed: electron-vite and vite take a second to load.
  const { build } = await import('electron-vite')
  process.env['COULISSE_BUILD_PART'] = part
  try {
    await build({ root, logLevel: 'error' })
  } finally {
    delete process.env['COULISSE_BUILD_PART']
  }
}

const coreEntry: esbuild.BuildOptions = { ...asCommonJs, entryPoints: ['src/main/core-entry.ts'], outfile: 'out/core/core-entry.cjs' }
const cliEntry: esbuild.BuildOptions = {
  entryPoints: ['src/cli/coulisse.ts'],
  outfile: 'out/cli/coulisse.js',
  banner: { js: `#!/usr/bin/env node\n${requireBanner}` },
}

/** For `npm run dev`; the first build is told of too. */
export const watchParts = {
  core: (onBuilt: () => void) => watch(coreEntry, onBuilt),
  cli: (onBuilt: () => void) => watch(cliEntry, onBuilt),
}

export const buildParts = {
  core: {
    outputs: [
      'out/core/core-host.cjs',
      'out/core/core-entry.cjs',
      'out/core/solve-thread.cjs',
      'out/core/xlsx-thread.cjs',
      'out/core/predict-thread.cjs',
      'out/core/group-thread.cjs',
      `out/core/${wasm}`,
    ],
    build: async () => {
      await rm(join(root, 'out/core'), { recursive: true, force: true })
      const entry = await bundle(coreEntry)
      const host = await bundle({
        ...asCommonJs,
        entryPoints: ['src/main/core-host.ts'],
        outfile: 'out/core/core-host.cjs',
        // Also under the old runtime it must live long enough to say that core cannot.
        target: 'node18',
        // `import()` becomes a late `require`.
        supported: { 'dynamic-import': false },
        plugins: [loadsCoreLate],
      })
      const beside = await bundle({
        ...asCommonJs,
        entryPoints: threads,
        entryNames: '[name]',
        outdir: 'out/core',
        outExtension: { '.js': '.cjs' },
      })
      await layWasm('out/core')
      return [...entry, ...host, ...beside]
    },
  },
  cli: {
    outputs: [
      'out/cli/coulisse.js',
      'out/cli/solve-thread.js',
      'out/cli/xlsx-thread.js',
      'out/cli/predict-thread.js',
      'out/cli/group-thread.js',
      `out/cli/${wasm}`,
    ],
    build: async () => {
      await rm(join(root, 'out/cli'), { recursive: true, force: true })
      const beside = await bundle({
        entryPoints: threads,
        entryNames: '[name]',
        outdir: 'out/cli',
        // TensorFlow's WASM backend looks for its folder as CommonJS does.
        banner: { js: `${requireBanner}const __dirname = import.meta.dirname;const __filename = import.meta.filename;` },
      })
      await layWasm('out/cli')
      return [...(await bundle(cliEntry)), ...beside]
    },
  },
  shell: {
    outputs: ['out/main/index.cjs', 'out/preload/index.cjs', 'out/main/icons/icon.png'],
    build: async () => {
      await electronVite('shell')
      await cp(join(root, 'resources/icons'), join(root, 'out/main/icons'), { recursive: true })
      return ['src/main', 'src/preload', 'src/host', 'src/contract', 'src/core/ports.ts', 'resources/icons', 'electron.vite.config.ts']
    },
  },
  renderer: {
    outputs: ['out/renderer/index.html'],
    build: async () => {
      // Not by electron-vite: it names assets from './', and a page reloaded at /posts/new would look for them in /posts/.
      const { build } = await import('vite')
      await build({ configFile: join(root, 'vite.renderer.config.ts'), logLevel: 'error' })
      return ['src/renderer', 'src/contract', 'electron.vite.config.ts', 'vite.renderer.config.ts']
    },
  },
} satisfies Record<string, BuildPart>

export type PartName = keyof typeof buildParts
export const partNames = Object.keys(buildParts) as PartName[]
