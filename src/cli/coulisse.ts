/** Entry of the `coulisse` command. */
import { existsSync } from 'node:fs'
import { userInfo } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import packageJson from '../../package.json' with { type: 'json' }
import { readHostConfig, issuesAddressIn, trendsFeedIn } from '../host/config.ts'
import { onUncaught } from '../host/last-resort.ts'
import { createNodePorts } from '../host/node-ports.ts'
import { exitCode } from './exit-code.ts'
import { runCli } from './run-cli.ts'
import { createTerminal } from './terminal.ts'

/** Beside the built command; from the sources, where a build puts it. */
const findRenderer = (): string | undefined => {
  const here = dirname(fileURLToPath(import.meta.url))
  const dir = basename(dirname(here)) === 'out' ? join(here, '../renderer') : join(here, '../../out/renderer')
  return existsSync(join(dir, 'index.html')) ? dir : undefined
}

const userName = (): string => {
  try {
    return userInfo().username
  } catch {
    // A user without an entry in the system's list, as in some containers.
    return 'cli'
  }
}

const signals = ['SIGINT', 'SIGTERM'] as const
/** One Ctrl-C comes several times: from the terminal, and from each script (npm, run.ts) that passes its own on. */
const oneCtrlCMs = 1_000

/**
 * Signals are taken over when a command asks for it, to end in its own time. Any other ends at once, as the system
 * does it: a change is one transaction, so that nothing is left by halves.
 */
const takeSignals = (): AbortSignal => {
  const stop = new AbortController()
  let askedAt: number | undefined
  const onSignal = (signal: NodeJS.Signals): void => {
    askedAt ??= performance.now()
    stop.abort()
    // Asked again later is a person in a hurry: then the system's own way.
    if (performance.now() - askedAt < oneCtrlCMs) return
    for (const one of signals) process.off(one, onSignal)
    process.kill(process.pid, signal)
  }
  for (const one of signals) process.on(one, onSignal)
  return stop.signal
}
let stop: AbortSignal | undefined

const { dataDir, locale } = readHostConfig()
process.exitCode = await runCli(process.argv.slice(2), {
  terminal: createTerminal(),
  defaultDataDir: dataDir,
  locale,
  version: packageJson.version,
  rendererDir: findRenderer(),
  trendsFeed: trendsFeedIn(),
  issuesAddress: issuesAddressIn(),
  userName: userName(),
  openPorts: (dir, lend) => createNodePorts({ dataDir: dir, ...lend }),
  catchUncaught: (then) =>
    onUncaught('cli', undefined, () => {
      then()
      // What is open cannot be trusted to close any more.
      // oxlint-disable-next-line no-restricted-properties
      process.exit(exitCode.failed)
    }),
  get stop() {
    return (stop ??= takeSignals())
  },
})
