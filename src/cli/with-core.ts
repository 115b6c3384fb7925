/** A core for the length of one command. It answers, and nothing runs by itself: what is due waits for the application. */
import { startCore } from '../core/index.ts'
import type { Core, CoreClient } from '../core/index.ts'
import type { CommandContext } from './cli-host.ts'

/** The same, only to be looked at: also while the application is open on the data. */
export const withReader = async <T>({ host, dataDir }: CommandContext, use: (client: CoreClient) => Promise<T>): Promise<T> => {
  await using ports = host.openPorts(dataDir, { logName: 'cli' })
  await using core = await startCore({ dataDir, appVersion: host.version }, ports, { readOnly: true })
  return await use(core.local({ kind: 'cli', id: 'cli', name: host.userName }))
}

/** All of it, for what no client can ask. */
export const withWholeCore = async <T>(
  { host, dataDir }: CommandContext,
  use: (core: Core, actor: Parameters<Core['local']>[0]) => Promise<T>,
): Promise<T> => {
  await using ports = host.openPorts(dataDir, { logName: 'cli' })
  await using core = await startCore({ dataDir, appVersion: host.version }, ports, { standBy: true })
  return await use(core, { kind: 'cli', id: 'cli', name: host.userName })
}

export const withCore = <T>(context: CommandContext, use: (client: CoreClient) => Promise<T>): Promise<T> =>
  withWholeCore(context, (core, actor) => use(core.local(actor)))
