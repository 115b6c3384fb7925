/** Development in the desktop window: electron-vite builds the shell and serves the pages, esbuild core. */
import { once } from 'node:events'
import { join } from 'node:path'
import { watchParts } from './build-parts.ts'
import { buildOrExplain } from './build.ts'
import { root } from './build-stamp.ts'
import type { Runtime } from './electron-runtime.ts'
import { runChild } from './run-child.ts'

export const developInWindow = async (runtime: Extract<Runtime, { found: true }>, args: readonly string[]): Promise<void> => {
  if (!(await buildOrExplain(['core', 'shell']))) return
  for (const note of runtime.notes) console.error(note)
  // The shell sees that core was built again and starts it anew: src/main/core-rebuilt.ts.
  await using _watching = await watchParts.core(() => undefined)
  const child = runChild(process.execPath, [join(root, 'node_modules/electron-vite/bin/electron-vite.js'), 'dev', '--watch', ...args], {
    ...runtime.env,
    ELECTRON_EXEC_PATH: runtime.executable,
    ...(runtime.args.includes('--no-sandbox') ? { NO_SANDBOX: '1' } : {}),
  })
  await once(child, 'exit')
}
