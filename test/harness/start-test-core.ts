/**
 * A real core on a temp folder, with ports of a test: `await using test = await startTestCore()`.
 * Disposing ends it and checks that nothing is left: no timer, no listener, no open store.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Role } from '../../src/contract/values.ts'
import { startCore } from '../../src/core/index.ts'
import type { Core, CoreClient, CoreConfig } from '../../src/core/index.ts'
import type { PlatformAdapter } from '../../src/core/platforms/kit/adapter.ts'
import { EventMonitor } from './event-monitor.ts'
import { createHttpClient } from './http-client.ts'
import type { HttpClient } from './http-client.ts'
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
  events: EventMonitor
  settle(): Promise<void>
  /** Turns the clock; what comes due is over before the next. */
  advance(ms: number): Promise<void>
}

export interface TestCoreOptions {
  ports?: Partial<TestPorts>
  adapters?: readonly PlatformAdapter[]
  config?: Partial<CoreConfig>
  /** A folder that outlives this core, e.g. to start a second one on it. */
  dataDir?: string
  /** Without an agency: before first run, or on a folder that has one. */
  fresh?: boolean
  rendererDir?: string
  /** What first run is given besides; a vault passphrase, say. */
  setup?: { vaultPassphrase?: string }
}

const agency = { agencyName: 'Agence Test', language: 'fr' as const, zone: 'Europe/Paris', adminName: 'Ada Admin', email: 'admin@example.test', password: testPassword }

const assertNothingLeft = (dataDir: string, ports: TestPorts): void => {
  const timer = ports.clock.nextAt()
  if (timer !== undefined) throw new Error(`leak: a timer is left for ${new Date(timer).toISOString()}`)
  if (existsSync(join(dataDir, 'store.sqlite-wal'))) throw new Error('leak: the store was not closed')
}

export const startTestCore = async (options: TestCoreOptions = {}): Promise<TestCore> => {
  const dir = options.dataDir === undefined ? tempDir() : undefined
  const dataDir = options.dataDir ?? dir?.path ?? ''
  const ports = testPorts(options.ports)
  const core = await startCore({ argon2: cheapArgon2, ...options.config, dataDir }, ports, { adapters: options.adapters })
  const client = core.local({ kind: 'cli', id: 'cli', name: 'test' })
  const { url } = await core.serveHttp({ port: 0, rendererDir: options.rendererDir })
  const events = await EventMonitor.open(client)

  const browser = createHttpClient(url)
  let recoveryCodes: string[] = []
  let admin: TestUser | undefined
  if (!options.fresh) {
    ;({ recoveryCodes } = await browser.client.setup.createAgency({ ...agency, ...options.setup }))
    const me = await browser.client.session.current()
    admin = { ...browser, id: me?.id ?? '', email: agency.email, password: testPassword }
  }

  let made = 0
  return {
    core,
    ports,
    dataDir,
    client,
    url,
    recoveryCodes,
    get admin() {
      if (!admin) throw new Error('this core was started fresh: there is no admin yet')
      return admin
    },
    asUser: async (role, creatorIds = []) => {
      made += 1
      const email = `${role}-${made}@example.test`
      const { member, link } = await client.team.invite({ name: `${role} ${made}`, email, role, creatorIds })
      const person = createHttpClient(url)
      await person.client.session.acceptLink({ token: link.token, password: testPassword })
      return { ...person, id: member.id, email, password: testPassword }
    },
    asNobody: () => createHttpClient(url),
    events,
    settle: () => core.settle(),
    advance: (ms) => ports.clock.advance(ms, () => core.settle()),
    [Symbol.asyncDispose]: async () => {
      await events[Symbol.asyncDispose]()
      await core[Symbol.asyncDispose]()
      assertNothingLeft(dataDir, ports)
      dir?.[Symbol.dispose]()
    },
  }
}
