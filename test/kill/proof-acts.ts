/**
 * The same for what goes by itself: likes, answers, reposts and messages that the queue of automated acts wants, on the
 * practice network. Cores die between the hand-over and the outcome; what became of each act is read from the server.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FaultPoint } from '../../src/core/ports.ts'
import { machineClock } from '../../src/practice/clock.ts'
import { startPractice } from '../../src/practice/index.ts'
import { seededRandom } from '../harness/test-ports.ts'
import { mustEnd, startChild } from './child-process.ts'
import type { ChildEnd } from './child-process.ts'
import type { ChildSetting, Fault, OpenAct, WantedKillAct } from './job.ts'
import { noLimits } from './targets.ts'

export interface ActProofResult {
  target: 'acts' | 'acts-twice'
  /** Processes killed. */
  runs: number
  /** By what they are. */
  acts: Record<WantedKillAct['act'], number>
  /** On the server beyond the first of each act. */
  duplicates: number
  /** Said to be done and not on the server, or there and said not to be. */
  lost: number
  /** Not final though its time has long passed. */
  stuck: number
  /** Not there, and said so. */
  undone: number
  killedAt: Record<string, number>
  seconds: number
}

const accountCount = 6
const password = 'a long enough one'
const hour = 3_600_000

interface Server extends AsyncDisposable {
  url: string
  handles: readonly string[]
  /** Something that an account may act on, by somebody else. */
  say(text: string): Promise<WantedKillAct['target']>
  /** A message to an account. */
  write(account: number, text: string): Promise<WantedKillAct['target']>
  /** How often an act is there. */
  copies(account: number, wanted: WantedKillAct): Promise<number>
}

const startServer = async (now: () => number): Promise<Server> => {
  // Its clock goes with the cores' own, which skip their waits.
  const practice = await startPractice({ seed: null, limits: noLimits, clock: { ...machineClock, now } })
  const handles = Array.from({ length: accountCount }, (_, index) => `nova${index}.test`)
  const dids = handles.map((handle) => practice.bluesky.createAccount({ handle, password }).did)
  practice.bluesky.createAccount({ handle: 'fan.test', password })
  const xrpc = async <T>(method: string, body?: object, token?: string): Promise<T> => {
    const headers = {
      'content-type': 'application/json',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(method.startsWith('chat.') && { 'atproto-proxy': 'did:web:api.bsky.chat#bsky_chat' }),
    }
    const sent = body ? { method: 'POST', body: JSON.stringify(body) } : {}
    const answer = await fetch(`${practice.url}/xrpc/${method}`, { headers, ...sent })
    if (!answer.ok) throw new Error(`${method}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as T
  }
  let session: { accessJwt: string; did: string; until: number } | undefined
  // The clock skips hours, and a token lives two.
  const fan = async () => {
    if (session && session.until > now()) return session
    const signedIn = await xrpc<{ accessJwt: string; did: string }>('com.atproto.server.createSession', {
      identifier: 'fan.test',
      password,
    })
    return (session = { ...signedIn, until: now() + hour })
  }
  const all = async <T>(method: string, name: 'records' | 'messages', query: string, token?: string): Promise<T[]> => {
    const found: T[] = []
    let cursor: string | undefined
    do {
      const page: Record<string, unknown> = await xrpc(
        `${method}?${query}&limit=100${cursor === undefined ? '' : `&cursor=${cursor}`}`,
        undefined,
        token,
      )
      const those = page[name] as T[]
      found.push(...those)
      cursor = those.length === 0 ? undefined : (page['cursor'] as string | undefined)
    } while (cursor !== undefined)
    return found
  }
  interface Stored {
    value: { text?: string; subject?: { uri: string }; reply?: { parent: { uri: string } } }
  }
  const records = (account: number, collection: string) =>
    all<Stored>('com.atproto.repo.listRecords', 'records', `repo=${dids[account] ?? ''}&collection=${collection}`)
  return {
    url: practice.url,
    handles,
    say: async (text) => {
      const { accessJwt, did } = await fan()
      const record = { $type: 'app.bsky.feed.post', text, createdAt: new Date(now()).toISOString() }
      const posted = { repo: did, collection: 'app.bsky.feed.post', record }
      const { uri, cid } = await xrpc<{ uri: string; cid: string }>('com.atproto.repo.createRecord', posted, accessJwt)
      return { remoteId: uri, version: cid, rootId: uri, rootVersion: cid, author: did }
    },
    write: async (account, text) => {
      const { accessJwt, did } = await fan()
      const of = `members=${dids[account] ?? ''}`
      const { convo } = await xrpc<{ convo: { id: string } }>(`chat.bsky.convo.getConvoForMembers?${of}`, undefined, accessJwt)
      const said = { convoId: convo.id, message: { text } }
      const { id } = await xrpc<{ id: string }>('chat.bsky.convo.sendMessage', said, accessJwt)
      return { remoteId: `${convo.id}/${id}`, version: null, rootId: convo.id, rootVersion: null, author: did }
    },
    copies: async (account, { act, target, text }) => {
      if (act === 'message') {
        const { accessJwt } = await fan()
        const query = `convoId=${target.rootId ?? ''}`
        const messages = await all<{ text?: string; sender: { did: string } }>('chat.bsky.convo.getMessages', 'messages', query, accessJwt)
        return messages.filter((one) => one.text === text && one.sender.did === dids[account]).length
      }
      if (act === 'answer_comment') return (await records(account, 'app.bsky.feed.post')).filter(({ value }) => value.text === text).length
      const those = await records(account, act === 'like' ? 'app.bsky.feed.like' : 'app.bsky.feed.repost')
      return those.filter(({ value }) => value.subject?.uri === target.remoteId).length
    },
    [Symbol.asyncDispose]: () => practice.close(),
  }
}

const actsOf = (end: ChildEnd): OpenAct[] => {
  const answer = end.answers.at(-1)
  if (answer?.is !== 'done') throw new Error(`a child ended without a survey: ${JSON.stringify(answer)}\n${end.stderr}`)
  return answer.acts
}

/** From the hand-over to the outcome, and those passed only when something was left open before. */
const firstPoints: readonly FaultPoint[] = [
  'claim.before_commit',
  'claim.after_commit',
  'ledger.before_commit',
  'write.before_send',
  'write.after_send',
  'outcome.before_commit',
  'outcome.after_commit',
]
const recoveryPoints: readonly FaultPoint[] = ['reconcile.before_lookup', 'reconcile.after_commit']

const kinds = ['like', 'answer_comment', 'message', 'repost'] as const

interface Options {
  target: ActProofResult['target']
  runs: number
  seed: number
  log(line: string): void
}

/** Kills at random until `runs` processes have died, each time going on with what the dead one left. */
export const proveActsByKill = async ({ target, seed, log, ...options }: Options): Promise<ActProofResult> => {
  const startedAt = performance.now()
  const folder = mkdtempSync(join(tmpdir(), 'coulisse-kill-acts-'))
  const setting: ChildSetting = {
    dataDir: join(folder, 'data'),
    keychainFile: join(folder, 'keychain.json'),
    adapter: target === 'acts' ? 'bluesky' : 'bluesky-twice',
    offsetMs: 0,
  }
  const random = seededRandom(seed)
  await using server = await startServer(() => Date.now() + setting.offsetMs)
  using _folder = { [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) }
  const accounts = server.handles.map((identifier) => ({ identifier, password, service: server.url }))
  mustEnd(await startChild(setting, { do: 'prepare', accounts, mediaHost: null }).ended)
  const wanted: { account: number; act: WantedKillAct }[] = []

  /** One of each kind for each account; a repost for one in three, since its budget is smaller. */
  const want = async (): Promise<void> => {
    const batch: typeof wanted = []
    for (const [account, handle] of server.handles.entries())
      for (const act of kinds) {
        if (act === 'repost' && random.float() > 1 / 3) continue
        const key = `${act} ${wanted.length + batch.length}`
        const said = act === 'message' ? await server.write(account, `to you: ${key}`) : await server.say(`said: ${key}`)
        const hasWords = act === 'message' || act === 'answer_comment'
        batch.push({ account, act: { key, handle, act, target: said, text: hasWords ? `my words: ${key}` : null } })
      }
    mustEnd(await startChild(setting, { do: 'want', acts: batch.map(({ act }) => act) }).ended)
    wanted.push(...batch)
  }

  const killedAt: Record<string, number> = {}
  const dead = { count: 0 }
  const run = async (fault?: Fault, outsideKillMs?: number): Promise<ChildEnd> => {
    const child = startChild(setting, { do: 'act', ...(fault && { fault }) })
    if (outsideKillMs !== undefined) void child.hear('ready').then(() => setTimeout(() => child.signal('SIGKILL'), outsideKillMs))
    const end = mustEnd(await child.ended)
    const done = end.answers.at(-1)
    if (done?.is === 'done') setting.offsetMs = done.offsetMs
    // The dead one's clock was ahead by what it had skipped: no clock is set back by a death.
    else setting.offsetMs += hour / 4
    return end
  }
  const live = async (afterKill: boolean): Promise<boolean> => {
    const isOutside = random.float() < 0.2
    const points = afterKill && random.float() < 0.4 ? recoveryPoints : firstPoints
    const point = points[Math.floor(random.float() * points.length)] ?? 'write.after_send'
    const fault = { kind: 'kill', point, hit: 1 + Math.floor(random.float() * 6) } as const
    const end = await (isOutside ? run(undefined, Math.floor(random.float() * 400)) : run(fault))
    if (end.how !== 'killed') return false
    dead.count += 1
    const where = isOutside ? 'outside' : point
    killedAt[where] = (killedAt[where] ?? 0) + 1
    return true
  }
  while (dead.count < options.runs) {
    await want()
    for (let killed = await live(false); killed && dead.count < options.runs;) killed = await live(true)
    log(`${target}: ${dead.count} of ${options.runs} kills, ${wanted.length} acts`)
  }
  let last = actsOf(await run())
  // Budgets put some off for hours: those are given the time.
  for (let rounds = 0; rounds < 5 && last.some(({ isFinal }) => !isFinal); rounds += 1) last = actsOf(await run())

  const byKey = new Map(last.map((one) => [one.key, one]))
  const result: ActProofResult = {
    target,
    runs: dead.count,
    acts: { like: 0, repost: 0, answer_comment: 0, message: 0 },
    duplicates: 0,
    lost: 0,
    stuck: 0,
    undone: 0,
    killedAt,
    seconds: 0,
  }
  for (const { account, act } of wanted) {
    result.acts[act.act] += 1
    const copies = await server.copies(account, act)
    const ours = byKey.get(act.key)
    result.duplicates += Math.max(0, copies - 1)
    if (!ours?.isFinal) result.stuck += 1
    else if ((ours.state === 'done') !== copies > 0) {
      result.lost += 1
      log(`${target}: ${act.key} is ${ours.state} ${ours.failureCode ?? ''} and there are ${copies}`)
    } else if (copies === 0) result.undone += 1
  }
  result.seconds = Math.round((performance.now() - startedAt) / 100) / 10
  return result
}
