/** Builds shell (main and preload) and renderer. Core and the command line are bundled by `scripts/build.ts`. */
import { defineConfig, type UserConfig } from 'electron-vite'
import { rendererConfig } from './vite.renderer.config.ts'

/** Main and preload stay on what Electron 25 has, the oldest runtime they are tested in. */
const shellTarget = 'node18'

/** One CommonJS file with everything inside but Electron and Node: a sandboxed preload can load nothing else. */
const shellBuild = (entry: string, outDir: string) => ({
  externalizeDeps: false,
  target: shellTarget,
  outDir,
  sourcemap: true,
  lib: { entry, formats: ['cjs' as const] },
  rolldownOptions: { output: { format: 'cjs' as const, entryFileNames: 'index.cjs', exports: 'auto' as const } },
})

const shell: UserConfig = {
  main: { build: shellBuild('src/main/index.ts', 'out/main') },
  preload: { build: shellBuild('src/preload/index.ts', 'out/preload') },
}

const renderer: UserConfig = { renderer: rendererConfig }

const parts: Record<string, UserConfig> = { shell, renderer }

/** `COULISSE_BUILD_PART` builds one part only; `scripts/build.ts` sets it to what is stale. */
export default defineConfig(() => parts[process.env['COULISSE_BUILD_PART'] ?? ''] ?? { ...shell, ...renderer })
