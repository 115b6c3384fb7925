/**
 * The same for message scripts: they converse with people of the practice network, of whom some answer, some say stop, and some
 * are answered by a person of the agency. Cores die at every point of it; what was said is read from the network's own log.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ScriptDraft } from '../../src/contract/scripts.ts'
import type { FaultPoint } from '../../src/core/ports.ts'
import { machineClock } from '../../src/practice/clock.ts'
import { startPractice } from '../../src/practice/index.ts'
import type { ChatMessage } from '../../src/practice/bluesky/chat.ts'
import { seededRandom } from '../harness/test-ports.ts'
import { mustEnd, startChild } from './child-process.ts'
import type { ChildEnd } from './child-process.ts'
import type { ChildSetting, Fault, Hand, OpenAct, OpenRun } from './job.ts'
import { noLimits } from './targets.ts'

export interface ScriptProofResult {
  target: 'scripts' | 'scripts-blind'
  /** Processes killed. */
  runs: number
  conversations: number
  /** Messages of scripts and of people's hands that were there to be said. */
  owed: number
  /** On the network beyond the first of each. */
  duplicates: number
  /** Owed, and not there. */
  lost: number
  /** Owed, and not said as a day had passed since it was due: cores lived too short for it, and the conversation says so. */
  late: number
  /** Conversations or messages that go on though their time has long passed. */
  stuck: number
  /** Said by a script after somebody of the agency answered or took over, or after they said stop. */
  after: number
  killedAt: Record<string, number>
  seconds: number
}

const accountCount = 4
const password = 'a long enough one'
const hour = 3_600_000
/** Of one life: shorter than anybody is listened for, so that they can answer in between. */
const lifeMs = 4 * hour
/** How long no core runs where somebody has said stop or answered elsewhere: what is due is due before it is read. */
const awayMs = 6 * hour

const words = ['Thank you for writing!', 'Shall I tell you more?', 'See you soon.'] as const
const draft: ScriptDraft = {
  creatorId: null,
  name: 'Kill',
  platforms: ['bluesky'],
  language: null,
  trigger: { kind: 'first_message' },
  stopWords: [],
  link: null,
  steps: [
    { id: 's1', kind: 'wait', fromMinutes: 1, toMinutes: 9 },
    { id: 's2', kind: 'say', text: words[0] },
    { id: 's3', kind: 'listen', hours: 5, branches: [], otherwise: 'next', silent: 'next' },
    { id: 's4', kind: 'say', text: words[1] },
    { id: 's5', kind: 'listen', hours: 5, branches: [], otherwise: 'next', silent: 'next' },
    { id: 's6', kind: 'say', text: words[2] },
  ],
}

/** What somebody does once they have heard the first words, or what is done about them. `elsewhere`: answered on the platform itself. */
const kinds = ['silent', 'answers', 'stops', 'answered', 'elsewhere', 'taken_over'] as const
type Kind = (typeof kinds)[number]

interface Conversation {
  kind: Kind
  person: string
  did: string
  account: string
  /** A person's answer, from the inbox. */
  answer: string
  isTurned: boolean
  /** How many were there when it was taken over. */
  saidThen: number | null
}

/** Each in its turn, those that only what was left open comes by after what leaves it open. */
export const scriptPoints: readonly (FaultPoint | 'outside')[] = [
  'heard.before_commit',
  'script.before_commit',
  'claim.before_commit',
  'write.before_send',
  'reconcile.before_lookup',
  'ledger.before_commit',
  'script.after_commit',
  'write.after_send',
  'reconcile.after_commit',
  'claim.after_commit',
  'outcome.before_commit',
  'heard.after_commit',
  'outcome.after_commit',
  'outside',
]

interface Options {
  target: ScriptProofResult['target']
  runs: number
  seed: number
  log(line: string): void
}

export const proveScriptsByKill = async ({ target, seed, log, ...options }: Options): Promise<ScriptProofResult> => {
  const startedAt = performance.now()
  const folder = mkdtempSync(join(tmpdir(), 'coulisse-kill-scripts-'))
  using _folder = { [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) }
  const setting: ChildSetting = {
    dataDir: join(folder, 'data'),
    keychainFile: join(folder, 'keychain.json'),
    adapter: target === 'scripts' ? 'bluesky' : 'bluesky-blind',
    offsetMs: 0,
  }
  const random = seededRandom(seed)
  // Its clock goes with the cores' own, which skip their waits.
  const clock = { ...machineClock, now: () => Date.now() + setting.offsetMs }
  await using practice = await startPractice({ seed: null, limits: noLimits, clock })
  const { bluesky } = practice
  const handles = Array.from({ length: accountCount }, (_, index) => `nova${index}.test`)
  const dids = handles.map((handle) => bluesky.createAccount({ handle, password }).did)
  const accounts = handles.map((identifier) => ({ identifier, password, service: practice.url }))
  mustEnd(await startChild(setting, { do: 'prepare', accounts, mediaHost: null }).ended)
  mustEnd(await startChild(setting, { do: 'script', draft }).ended)

  const conversations: Conversation[] = []
  const logOf = ({ did, account }: Conversation): readonly ChatMessage[] => bluesky.chat.messagesIn(bluesky.chat.open(did, account))
  const saidIn = (one: Conversation): ChatMessage[] =>
    logOf(one).filter(({ from, text }) => from === one.account && (words as readonly string[]).includes(text))

  /** One of each kind writes for the first time. */
  const begin = (): void => {
    // Of the control nobody ends a conversation, which would keep it from saying anything again.
    for (const kind of target === 'scripts' ? kinds : kinds.map(() => 'silent' as const)) {
      const number = conversations.length
      const person = `fan${number}.test`
      const { did } = bluesky.createAccount({ handle: person, password })
      const account = dids[number % accountCount] ?? ''
      conversations.push({ kind, person, did, account, answer: `It is me: ${number}`, isTurned: false, saidThen: null })
      bluesky.say({ from: did, to: account, text: 'Hi there' })
    }
  }

  /** While no core runs, those who have heard something do what they do. Answers what people of the agency do in the application. */
  const react = (): Hand[] => {
    const hands: Hand[] = []
    let isAway = false
    for (const one of conversations) {
      const { kind, person, did, account, answer, isTurned } = one
      const heard = saidIn(one).length
      const talk = logOf(one)
      if (kind === 'answers' && heard > 0 && talk.at(-1)?.from === account) bluesky.say({ from: did, to: account, text: `Yes (${heard})` })
      if (heard === 0 || isTurned) continue
      if (kind === 'stops') bluesky.say({ from: did, to: account, text: 'Stop' })
      if (kind === 'elsewhere') bluesky.say({ from: account, to: did, text: answer })
      one.isTurned = kind === 'stops' || kind === 'elsewhere'
      if (one.isTurned) isAway = true
      const requestKey = `019a0000-0000-7000-8000-${String(conversations.indexOf(one)).padStart(12, '0')}`
      if (kind === 'answered') hands.push({ person, does: 'answer', requestKey, text: answer })
      if (kind === 'taken_over') hands.push({ person, does: 'take_over', requestKey, text: '' })
    }
    if (isAway) setting.offsetMs += awayMs
    return hands
  }

  const killedAt: Record<string, number> = {}
  let dead = 0
  const life = async (fault?: Fault, outsideKillMs?: number): Promise<ChildEnd> => {
    const hands = react()
    const child = startChild(setting, { do: 'converse', forMs: lifeMs, hands, ...(fault && { fault }) }, (heard) => {
      if (heard.is === 'moved') setting.offsetMs = heard.offsetMs
      const one = heard.is === 'did' ? conversations.find(({ person }) => person === heard.person) : undefined
      if (!one) return
      one.isTurned = true
      if (one.kind === 'taken_over') one.saidThen = saidIn(one).length
    })
    if (outsideKillMs !== undefined) void child.hear('ready').then(() => setTimeout(() => child.signal('SIGKILL'), outsideKillMs))
    return mustEnd(await child.ended)
  }
  const surveyOf = (end: ChildEnd): { runs: OpenRun[]; acts: OpenAct[] } => {
    const answer = end.answers.at(-1)
    if (answer?.is !== 'done') throw new Error(`a child ended without a survey: ${JSON.stringify(answer)}\n${end.stderr}`)
    return answer
  }
  const isOver = ({ runs, acts }: { runs: OpenRun[]; acts: OpenAct[] }): boolean =>
    runs.length >= conversations.length && runs.every(({ ended }) => ended !== null) && acts.every(({ isFinal }) => isFinal)

  for (let turn = 0; dead < options.runs; turn += 1) {
    if (turn === 0) begin()
    const at = target === 'scripts' ? (scriptPoints[turn % scriptPoints.length] ?? 'outside') : 'write.after_send'
    const end = await (at === 'outside'
      ? life(undefined, Math.floor(random.float() * 400))
      : life({ kind: 'kill', point: at, hit: 1 + Math.floor(random.float() * 2) }))
    if (end.how === 'killed') {
      dead += 1
      killedAt[at] = (killedAt[at] ?? 0) + 1
    }
    // Something is under way whenever a process is to die.
    else if (isOver(surveyOf(end))) begin()
    log(`${target}: ${dead} of ${options.runs} kills, ${conversations.length} conversations`)
  }
  let last = surveyOf(await life())
  const hasShown = (): boolean =>
    target === 'scripts-blind' && conversations.some((one) => saidIn(one).length > new Set(saidIn(one).map(({ text }) => text)).size)
  for (let lives = 0; lives < 12 && !isOver(last) && !hasShown(); lives += 1) last = surveyOf(await life())

  const result: ScriptProofResult = {
    target,
    runs: dead,
    conversations: conversations.length,
    owed: 0,
    duplicates: 0,
    lost: 0,
    late: 0,
    stuck: last.acts.filter(({ isFinal }) => !isFinal).length,
    after: 0,
    killedAt,
    seconds: 0,
  }
  for (const one of conversations) {
    const { kind, person, account, answer, saidThen } = one
    const all = logOf(one)
    const isWhole = kind === 'silent' || kind === 'answers'
    const owed = [...words.slice(0, isWhole ? words.length : 1), ...(kind === 'answered' ? [answer] : [])]
    const counts = [...words, answer].map((text) => ({ text, times: all.filter((it) => it.from === account && it.text === text).length }))
    const duplicates = counts.reduce((sum, { times }) => sum + Math.max(0, times - 1), 0)
    const ended = last.runs.find((it) => it.person === person)?.ended ?? null
    const missing = owed.filter((text) => counts.some((it) => it.text === text && it.times === 0)).length
    const late = ended === 'window_closed' ? missing : 0
    const lost = missing - late
    const turn = all.findIndex(({ text }) => text === 'Stop' || text === answer)
    const said = saidIn(one)
    const after =
      kind === 'taken_over'
        ? saidThen === null
          ? 0
          : said.length - saidThen
        : turn < 0
          ? 0
          : said.filter((it) => all.indexOf(it) > turn).length
    const isStuck = ended === null
    result.owed += owed.length
    result.duplicates += duplicates
    result.lost += lost
    result.late += late
    result.after += after
    if (isStuck) result.stuck += 1
    if (duplicates + missing + after > 0 || isStuck)
      log(
        `${target}: ${kind} ${person}, ended ${ended ?? 'never'}: ${all.map(({ from, text }) => `${from === account ? 'us' : 'them'}: ${text}`).join(' | ')}`,
      )
  }
  result.seconds = Math.round((performance.now() - startedAt) / 100) / 10
  return result
}
