/**
 * `coulisse demo`: an agency's week in under a minute. An embedded practice network, three creators, thirty posts with
 * pictures brought in by the real import, published on an accelerated clock, figures read back; then the application
 * stays open on that data, in real time.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Language } from '../../contract/values.ts'
import { startCore } from '../../core/index.ts'
import type { Core, CoreClient } from '../../core/index.ts'
import { createNodeClock } from '../../host/node-clock.ts'
import { createMemoryKeychain } from '../../host/memory-keychain.ts'
import { createNodePorts } from '../../host/node-ports.ts'
import { startPractice } from '../../practice/index.ts'
import { createAcceleratedClock } from './accelerated-clock.ts'
import { cast } from './cast.ts'
import { countOnServer } from './count-on-server.ts'
import { importWeek } from './import-week.ts'
import { demoPeople, makeAgency } from './make-agency.ts'
import { reportLines } from './report.ts'
import type { DemoPublication, DemoResult, ReportRow } from './report.ts'

const dayMs = 86_400_000
const weekMs = 7 * dayMs
const actor = { kind: 'cli', id: 'demo', name: 'demo' } as const

export interface DemoOptions {
  language: Language
  /** End when the report is printed. */
  once: boolean
  /** Print one JSON object last instead of the report. */
  json: boolean
  port: number
  /** The built interface; without it only calls are answered. */
  rendererDir: string | undefined
  appVersion: string
  print(line: string): void
  /** Resolves when the application is to close. */
  closed: Promise<void>
}

const texts = {
  fr: {
    keychain: 'Démo : trousseau en mémoire et dossier temporaire ; tout disparaît à la fermeture.',
    week: 'La semaine se déroule…',
    open: (url: string) => `Coulisse est ouverte sur ces données : ${url} (Ctrl+C pour fermer). Liens de connexion, chacun valable une fois :`,
    roles: { admin: 'administrateur', manager: 'manager', model: 'modèle' },
    practice: (url: string) => `Réseau d’entraînement, comme le public le voit : ${url}`,
  },
  en: {
    keychain: 'Demo: a keychain in memory and a temporary folder; all of it is gone when you close.',
    week: 'The week goes by…',
    open: (url: string) => `Coulisse is open on this data: ${url} (Ctrl+C to close). Sign-in links, each good once:`,
    roles: { admin: 'admin', manager: 'manager', model: 'model' },
    practice: (url: string) => `Practice network, as the public sees it: ${url}`,
  },
}

const allPublications = async (client: CoreClient): Promise<DemoPublication[]> => (await client.publications.list({ limit: 500 })).items

/** Figures as read back from the platform now. */
const readFigures = async (client: CoreClient, publications: readonly DemoPublication[]): Promise<ReportRow[]> => {
  const rows: ReportRow[] = []
  for (const publication of publications) {
    const read = publication.state === 'published' ? await client.publications.refreshMetrics({ publicationId: publication.id }) : null
    rows.push({ publication, likes: read?.metrics?.likes ?? null, replies: read?.metrics?.replies ?? null })
  }
  return rows
}

const resultOf = async (publications: readonly DemoPublication[], planned: number, service: string, startedAt: number): Promise<DemoResult> => {
  const server = await countOnServer(globalThis.fetch, service)
  const inState = (...states: DemoPublication['state'][]): number => publications.filter(({ state }) => states.includes(state)).length
  // Lost: not on the server, and nobody is told why.
  const explained = new Set(publications.filter(({ state, failure }) => state !== 'published' && failure !== null).map(({ text }) => text))
  return {
    creators: cast.length,
    planned,
    published: inState('published'),
    failed: inState('failed'),
    ambiguous: inState('ambiguous', 'needs_person'),
    missed: inState('missed'),
    duplicates: server.duplicates,
    lost: server.absent.filter((text) => !explained.has(text)).length,
    seconds: Math.round((performance.now() - startedAt) / 100) / 10,
  }
}

const stayOpen = async (core: Core, options: DemoOptions, practiceUrl: string): Promise<void> => {
  const word = texts[options.language]
  const server = await core.serveHttp({ port: options.port, rendererDir: options.rendererDir })
  options.print('')
  options.print(word.open(server.url))
  for (const role of ['admin', 'manager', 'model'] as const) {
    const link = core.createSignInLink(demoPeople[role].email, actor)
    if (link) options.print(`  ${word.roles[role].padEnd(15)} ${server.url}/enter#${link.token}`)
  }
  options.print(word.practice(practiceUrl))
  await options.closed
}

/** Answers whether every publication is out, once. */
export const runDemo = async (options: DemoOptions): Promise<boolean> => {
  const word = texts[options.language]
  const startedAt = performance.now()
  const say = (line: string): void => {
    if (!options.json) options.print(line)
  }
  const folder = mkdtempSync(join(tmpdir(), 'coulisse-demo-'))
  const real = createNodeClock()
  const start = real.now() - weekMs
  const clock = createAcceleratedClock(start, real)
  try {
    await using practice = await startPractice({ clock, seed: 7 })
    await using host = createNodePorts({ dataDir: folder, keychain: createMemoryKeychain() })
    const password = Buffer.from(host.random.bytes(18)).toString('base64url')
    for (const { handle, name } of cast) practice.bluesky.createAccount({ handle, password, displayName: name })
    await using core = await startCore({ dataDir: folder, appVersion: options.appVersion, leaseMs: dayMs }, { ...host, clock })
    const client = core.local(actor)
    say(word.keychain)
    await makeAgency(client, options.language, { service: practice.url, password }, host.random.bytes)
    const planned = await importWeek(client, start)
    say(word.week)
    await clock.runTo(start + weekMs, () => core.settle())
    const publications = await allPublications(client)
    const rows = await readFigures(client, publications)
    clock.release()
    const result = await resultOf(publications, planned, practice.url, startedAt)
    for (const line of options.json ? [] : reportLines(rows, result, options.language)) options.print(line)
    if (!options.once) await stayOpen(core, options, practice.url)
    if (options.json) options.print(JSON.stringify(result))
    return result.published === planned && result.duplicates === 0 && result.lost === 0
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}
