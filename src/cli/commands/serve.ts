/** `coulisse serve`: the application for a browser on this machine, until it is asked to end. */
import { startCore } from '../../core/index.ts'
import type { CoreClient } from '../../core/index.ts'
import type { CommandContext } from '../cli-host.ts'
import { makeDataFolder } from '../data-folder.ts'
import { exitCode } from '../exit-code.ts'
import type { Run } from '../command.ts'
import { readPort } from '../read-port.ts'
import { UsageError } from '../usage-error.ts'
import { whenAborted } from '../when-aborted.ts'

export const defaultPort = 4680

export const serve: Run = async (context, values) => {
  const { host, terminal, dataDir, t } = context
  const port = readPort(values.port, defaultPort, t)
  const { stop } = host
  makeDataFolder(dataDir, t)
  await using ports = host.openPorts(dataDir)
  await using core = await startCore(
    { dataDir, appVersion: host.version, trendsFeed: host.trendsFeed ?? null, issuesAddress: host.issuesAddress ?? null },
    ports,
  )
  using _waking = ports.machine.onWake(() => core.wake())
  const { url } = await listen(() => core.serveHttp({ port, rendererDir: host.rendererDir }), context, port)
  if (host.rendererDir === undefined) terminal.err(t.notBuilt)
  const found = await hints(core.local({ kind: 'cli', id: 'cli', name: host.userName }), context)
  // With `--json` standard output is for the one object.
  const say = values.json ? terminal.err : terminal.out
  if (values.json) terminal.out(JSON.stringify({ url, hints: found }))
  for (const line of [...(values.json ? [] : [t.serving(url)]), ...found]) say(line)
  const isLost = await Promise.race([whenAborted(stop).then(() => false), core.lost.then(() => true)])
  say(isLost ? t.lost : t.ended)
  return isLost ? exitCode.locked : exitCode.ok
}

/** A port that is taken is the person's to change, not a failure of ours. */
export const listen = async <T>(start: () => Promise<T>, { t }: CommandContext, port: number): Promise<T> => {
  try {
    return await start()
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES'))
      throw new UsageError(t.portTaken(port))
    throw error
  }
}

const hints = async (client: CoreClient, { t }: CommandContext): Promise<string[]> => {
  const { state, vault } = await client.setup.status()
  if (state === 'needs_agency') return [t.firstRun]
  if (!vault.locked) return []
  return [vault.mode === 'passphrase' ? t.vaultLocked : t.vaultKeychainLocked]
}
