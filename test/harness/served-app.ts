/** The built application as `coulisse serve` gives it to a browser, on a data folder of its own, with a practice network. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')
const node = join(root, 'node_modules/.bin/node')
/** `COULISSE_BUILT`: a build that nobody else replaces while the tests run. */
const built = process.env['COULISSE_BUILT'] ?? join(root, 'out')

export interface ServedApp extends AsyncDisposable {
  /** Of the application. */
  url: string
  /** Of the practice network. */
  practiceUrl: string
  /** For files the test makes; goes with the application. */
  dir: string
  /** Makes an account on the practice network. */
  addAccount(handle: string, password: string): Promise<void>
  /** What the practice network's operator does on its page, e.g. `tiktok-apps`; answers what was made. */
  control<T>(path: string, body: object): Promise<T>
}

/** Collects what a child says until the pattern is in it. */
const saysFirst = (child: ChildProcess, pattern: RegExp): Promise<RegExpExecArray> =>
  new Promise((resolve, reject) => {
    let heard = ''
    const hear = (chunk: Buffer): void => {
      heard += chunk.toString()
      const match = pattern.exec(heard)
      if (match) resolve(match)
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('exit', (code) => reject(new Error(`ended with ${code} before it was ready:\n${heard}`)))
  })

/** Without a session bus there is no keychain, so that the first run asks for a passphrase on every machine. */
const envWithoutKeychain = (dir: string): NodeJS.ProcessEnv => ({ ...process.env, DBUS_SESSION_BUS_ADDRESS: `unix:path=${dir}/no-bus` })

const end = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
}

export const serveApp = async (): Promise<ServedApp> => {
  const dir = mkdtempSync(join(tmpdir(), 'coulisse-served-'))
  const practice = spawn(node, ['src/practice/main.ts', '--no-audience'], { cwd: root, stdio: ['pipe', 'pipe', 'pipe'] })
  const [, practiceUrl = ''] = await saysFirst(practice, /"url":"(http:[^"]+)"/)
  const app = spawn(node, [join(built, 'cli/coulisse.js'), 'serve', '--data', join(dir, 'data'), '--port', '0'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...envWithoutKeychain(dir), COULISSE_TRENDS_FEED: `${practiceUrl}/trending/rss` },
  })
  const control = async <T>(path: string, body: object): Promise<T> => {
    const answer = await fetch(`${practiceUrl}/_control/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(`the practice network refused ${path}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as T
  }
  const [url] = await saysFirst(app, /http:\/\/127\.0\.0\.1:\d+/)
  return {
    url,
    practiceUrl,
    dir,
    control,
    addAccount: (handle, password) => control('accounts', { handle, password }),
    [Symbol.asyncDispose]: async () => {
      await Promise.all([end(app), end(practice)])
      rmSync(dir, { recursive: true, force: true, maxRetries: 3 })
    },
  }
}
