/** `npm run dev`: the desktop application with pages that reload as they are edited. Core is built once; start again after changing it. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { buildOrExplain } from './build.ts'
import { root } from './build-stamp.ts'
import { findRuntime } from './electron-runtime.ts'

const runtime = findRuntime()
if (!runtime.found) {
  console.error(`npm run dev opens a window, and cannot here: ${runtime.why}.\nnpm start serves the application to a browser.`)
  process.exitCode = 1
} else if (await buildOrExplain(['core', 'shell'])) {
  for (const note of runtime.notes) console.error(note)
  const child = spawn(
    process.execPath,
    [join(root, 'node_modules/electron-vite/bin/electron-vite.js'), 'dev', '--watch', ...process.argv.slice(2)],
    {
      cwd: root,
      stdio: 'inherit',
      env: {
        ...process.env,
        ...runtime.env,
        ELECTRON_EXEC_PATH: runtime.executable,
        ...(runtime.args.includes('--no-sandbox') ? { NO_SANDBOX: '1' } : {}),
      },
    },
  )
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal ? 1 : 0)
  })
}
