/** Starts child cores and hears their answers. The child is bundled once, so that it starts as fast as the product. */
import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { build } from 'esbuild'
import type { ChildAnswer, ChildJob, ChildSetting } from './job.ts'

const root = resolve(import.meta.dirname, '../..')
const bundle = join(root, 'out/kill/kill-child.mjs')

export const bundleChild = async (): Promise<void> => {
  mkdirSync(join(root, 'out/kill'), { recursive: true })
  await build({
    entryPoints: [join(import.meta.dirname, 'kill-child.ts')],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    external: ['better-sqlite3', 'sharp', '@napi-rs/keyring', '@node-rs/argon2'],
    banner: { js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);" },
    logLevel: 'error',
  })
}

export interface ChildEnd {
  /** `killed`: it died by SIGKILL. */
  how: 'killed' | 'ended' | 'failed'
  answers: ChildAnswer[]
  stderr: string
}

export const mustEnd = (end: ChildEnd): ChildEnd => {
  if (end.how === 'failed') throw new Error(`a child failed: ${JSON.stringify(end.answers.at(-1))}\n${end.stderr}`)
  return end
}

export interface RunningChild {
  ended: Promise<ChildEnd>
  /** Resolves with the first answer of this kind, or undefined when the child ends without one. */
  hear(kind: ChildAnswer['is']): Promise<ChildAnswer | undefined>
  signal(name: 'SIGKILL' | 'SIGCONT'): void
}

/** A child that neither ends nor dies within this long is killed and counted as failed. */
const patienceMs = 120_000

/** `hears`: every answer, as it comes. */
export const startChild = (setting: ChildSetting, job: ChildJob, hears?: (answer: ChildAnswer) => void): RunningChild => {
  const child = spawn(process.execPath, [bundle, JSON.stringify(setting), JSON.stringify(job)], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const answers: ChildAnswer[] = []
  const waiting = new Set<{ kind: ChildAnswer['is']; resolve: (answer: ChildAnswer | undefined) => void }>()
  let stderr = ''
  let isOverdue = false
  const overdue = setTimeout(() => {
    isOverdue = true
    child.kill('SIGKILL')
  }, patienceMs)
  child.stderr.on('data', (chunk: Buffer) => {
    stderr = (stderr + chunk.toString('utf8')).slice(-4000)
  })
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (!line.startsWith('{')) return
    const answer = JSON.parse(line) as ChildAnswer
    answers.push(answer)
    hears?.(answer)
    for (const waiter of waiting) {
      if (waiter.kind !== answer.is) continue
      waiting.delete(waiter)
      waiter.resolve(answer)
    }
  })
  const ended = new Promise<ChildEnd>((done, fail) => {
    child.once('error', fail)
    child.once('close', (code, signal) => {
      clearTimeout(overdue)
      for (const waiter of waiting) waiter.resolve(undefined)
      const how = isOverdue ? 'failed' : signal === 'SIGKILL' ? 'killed' : code === 0 ? 'ended' : 'failed'
      done({ how, answers, stderr })
    })
  })
  return {
    ended,
    hear: (kind) => {
      const heard = answers.find((answer) => answer.is === kind)
      return heard ? Promise.resolve(heard) : new Promise((found) => waiting.add({ kind, resolve: found }))
    },
    signal: (name) => void child.kill(name),
  }
}
