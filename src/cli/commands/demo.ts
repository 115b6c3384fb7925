/**
 * `coulisse demo`: a practice agency, one week planned from its plans, on a fast clock against an embedded practice network, a report to check;
 * then the application stays open on that data. Nothing leaves this machine.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startCore } from '../../core/index.ts'
import type { Core } from '../../core/index.ts'
import { createAcceleratedClock } from '../../host/accelerated-clock.ts'
import type { AcceleratedClock } from '../../host/accelerated-clock.ts'
import { createMemoryKeychain } from '../../host/memory-keychain.ts'
import { startPractice } from '../../practice/index.ts'
import type { CommandContext } from '../cli-host.ts'
import { countsOk } from '../demo/count-week.ts'
import { demoTexts } from '../demo/demo-texts.ts'
import { makeAgency } from '../demo/make-agency.ts'
import type { DemoPerson } from '../demo/make-agency.ts'
import { fillLibrary } from '../demo/fill-library.ts'
import { lookAhead } from '../demo/look-ahead.ts'
import { createDesk, deskMs, scheduleOnlyfans } from '../demo/post-by-hand.ts'
import { planCreators, savePlans } from '../demo/plan-creators.ts'
import { readPostsOut } from '../demo/read-network.ts'
import { reportTable, rhythmLines } from '../demo/report.ts'
import { readOutcome, readPlanned, runWeek } from '../demo/run-week.ts'
import type { Outcome } from '../demo/run-week.ts'
import { hasData, makeDataFolder } from '../data-folder.ts'
import { exitCode } from '../exit-code.ts'
import { readPort } from '../read-port.ts'
import type { Options, Run } from '../command.ts'
import { UsageError } from '../usage-error.ts'
import { whenAborted } from '../when-aborted.ts'
import { listen } from './serve.ts'

const dayMs = 86_400_000
const weekMs = 7 * dayMs
/** What is due last still has time to be seen out. */
const hourMs = 3_600_000
const actor = { kind: 'cli', id: 'demo', name: 'coulisse demo' } as const

export const demo: Run = async (context, values) => {
  await using folder = await openFolder(context, values.data !== undefined)
  return await demoIn(folder.path, context, values)
}

/** A new folder that goes with the demo, unless one was named: that one stays. */
const openFolder = async ({ dataDir, language, t }: CommandContext, isNamed: boolean): Promise<AsyncDisposable & { path: string }> => {
  if (!isNamed) {
    const path = await mkdtemp(join(tmpdir(), 'coulisse-demo-'))
    return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true, maxRetries: 3 }) }
  }
  if (hasData(dataDir, t)) throw new UsageError(demoTexts[language].notEmpty(dataDir))
  makeDataFolder(dataDir, t)
  return { path: dataDir, [Symbol.asyncDispose]: () => Promise.resolve() }
}

const demoIn = async (dataDir: string, context: CommandContext, values: Options) => {
  const { host, language } = context
  const { stop } = host
  const t = demoTexts[language]
  const say = sayer(context, values.json)
  await using machine = host.openPorts(dataDir, { keychain: createMemoryKeychain() })
  const port = readPort(values.port, 0, context.t)
  const startedAt = machine.clock.monotonic()
  const from = machine.clock.now() - weekMs
  const clock = createAcceleratedClock(from, machine.clock)
  // It has a practice network of its own, on its own clock.
  const { practice: _unused, ...rest } = machine
  const ports = { ...rest, clock }
  // Core waits for these two to have worked on a video, and the fast clock for core: they work in no time.
  const atOnce = { processingMs: 0 }
  await using practice = await startPractice({ clock, x: atOnce, instagram: atOnce })
  // A lease of a day: renewed every five seconds it would be written 120,000 times in this week.
  await using core = await startCore(
    { dataDir, appVersion: host.version, leaseMs: dayMs, trendsFeed: `${practice.url}/trending/rss` },
    ports,
  )
  const client = core.local(actor)

  say(t.keychain)
  const { people, creatorIds } = await makeAgency(client, practice, { language, ...ports })
  const before = new Set((await readPostsOut(practice, ports)).map(({ uri }) => uri))
  say(t.agency)
  say(t.library(await fillLibrary(client, creatorIds)))
  await savePlans(client, creatorIds)
  const to = from + weekMs
  for (const creator of await planCreators(client, creatorIds, { days: 7, until: to - hourMs }))
    for (const line of t.planned(creator)) say(line)
  await scheduleOnlyfans(client, creatorIds, from)
  const planned = await readPlanned(client)
  say(t.running)
  const desk = createDesk({ core, client, practice, ports })
  await runWeek(core, { clock, realNow: () => machine.clock.now(), signal: stop, desk: { look: desk.look, everyMs: deskMs } })
  const outcome = await readOutcome(client, { planned, before, from, to }, practice, desk.out, ports)
  const seconds = Math.round((machine.clock.monotonic() - startedAt) / 100) / 10
  tell(outcome, seconds, context, values)
  if (!values.once && !stop.aborted)
    await stayOpen({ core, clock, people, creatorIds, practiceUrl: practice.url, dataDir, port }, context, values.json)
  return countsOk(outcome.balance) ? exitCode.ok : exitCode.failed
}

/** With `--json` standard output is for the one object. */
const sayer = ({ terminal }: CommandContext, asJson: boolean): ((line: string) => void) => (asJson ? terminal.err : terminal.out)

const tell = (
  { lines, balance, rhythms }: Outcome,
  seconds: number,
  { terminal, language }: CommandContext,
  { json, once }: Options,
): void => {
  const say = json ? terminal.err : terminal.out
  for (const line of [
    '',
    ...reportTable(lines, language),
    '',
    ...rhythmLines(rhythms, language),
    '',
    ...demoTexts[language].balance(balance, seconds),
  ])
    say(line)
  const creators = new Set(lines.map(({ publication }) => publication.creatorId)).size
  if (json && once) terminal.out(JSON.stringify({ creators, ...balance, seconds }))
}

interface Open {
  core: Core
  clock: AcceleratedClock
  people: readonly DemoPerson[]
  creatorIds: readonly string[]
  practiceUrl: string
  dataDir: string
  port: number
}

const stayOpen = async (
  { core, clock, people, creatorIds, practiceUrl, dataDir, port }: Open,
  context: CommandContext,
  asJson: boolean,
): Promise<void> => {
  const { host, terminal, language } = context
  const t = demoTexts[language]
  clock.release()
  // Today begins with what there is to change.
  await core.local(actor).advice.refresh()
  const ahead = await lookAhead(core.local(actor), creatorIds, clock.now())
  for (const line of ['', t.ahead, ...ahead.flatMap(t.planned)]) (asJson ? terminal.err : terminal.out)(line)
  if (host.rendererDir === undefined) terminal.err(context.t.notBuilt)
  const { url } = await listen(() => core.serveHttp({ port, rendererDir: host.rendererDir }), context, port)
  const links = people.map((person) => ({ ...person, link: `${url}/link#${core.createSignInLink(person.email, actor)?.token ?? ''}` }))
  if (asJson) terminal.out(JSON.stringify({ url, practice: practiceUrl, dataDir, links }))
  else {
    for (const line of ['', ...t.open(url, practiceUrl)]) terminal.out(line)
    for (const { role, name, link } of links) terminal.out(`  ${t.roles[role].padEnd(15)} ${name.padEnd(16)} ${link}`)
    for (const line of [t.kept(dataDir), t.goOn]) terminal.out(line)
  }
  await whenAborted(host.stop)
}
