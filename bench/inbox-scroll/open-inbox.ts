/** A core with an inbox of so many items, served with the built interface; people go on talking to one of its accounts. */
import { join } from 'node:path'
import { startCore } from '../../src/core/index.ts'
import { createMemoryKeychain } from '../../src/host/memory-keychain.ts'
import { createNodePorts } from '../../src/host/node-ports.ts'
import { seedInbox } from '../inbox/seed-inbox.ts'
import { tempDir } from '../runner/temp-dir.ts'
import { openBenchStore, seedAccounts } from '../seed-publications.ts'
import { createTalk } from './talking-adapter.ts'

const actor = { kind: 'cli', id: 'bench', name: 'bench' } as const
const accountsEach = 4
const day = 86_400_000

export interface OpenInbox extends AsyncDisposable {
  url: string
  /** Signs in whoever opens it. */
  link: string
  /** So many say something now; answers when it is in the inbox. */
  talk: (count: number) => Promise<void>
  /** The newest that wait, as core lists them: their texts. */
  newest: (count: number) => Promise<string[]>
}

export const openInbox = async (items: number, creators: number): Promise<OpenInbox> => {
  await using open = new AsyncDisposableStack()
  const dir = open.use(tempDir())
  const dataDir = join(dir.path, 'data')
  const ports = open.use(createNodePorts({ dataDir, keychain: createMemoryKeychain() }))
  const config = { dataDir, argon2: { memoryKiB: 8, passes: 1, lanes: 1 } }
  const talk = createTalk()
  const adapters = [talk.adapter]
  const asked = { creatorId: '', userId: '' }
  {
    await using core = await startCore(config, ports, { adapters })
    const client = core.local(actor)
    const agency = { agencyName: 'Bench', language: 'fr', zone: 'Europe/Paris', adminName: 'Bench', email: 'bench@example.test' } as const
    await client.setup.createAgency({ ...agency, password: 'porte-des-coulisses-42' })
    const constraints = { neverShow: [], neverMention: [], platformsNotAllowed: [], free: '' }
    const more = { pseudonyms: [], platforms: [], market: 'france' as const, notes: '', constraints }
    asked.creatorId = (await client.creators.create({ name: 'Bench', zone: 'Europe/Paris', ...more })).id
    const credentials = { service: 'https://bsky.social', identifier: 'bench.test', password: 'none' }
    await client.accounts.connect({ creatorId: asked.creatorId, platform: 'bluesky', credentials })
  }
  const store = await openBenchStore(dataDir)
  asked.userId = String(store.sql.prepare('SELECT id FROM user LIMIT 1').pluck().get())
  const accounts = seedAccounts(store, creators, accountsEach)
  // Nobody signs in to these: their next reading is far off.
  const source = store.sql.prepare('INSERT INTO inbox_source (account_id, next_at) VALUES (?, ?)')
  store.write(({ now }) => {
    for (const { id } of accounts) source.run(id, now + 365 * day)
  })
  seedInbox(store, accounts, { items, until: Date.now(), userId: asked.userId })
  await store.close()
  const core = open.use(await startCore(config, ports, { adapters }))
  const server = open.use(await core.serveHttp({ port: 0, rendererDir: join(import.meta.dirname, '../../out/renderer') }))
  const client = core.local(actor)
  const newest = async (count: number): Promise<string[]> =>
    (await client.inbox.list({ state: 'new', limit: count })).items.map(({ text }) => text)
  let said = 0
  const held = open.move()
  return {
    url: server.url,
    link: `${server.url}/link#${core.createSignInLink('bench@example.test', actor)?.token ?? ''}`,
    newest,
    talk: async (count) => {
      const texts = Array.from({ length: count }, () => `Nouveau message ${(said += 1)}`)
      talk.say(
        texts.map((text) => ({
          kind: 'mention',
          remoteId: `at://talk/${text}`,
          url: null,
          author: { id: 'did:talk', handle: 'talk.test' },
          text,
          at: Date.now() + said,
          conversation: `talk/${text}`,
          summons: true,
        })),
      )
      await client.inbox.refresh({ creatorId: asked.creatorId })
      const last = texts.at(-1) ?? ''
      for (let look = 0; look < 200 && !(await newest(count)).includes(last); look += 1)
        await new Promise((resolve) => void setTimeout(resolve, 20))
    },
    [Symbol.asyncDispose]: () => held.disposeAsync(),
  }
}
