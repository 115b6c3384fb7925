/** The agencies whose pages are looked at: one that has just begun, the demo's after its week, and one of 100,000 posts. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeAgency } from '../../bench/make-agency.ts'
import { seedMeasured } from '../../bench/measuring/measured-agency.ts'
import { fileKeychain } from '../../bench/runner/file-keychain.ts'
import { openBenchStore } from '../../bench/seed-publications.ts'
import { root } from '../../scripts/build-stamp.ts'
import { startCore } from '../../src/core/index.ts'
import { createRollUps } from '../../src/core/measuring/roll-ups.ts'
import { createNodePorts } from '../../src/host/node-ports.ts'

export const agencyNames = ['empty', 'demo', 'large'] as const
export type AgencyName = (typeof agencyNames)[number]

export interface OpenAgency extends AsyncDisposable {
  /** Each signs in whoever opens it, once. Null: nobody of that role is in it. */
  admin: string
  model: string | null
}

const actor = { kind: 'cli', id: 'pages', name: 'pages' } as const
const largePosts = 100_000

const folder = (): { path: string } & Disposable => {
  const path = mkdtempSync(join(tmpdir(), 'coulisse-pages-'))
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true, maxRetries: 3 }) }
}

const openDemo = async (): Promise<OpenAgency> => {
  await using held = new AsyncDisposableStack()
  const dir = held.use(folder())
  const demo = spawn(process.execPath, ['scripts/run.ts', 'demo', '--port', '0', '--data', join(dir.path, 'data'), '--lang', 'en'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  held.defer(async () => {
    const ended = once(demo, 'exit')
    if (demo.exitCode === null && demo.kill('SIGTERM')) await ended
  })
  let said = ''
  for await (const chunk of demo.stdout.iterator({ destroyOnReturn: false })) {
    said += String(chunk)
    const link = (role: string): string | undefined => new RegExp(`${role}\\s.*?(http://\\S+)\n`, 'u').exec(said)?.[1]
    const [admin, model] = [link('admin'), link('model')]
    if (admin === undefined || model === undefined) continue
    demo.stdout.resume()
    const kept = held.move()
    return { admin, model, [Symbol.asyncDispose]: () => kept.disposeAsync() }
  }
  throw new Error(`The demo ended before it was open:\n${said}`)
}

/** A million readings of a hundred thousand posts, as the bench of measuring has them. */
const fillLarge = async (dataDir: string): Promise<void> => {
  await seedMeasured(dataDir, { posts: largePosts, creators: 500 })
  const store = await openBenchStore(dataDir)
  const rollUps = createRollUps(store)
  while (store.write((tx) => rollUps.rebuild(tx, 2000)));
  while (store.write((tx) => rollUps.score(tx, 200)));
  await store.close()
}

const openHere = async (fill: (dataDir: string) => Promise<void>): Promise<OpenAgency> => {
  await using held = new AsyncDisposableStack()
  const dir = held.use(folder())
  const ports = held.use(createNodePorts({ dataDir: dir.path, keychain: fileKeychain(dir.path) }))
  await fill(dir.path)
  const core = held.use(await startCore({ dataDir: dir.path }, ports, { standBy: true }))
  const server = held.use(await core.serveHttp({ port: 0, rendererDir: join(root, 'out/renderer') }))
  const admin = `${server.url}/link#${core.createSignInLink('bench@example.test', actor)?.token ?? ''}`
  const kept = held.move()
  return { admin, model: null, [Symbol.asyncDispose]: () => kept.disposeAsync() }
}

export const openAgency: Readonly<Record<AgencyName, () => Promise<OpenAgency>>> = {
  empty: () =>
    openHere(async (dataDir) => {
      await using ports = createNodePorts({ dataDir, keychain: fileKeychain(dataDir) })
      await makeAgency(dataDir, ports)
    }),
  demo: openDemo,
  large: () => openHere(fillLarge),
}
