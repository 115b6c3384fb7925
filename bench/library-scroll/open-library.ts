/** A core with a library of so many pictures, served with the built interface; signed in by a link. */
import { join } from 'node:path'
import { startCore } from '../../src/core/index.ts'
import { createMemoryKeychain } from '../../src/host/memory-keychain.ts'
import { createNodePorts } from '../../src/host/node-ports.ts'
import { tempDir } from '../runner/temp-dir.ts'
import { openBenchStore } from '../seed-publications.ts'
import { seedLibrary } from './seed-library.ts'

const actor = { kind: 'cli', id: 'bench', name: 'bench' } as const

export interface OpenLibrary extends AsyncDisposable {
  url: string
  /** Signs in whoever opens it. */
  link: string
  /** The files of the small pictures that the list shows, in its order. */
  squares: readonly string[]
}

export const openLibrary = async (many: number): Promise<OpenLibrary> => {
  await using open = new AsyncDisposableStack()
  const dir = open.use(tempDir())
  const dataDir = join(dir.path, 'data')
  const ports = open.use(createNodePorts({ dataDir, keychain: createMemoryKeychain() }))
  const config = { dataDir, argon2: { memoryKiB: 8, passes: 1, lanes: 1 } }
  let creatorId = ''
  {
    await using core = await startCore(config, ports)
    const client = core.local(actor)
    await client.setup.createAgency({
      agencyName: 'Bench',
      language: 'fr',
      zone: 'Europe/Paris',
      adminName: 'Bench',
      email: 'bench@example.test',
      password: 'porte-des-coulisses-42',
    })
    const constraints = { neverShow: [], neverMention: [], platformsNotAllowed: [], free: '' }
    const more = { pseudonyms: [], platforms: [], market: 'france' as const, notes: '', constraints }
    creatorId = (await client.creators.create({ name: 'Bench', zone: 'Europe/Paris', ...more })).id
  }
  const store = await openBenchStore(dataDir)
  const squares = await seedLibrary(store, dataDir, creatorId, many)
  await store.close()
  const core = open.use(await startCore(config, ports, { standBy: true }))
  const server = open.use(await core.serveHttp({ port: 0, rendererDir: join(import.meta.dirname, '../../out/renderer') }))
  const held = open.move()
  return {
    url: server.url,
    link: `${server.url}/link#${core.createSignInLink('bench@example.test', actor)?.token ?? ''}`,
    squares,
    [Symbol.asyncDispose]: () => held.disposeAsync(),
  }
}
