/** A core with weeks of so many publications each, served with the built interface; signed in by a link. */
import { join } from 'node:path'
import { startCore } from '../../src/core/index.ts'
import { createMemoryKeychain } from '../../src/host/memory-keychain.ts'
import { createNodePorts } from '../../src/host/node-ports.ts'
import { makeAgency } from '../make-agency.ts'
import { chanceOf, dayMs } from '../measuring/measured-agency.ts'
import { tempDir } from '../runner/temp-dir.ts'
import { openBenchStore, seedAccounts, seedPublications } from '../seed-publications.ts'

const actor = { kind: 'cli', id: 'bench', name: 'bench' } as const
const [creators, accountsEach] = [60, 5]

/** A week, and how many are due in it. */
export interface FullWeek {
  /** Its Wednesday. */
  date: string
  many: number
}

export interface OpenCalendar extends AsyncDisposable {
  url: string
  /** Signs in whoever opens it. */
  link: string
  /** Five weeks apart, so that a month shows one of them. */
  weeks: readonly FullWeek[]
}

/** When fans are there: two of three at noon and in the evening, in five-minute steps as plans have them. */
const minuteOf = (index: number): number => {
  const [peak, within] = [chanceOf(index * 5 + 1), chanceOf(index * 5 + 2)]
  const [from, to] = peak < 0.25 ? [11, 14] : peak < 0.65 ? [17, 22] : [7, 24]
  return Math.floor((from * 60 + within * (to - from) * 60) / 5) * 5
}

export const openCalendar = async (weeks: readonly number[]): Promise<OpenCalendar> => {
  await using open = new AsyncDisposableStack()
  const dir = open.use(tempDir())
  const dataDir = join(dir.path, 'data')
  const ports = open.use(createNodePorts({ dataDir, keychain: createMemoryKeychain() }))
  await makeAgency(dataDir, ports)
  const store = await openBenchStore(dataDir)
  const accounts = seedAccounts(store, creators, accountsEach)
  const today = Math.floor(Date.now() / dayMs) * dayMs
  const monday = today - ((new Date(today).getUTCDay() + 6) % 7) * dayMs
  const full = weeks.map((many, place) => ({ many, from: monday + (place + 1) * 35 * dayMs }))
  for (const { many, from } of full)
    seedPublications(
      store,
      Array.from({ length: many }, (_, index) => ({
        account: accounts[Math.floor(chanceOf(index * 11) * accounts.length)] ?? { id: '', creatorId: '' },
        text: `Publication ${index}, ${'un soir en coulisses '.repeat(1 + (index % 4))}`,
        dueAt: from + (index % 7) * dayMs + minuteOf(index) * 60_000,
        state: 'scheduled' as const,
      })),
    )
  await store.close()
  const core = open.use(await startCore({ dataDir, argon2: { memoryKiB: 8, passes: 1, lanes: 1 } }, ports, { standBy: true }))
  const server = open.use(await core.serveHttp({ port: 0, rendererDir: join(import.meta.dirname, '../../out/renderer') }))
  const held = open.move()
  return {
    url: server.url,
    link: `${server.url}/link#${core.createSignInLink('bench@example.test', actor)?.token ?? ''}`,
    weeks: full.map(({ many, from }) => ({ many, date: new Date(from + 2 * dayMs).toISOString().slice(0, 10) })),
    [Symbol.asyncDispose]: () => held.disposeAsync(),
  }
}
