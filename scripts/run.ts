/** `node scripts/run.ts COMMAND …`: builds what is stale, then runs the `coulisse` command. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { buildOrExplain } from './build.ts'
import { root } from './build-stamp.ts'

const args = process.argv.slice(2)
/** What ends by itself opens no page. */
const needsPages = args[0] === 'serve' || (args[0] === 'demo' && !args.includes('--once'))

if (await buildOrExplain(needsPages ? ['cli', 'renderer'] : ['cli'])) {
  const child = spawn(process.execPath, [join(root, 'out/cli/coulisse.js'), ...args], { stdio: 'inherit' })
  // The terminal sends Ctrl-C to both; the command ends in its own time and this one after it.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal ? 1 : 0)
  })
}
