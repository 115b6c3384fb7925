/** The practice network as a process of its own, for as long as the script runs. */
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { root } from './build-stamp.ts'

/** The same each time, so that accounts that were connected are found again; and their posts are kept. */
const port = 47_100

export const startPracticeNetwork = async (): Promise<{ url: string; end: () => void }> => {
  const child = spawn(process.execPath, ['src/practice/main.ts', '--port', String(port), '--folder', '.coulisse/practice'], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const ended = new Promise<never>((_, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`The practice network ended (code ${code}): is port ${port} taken?`)))
  })
  const [line] = await Promise.race([
    new Promise<[string]>((resolve) => createInterface(child.stdout).once('line', (text) => resolve([text]))),
    ended,
  ])
  // From now on its end is told by whoever misses it.
  ended.catch(() => undefined)
  const { url } = JSON.parse(line) as { url: string }
  // It closes with its standard input.
  return { url, end: () => child.stdin.end() }
}
