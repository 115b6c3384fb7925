/**
 * `npm run dev`: the application as it is written, on data of its own and with a practice network beside it. Pages reload
 * as they are edited; core starts again when it or anything below it changes. In a window, or where none can open in a
 * browser. `COULISSE_DATA_DIR` names other data.
 */
import { join } from 'node:path'
import { root } from './build-stamp.ts'
import { developInBrowser } from './dev-browser.ts'
import { developInWindow } from './dev-window.ts'
import { findRuntime } from './electron-runtime.ts'
import { startPracticeNetwork } from './practice-network.ts'

const dataDir = (process.env['COULISSE_DATA_DIR'] ||= join(root, '.coulisse/dev'))
const practice = await startPracticeNetwork()
process.stderr.write(`Data: ${dataDir}\nPractice network, to make an account to connect: ${practice.url}\n`)

const runtime = findRuntime()
if (!runtime.found) process.stderr.write(`No window: ${runtime.why}. The same in a browser.\n`)
await (runtime.found ? developInWindow(runtime, process.argv.slice(2)) : developInBrowser())
practice.end()
