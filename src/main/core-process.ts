/**
 * The process that holds core, as main sees it: one interface, two ways to make it.
 * Normally Electron's utility process. Where core cannot run in Electron's own Node (an old runtime in tests),
 * a child of plain Node, to which no port can be handed, so its windows' messages are relayed.
 */
import { fork } from 'node:child_process'
import { utilityProcess, type MessagePortMain } from 'electron'
import type { FromCore, RelayMessage, ToCore } from './core-messages.ts'

/** What main says besides the windows' ports, and what it hears besides their messages. */
type Order = Exclude<ToCore, RelayMessage | { kind: 'port' }>
type Report = Exclude<FromCore, RelayMessage>

export interface CoreProcess {
  readonly pid: number | undefined
  post(order: Order): void
  /** Core serves the window at the other end of this port. */
  handOver(port: MessagePortMain): void
  /** Ends it now, without asking. */
  kill(): void
}

export interface CoreProcessEvents {
  onReport(report: Report): void
  /** Once, however it ended. */
  onExit(how: string): void
  /** What it printed: crashes and warnings of the runtime. */
  onOutput(text: string): void
}

export interface CoreProcessOptions {
  entry: string
  /** A Node binary to run it with, in place of the utility process. */
  nodePath: string | undefined
}

const pipeOutput = (streams: readonly (NodeJS.ReadableStream | null)[], onOutput: (text: string) => void): void => {
  for (const stream of streams) stream?.on('data', (chunk: Buffer) => onOutput(chunk.toString('utf8')))
}

const startUtility = ({ entry }: CoreProcessOptions, events: CoreProcessEvents): CoreProcess => {
  const child = utilityProcess.fork(entry, [], { serviceName: 'Coulisse core', stdio: ['ignore', 'pipe', 'pipe'] })
  pipeOutput([child.stdout, child.stderr], events.onOutput)
  child.on('message', (report: Report) => events.onReport(report))
  child.once('exit', (code) => events.onExit(`code ${code}`))
  let nextPortId = 1
  return {
    get pid() {
      return child.pid
    },
    post: (order) => child.postMessage(order),
    handOver: (port) => child.postMessage({ kind: 'port', id: nextPortId++ } satisfies ToCore, [port]),
    kill: () => void child.kill(),
  }
}

const startNode = ({ entry, nodePath }: CoreProcessOptions, events: CoreProcessEvents): CoreProcess => {
  const child = fork(entry, [], {
    ...(nodePath ? { execPath: nodePath } : {}),
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  pipeOutput([child.stdout, child.stderr], events.onOutput)
  const ports = new Map<number, MessagePortMain>()
  let nextPortId = 1
  let ended = false
  const end = (how: string) => {
    if (ended) return
    ended = true
    for (const port of ports.values()) port.close()
    ports.clear()
    events.onExit(how)
  }
  // A send that fails means that the child is going; its exit is told by `exit`.
  const send = (message: ToCore) => void (child.connected && child.send(message, () => undefined))

  child.on('message', (message: FromCore) => {
    if (message.kind === 'port-message') return ports.get(message.id)?.postMessage(message.data)
    if (message.kind !== 'port-closed') return events.onReport(message)
    ports.get(message.id)?.close()
    ports.delete(message.id)
  })
  child.once('exit', (code, signal) => end(signal ? `signal ${signal}` : `code ${code}`))
  child.once('error', (error) => end(error.message))

  return {
    get pid() {
      return child.pid
    },
    post: send,
    handOver: (port) => {
      const id = nextPortId++
      ports.set(id, port)
      send({ kind: 'port', id })
      port.on('message', ({ data }) => send({ kind: 'port-message', id, data }))
      port.on('close', () => {
        if (ports.delete(id)) send({ kind: 'port-closed', id })
      })
      port.start()
    },
    kill: () => void child.kill('SIGKILL'),
  }
}

export const startCoreProcess = (options: CoreProcessOptions, events: CoreProcessEvents): CoreProcess =>
  options.nodePath ? startNode(options, events) : startUtility(options, events)
