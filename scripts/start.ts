/** `npm start`: opens the desktop application, or serves the same on 127.0.0.1 where a window cannot be opened, and says why. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { buildOrExplain } from './build.ts'
import { root } from './build-stamp.ts'
import { findRuntime } from './electron-runtime.ts'

const run = (command: string, args: string[], env: Record<string, string> = {}): void => {
  const child = spawn(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => {
    console.error(error.message)
    process.exitCode = 1
  })
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal ? 1 : 0)
  })
}

const args = process.argv.slice(2)
const runtime = findRuntime()
if (runtime.found) {
  if (await buildOrExplain(['core', 'shell', 'renderer'])) {
    for (const note of runtime.notes) console.error(note)
    run(runtime.executable, [root, ...runtime.args, ...args], runtime.env)
  }
} else {
  console.error(`The desktop window cannot open: ${runtime.why}.\nServing the same application to a browser instead; press Ctrl-C to stop.`)
  if (await buildOrExplain(['cli', 'renderer'])) run(process.execPath, [join(root, 'out/cli/coulisse.js'), 'serve', ...args])
}
