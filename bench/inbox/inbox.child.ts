/** A core whose inbox holds what a busy agency's does; asked for its pages, its counts and its conversations. */
import { startCore } from '../../src/core/index.ts'
import { createInboxReader, type InboxFilter } from '../../src/core/store/inbox-reader.ts'
import { createNodePorts } from '../../src/host/node-ports.ts'
import { makeAgency } from '../make-agency.ts'
import { serveRunner } from '../runner/child-side.ts'
import { fileKeychain } from '../runner/file-keychain.ts'
import { median } from '../runner/figure.ts'
import { tempDir } from '../runner/temp-dir.ts'
import { openBenchStore, seedAccounts } from '../seed-publications.ts'
import { seedInbox } from './seed-inbox.ts'

export interface InboxInput {
  items: number
  creators: number
}
export interface InboxAnswer {
  /** Median, the shortest and the longest. */
  ms: number
  leastMs: number
  worstMs: number
  items: number
}
export interface InboxOutput {
  /** Reading a hundred rows by their ids, and nothing else. */
  floor: InboxAnswer
  answers: Record<string, InboxAnswer>
  /** Page by page through all that is new. */
  scrolled: { met: number; different: number }
}

const accountsEach = 4
const pageSize = 100
const times = 15

const time = async (call: () => Promise<number> | number): Promise<InboxAnswer> => {
  const taken: number[] = []
  let items = await call()
  for (let turn = 0; turn < times; turn += 1) {
    const startedAt = performance.now()
    items = await call()
    taken.push(performance.now() - startedAt)
  }
  return { ms: median(taken), leastMs: Math.min(...taken), worstMs: Math.max(...taken), items }
}

const measure = async ({ items, creators }: InboxInput): Promise<InboxOutput> => {
  using dir = tempDir()
  await using ports = createNodePorts({ dataDir: dir.path, keychain: fileKeychain(dir.path) })
  await makeAgency(dir.path, ports)
  const store = await openBenchStore(dir.path)
  const accounts = seedAccounts(store, creators, accountsEach)
  const [first] = accounts
  if (!first) throw new Error('there is no account')
  const userId = String(store.sql.prepare('SELECT id FROM user LIMIT 1').pluck().get())
  // Nothing is asked of a network.
  store.sql.prepare(`UPDATE account SET state = 'disconnected'`).run()
  seedInbox(store, accounts, { items, until: Date.now(), userId })
  const answers: InboxOutput['answers'] = {}

  // A manager's reach is a list of creators: asked of the reader, as a call of theirs would.
  const reader = createInboxReader(store)
  const reach = [...new Set(accounts.map(({ creatorId }) => creatorId))].slice(0, creators / 2)
  const ofReach =
    (filter: Omit<InboxFilter, 'creatorIds' | 'states'> = {}) =>
    () =>
      reader.list({ creatorIds: reach, states: ['new'], ...filter }, { after: null, limit: pageSize }).length
  answers[`a manager of ${reach.length}, what is new`] = await time(ofReach())
  answers[`a manager of ${reach.length}, messages`] = await time(ofReach({ kind: 'message' }))
  answers[`a manager of ${reach.length}, a search`] = await time(ofReach({ match: '"photo"*' }))
  const ids = store.sql.prepare<[], string>(`SELECT id FROM inbox_item ORDER BY at DESC LIMIT ${pageSize}`).pluck().all()
  const byId = store.sql.prepare<[string], { id: string }>('SELECT * FROM inbox_item WHERE id = ?')
  const floor = await time(() => ids.flatMap((id) => byId.get(id) ?? []).length)
  await store.close()

  await using core = await startCore({ dataDir: dir.path }, ports)
  const client = core.local({ kind: 'cli', id: 'bench', name: 'Bench' })
  type Filter = Omit<Parameters<typeof client.inbox.list>[0], 'limit' | 'cursor'>
  const lists: Record<string, Filter> = {
    'all that is new': { state: 'new' },
    'new and done': {},
    'of one creator': { creatorId: first.creatorId, state: 'new' },
    'of one account': { accountId: first.id, state: 'new' },
    'given to me': { assignedTo: userId, state: 'new' },
    'nobody’s': { assignedTo: null, state: 'new' },
    messages: { kind: 'message' },
    'messages that are new, of which there are none': { kind: 'message', state: 'new' },
    'of a platform with nothing': { platform: 'x', state: 'new' },
    spam: { found: 'spam', state: 'new' },
    negative: { found: 'negative', state: 'new' },
    'about the post': { found: 'relevant', state: 'new' },
    'search: a word in every one': { search: 'test' },
    'search: a word in one of six': { search: 'photo' },
    'search: a word in one of 5,000': { search: 'xylophone' },
    'search: a word in one of six, among messages that are new': { search: 'photo', kind: 'message', state: 'new' },
  }
  for (const [name, filter] of Object.entries(lists))
    answers[name] = await time(async () => (await client.inbox.list({ ...filter, limit: pageSize })).items.length)
  // Far down, page by page, as one who scrolls.
  const halfWay = Math.floor(items / pageSize / 4)
  const met: string[] = []
  let cursor: string | undefined
  let next: string | undefined
  for (let page = 0; page === 0 || next !== undefined; page += 1) {
    if (page === halfWay) cursor = next
    const found = await client.inbox.list({ state: 'new', limit: pageSize, ...(next !== undefined && { cursor: next }) })
    met.push(...found.items.map(({ id }) => id))
    next = found.next
  }
  answers['a page half way down'] = await time(
    async () => (await client.inbox.list({ state: 'new', limit: pageSize, cursor })).items.length,
  )
  answers['how many are new'] = await time(async () => (await client.inbox.count({})).fresh)
  const [message] = (await client.inbox.list({ kind: 'message', limit: 1 })).items
  if (!message) throw new Error('there is no message')
  answers['a conversation'] = await time(async () => (await client.inbox.get({ itemId: message.id })).lines.length)
  return { floor, answers, scrolled: { met: met.length, different: new Set(met).size } }
}

serveRunner({ measure })
