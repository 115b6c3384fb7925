/**
 * The process that holds core, started by main: as Electron's utility process, or as a child of plain Node.
 * It lends core its ports, hands it the windows' channels, and says `ready`, or why not.
 */
import { issuesAddressIn, logDirOf, trendsFeedIn } from '../host/config.ts'
import { inOneLine, onUncaught } from '../host/last-resort.ts'
import type { createNodePorts, startCore } from './core-entry.ts'
import type { CoreFailure, ToCore } from './core-messages.ts'
import { parentLink, type WindowPort } from './parent-link.ts'

type Core = Awaited<ReturnType<typeof startCore>>
type NodePorts = ReturnType<typeof createNodePorts>

const link = parentLink()
/**
 * Nobody knows what is half done in memory by then; on disk every change is a transaction. So this life ends at once,
 * main starts the next, and that one finds what was under way as after any crash.
 */
const resort = onUncaught('core', undefined, (uncaught) => {
  process.stderr.write(`${inOneLine(uncaught)}\n`)
  process.exit(1)
})
let running: { core: Core; ports: NodePorts } | undefined

/** By name and shape: AppError's class lives in another bundle. */
const failureOf = (error: unknown, otherwise: string): CoreFailure => {
  const { name, code, data, message } = error as { name?: unknown; code?: unknown; data?: unknown; message?: unknown }
  if (name === 'AppError' && typeof code === 'string') return { code, data: (data ?? {}) as Record<string, unknown> }
  return { code: otherwise, data: {}, detail: String(message ?? error) }
}

const start = async (config: Extract<ToCore, { kind: 'start' }>['config']): Promise<void> => {
  resort.logDir = logDirOf(config.dataDir)
  let step = 'CORE_NOT_LOADED'
  let ports: NodePorts | undefined
  try {
    const entry = await import('./core-entry.ts')
    step = 'INTERNAL'
    ports = entry.createNodePorts({
      dataDir: config.dataDir,
      notifier: { notify: (notification) => link.post({ kind: 'notify', notification }) },
    })
    const core = await entry.startCore({ ...config, trendsFeed: trendsFeedIn(), issuesAddress: issuesAddressIn() }, ports)
    running = { core, ports }
    ports.machine.onWake(() => core.wake())
    // Another core has the store now. Main starts anew, and that start says who holds it.
    void core.lost.then(() => stop()).then(() => link.post({ kind: 'stopped' }))
    link.post({ kind: 'ready' })
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
    await ports?.[Symbol.asyncDispose]()
    link.post({ kind: 'failed', failure: failureOf(error, step) })
  }
}

const servePort = (port: WindowPort | undefined): void => {
  if (!port) return
  if (!running) return port.close()
  running.core.servePort(port)
  port.start()
}

const stop = async (): Promise<void> => {
  const stopping = running
  running = undefined
  await stopping?.core[Symbol.asyncDispose]()
  await stopping?.ports[Symbol.asyncDispose]()
}

const hear = (message: ToCore, port?: WindowPort): void => {
  switch (message.kind) {
    case 'start':
      return void start(message.config)
    case 'port':
      return servePort(port)
    case 'wake':
      return running?.ports.wake()
    case 'stop':
      return void stop().finally(() => link.post({ kind: 'stopped' }))
    default:
    // Relayed messages are delivered by the link.
  }
}

link.listen(hear)
// Without main there is no window and nobody who would end this process: whatever still holds it, it goes.
link.onOrphaned(() => void stop().finally(() => process.exit()))
link.post({ kind: 'hello' })
