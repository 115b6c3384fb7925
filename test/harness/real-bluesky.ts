/**
 * A real Bluesky server for tests: `@atproto/dev-env` in a process of its own, from the package in `test/bluesky-server`,
 * which is installed on first use (about a minute, 700 MB). With `appview`, the full network over PostgreSQL and Redis.
 */
import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { existsSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import * as z from 'zod'
import { findRedis, startStores } from './network-stores.ts'

const folder = fileURLToPath(new URL('../bluesky-server/', import.meta.url))
const root = fileURLToPath(new URL('../../', import.meta.url))

const serving = z.object({
  pdsUrl: z.string(),
  jwtSecret: z.string(),
  accounts: z.array(z.object({ handle: z.string(), did: z.string(), password: z.string(), appPassword: z.string() })),
})

export interface RealBluesky extends AsyncDisposable, z.infer<typeof serving> {
  /** Resolves when all that was written is indexed (and, with a view, counted). */
  processAll(): Promise<void>
  /** A token like the one given, expired long ago; only here, where the server's secret is known. */
  expired(accessJwt: string): string
}

/** Why it cannot be had on this machine; `null` when it can. Installs the package when it is missing. */
export const whyNoRealBluesky = async ({ appview = false } = {}): Promise<string | null> => {
  if (appview && findRedis() === null) return 'redis-server is not installed (Debian: apt-get install redis-server)'
  if (existsSync(`${folder}node_modules/.package-lock.json`)) return null
  console.log('installing the real Bluesky server for tests (npm ci in test/bluesky-server, about a minute)')
  try {
    await promisify(execFile)('npm', ['ci', '--no-audit', '--no-fund'], { cwd: folder, maxBuffer: 1e8 })
    return null
  } catch (error) {
    return `npm ci in test/bluesky-server failed: ${error instanceof Error ? error.message : String(error)}`
  }
}

export const startRealBluesky = async ({ accounts = 1, appview = false, rateLimits = false } = {}): Promise<RealBluesky> => {
  const stores = appview ? await startStores() : null
  const args = ['serve.mjs', '--accounts', String(accounts), ...(appview ? ['--appview'] : []), ...(rateLimits ? ['--rate-limits'] : [])]
  const child = spawn(nodeBinary(), args, {
    cwd: folder,
    env: { ...process.env, LOG_ENABLED: 'false', ...stores?.env },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = jsonLines(child)
  const close = async (): Promise<void> => {
    await stop(child)
    await stores?.[Symbol.asyncDispose]()
  }
  const info = serving.parse(
    await lines.next().catch(async (error: unknown) => {
      await close()
      throw error
    }),
  )
  return {
    ...info,
    processAll: async () => {
      child.stdin?.write('process\n')
      await lines.next()
    },
    expired: (accessJwt) => expiredToken(accessJwt, info.jwtSecret),
    [Symbol.asyncDispose]: close,
  }
}

/** The project's own Node: the server needs 22 or later, which the machine's may not be. */
const nodeBinary = (): string => {
  const pinned = `${root}node_modules/node/bin/node`
  return existsSync(pinned) ? pinned : process.execPath
}

/** Each line of its output that is JSON, in order; rejects when it ends before. */
const jsonLines = (child: ChildProcess): { next(): Promise<unknown> } => {
  const ended = new Promise<never>((_, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`the Bluesky server ended with ${code}`)))
  })
  ended.catch(() => undefined)
  if (!child.stdout) throw new Error('no output')
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const nextLine = async (): Promise<unknown> => {
    for (;;) {
      const { value, done } = await lines.next()
      if (done) throw new Error('the Bluesky server closed its output')
      if (value.startsWith('{')) return JSON.parse(value)
    }
  }
  return { next: () => Promise.race([nextLine(), ended]) }
}

const stop = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve()
    child.once('exit', () => resolve())
    child.stdin?.end()
  })

const expiredToken = (accessJwt: string, secret: string): string => {
  const [, payload = ''] = accessJwt.split('.')
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const content = `${encode({ typ: 'at+jwt', alg: 'HS256' })}.${encode({ ...claims, iat: 1, exp: 2 })}`
  return `${content}.${createHmac('sha256', secret).update(content).digest('base64url')}`
}
