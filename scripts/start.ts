/** `npm start`: opens the desktop application, or serves the same on 127.0.0.1 where a window cannot be opened, and says why. */
import { join } from 'node:path'
import { buildOrExplain } from './build.ts'
import { root } from './build-stamp.ts'
import { findRuntime } from './electron-runtime.ts'
import { runChild } from './run-child.ts'

const args = process.argv.slice(2)
const runtime = findRuntime()
if (runtime.found) {
  if (await buildOrExplain(['core', 'shell', 'renderer'])) {
    for (const note of runtime.notes) console.error(note)
    runChild(runtime.executable, [root, ...runtime.args, ...args], runtime.env)
  }
} else {
  console.error(`The desktop window cannot open: ${runtime.why}.\nServing the same application to a browser instead; press Ctrl-C to stop.`)
  if (await buildOrExplain(['cli', 'renderer'])) runChild(process.execPath, [join(root, 'out/cli/coulisse.js'), 'serve', ...args])
}
