/**
 * A real core on a temp folder, with ports of a test: `await using test = await startTestCore()`.
 * Disposing ends it and checks that nothing is left: no timer, no listener, no open store.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { Role } from '../../src/contract/values.ts'
import { startCore } from '../../src/core/index.ts'
import type { Core, CoreClient, CoreConfig } from '../../src/core/index.ts'
import type { AnyPlatform } from '../../src/core/platforms/kit/adapter.ts'
import { EventMonitor } from './event-monitor.ts'
import { createHttpClient } from './http-client.ts'
import type { HttpClient } from './http-client.ts'
import { layEmptyStore } from './lay-empty-store.ts'
import { tempDir } from './temp-dir.ts'
import { testPorts } from './test-ports.ts'
import type { TestPorts } from './test-ports.ts'

/** Least that Argon2 takes: tests sign in often. The real cost is asserted where it is set. */
const cheapArgon2 = { memoryKiB: 8, passes: 1, lanes: 1 }
export const testPassword = 'correct horse battery staple'

export interface TestUser extends HttpClient {
  id: string
  email: string
  password: string
}

export interface TestCore extends AsyncDisposable {
  core: Core
  ports: TestPorts
  dataDir: string
  /** In process, as the command line: reaches everything, belongs to nobody. */
  client: CoreClient
  /** Where it listens. */
  url: string
  /** What first run answered; empty when `fresh`. */
  recoveryCodes: string[]
  /** The first admin, signed in over HTTP. Throws when `fresh`. */
  admin: TestUser
  /** A new person of this role, signed in over HTTP. A model needs one creator. */
  asUser(role: Role, creatorIds?: string[]): Promise<TestUser>
  /** Over HTTP, not signed in. */
  asNobody(): HttpClient
  /** A desktop window: over a MessagePort, sharing core's desktop session. */
  asDesktop(): { client: CoreClient }
  events: EventMonitor
  settle(): Promise<void>
  /** Turns the clock, timer by timer; what comes due is over before the next. For minutes, not for days. */
  advance(ms: number): Promise<void>
  /** The clock jumps, as in a sleep; what came due meanwhile runs then. */
  jump(ms: number): Promise<void>
  /** Ends core and starts another on the same folder, ports and address. */
  restart(): Promise<void>
}

export interface TestCoreOptions {
  ports?: Partial<TestPorts>
  adapters?: readonly AnyPlatform[]
  config?: Partial<CoreConfig>
  /** A folder that outlives this core, e.g. to start a second one on it. */
  dataDir?: string
  /** Without an agency: before first run, or on a folder that has one. */
  fresh?: boolean
  rendererDir?: string
  /** What first run is given besides; a vault passphrase, say. */
  setup?: { vaultPassphrase?: string }
}

const agency = {
  agencyName: 'Agence Test',
  language: 'fr' as const,
  zone: 'Europe/Paris',
  adminName: 'Ada Admin',
  email: 'admin@example.test',
  password: testPassword,
}

const assertNothingLeft = (dataDir: string, ports: TestPorts): void => {
  const timer = ports.clock.nextAt()
  if (timer !== undefined) throw new Error(`leak: a timer is left for ${new Date(timer).toISOString()}`)
  if (existsSync(join(dataDir, 'store.sqlite-wal'))) throw new Error('leak: the store was not closed')
}

export const startTestCore = async (options: TestCoreOptions = {}): Promise<TestCore> => {
  const dir = options.dataDir === undefined ? tempDir() : undefined
  const dataDir = options.dataDir ?? dir?.path ?? ''
  const ports = testPorts(options.ports)
  layEmptyStore(dataDir)

  const start = async (port: number) => {
    const core = await startCore({ argon2: cheapArgon2, consentPorts: [0], ...options.config, dataDir }, ports, {
      adapters: options.adapters,
    })
    const client = core.local({ kind: 'cli', id: 'cli', name: 'test' })
    const { url } = await core.serveHttp({ port, rendererDir: options.rendererDir })
    const windows = new Set<MessagePort>()
    return { core, client, url, events: await EventMonitor.open(client), windows }
  }
  let running = await start(0)
  const stop = async (): Promise<void> => {
    await running.events[Symbol.asyncDispose]()
    await running.core[Symbol.asyncDispose]()
    for (const port of running.windows) port.close()
    assertNothingLeft(dataDir, ports)
  }

  const browser = createHttpClient(running.url)
  let recoveryCodes: string[] = []
  let admin: TestUser | undefined
  if (!options.fresh) {
    ;({ recoveryCodes } = await browser.client.setup.createAgency({ ...agency, ...options.setup }))
    const me = await browser.client.session.current()
    admin = { ...browser, id: me?.id ?? '', email: agency.email, password: testPassword }
  }

  let made = 0
  return {
    get core() {
      return running.core
    },
    ports,
    dataDir,
    get client() {
      return running.client
    },
    get url() {
      return running.url
    },
    recoveryCodes,
    get admin() {
      if (!admin) throw new Error('this core was started fresh: there is no admin yet')
      return admin
    },
    asUser: async (role, creatorIds = []) => {
      made += 1
      const email = `${role}-${made}@example.test`
      const { member, link } = await running.client.team.invite({ name: `${role} ${made}`, email, role, creatorIds })
      const person = createHttpClient(running.url)
      await person.client.session.acceptLink({ token: link.token, password: testPassword })
      return { ...person, id: member.id, email, password: testPassword }
    },
    asNobody: () => createHttpClient(running.url),
    asDesktop: () => {
      const { port1, port2 } = new MessageChannel()
      running.core.servePort(port1)
      port1.start()
      port2.start()
      running.windows.add(port2)
      return { client: createORPCClient(new RPCLink({ port: port2 })) }
    },
    get events() {
      return running.events
    },
    settle: () => running.core.settle(),
    advance: (ms) => ports.clock.advance(ms, () => running.core.settle()),
    jump: async (ms) => {
      ports.clock.jumpTo(ports.clock.now() + ms)
      await ports.clock.fireDue(() => running.core.settle())
    },
    restart: async () => {
      await stop()
      running = await start(Number(new URL(running.url).port))
    },
    [Symbol.asyncDispose]: async () => {
      await stop()
      dir?.[Symbol.dispose]()
    },
  }
}
