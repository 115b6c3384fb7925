/** The start bench: from starting a process to core answering, on an empty store and on a full one. */
import { fork } from 'node:child_process'
import type { ChildFiles } from '../runner/bundle.ts'
import { askOnce } from '../runner/child.ts'
import type { BenchResult } from '../runner/figure.ts'
import { Rounds } from '../runner/rounds.ts'
import type { Scale } from '../runner/scale.ts'
import { tempDir } from '../runner/temp-dir.ts'

interface Ready {
  startCoreMs?: number
}

/** Milliseconds from starting the process to its word; the process has ended when it answers. */
const timeStart = async (file: string, dir: string): Promise<{ ms: number } & Ready> => {
  const startedAt = performance.now()
  const child = fork(file, [dir], { stdio: ['ignore', 2, 2, 'ipc'] })
  const ended = new Promise<void>((resolve) => void child.once('exit', () => resolve()))
  const ready = await new Promise<{ ms: number } & Ready>((resolve, reject) => {
    child.once('message', (message: Ready) => resolve({ ...message, ms: performance.now() - startedAt }))
    child.once('exit', (code) => reject(new Error(`the process ended (${code}) before it was ready`)))
  })
  await ended
  return ready
}

export const coreStart = async (files: ChildFiles, scale: Scale): Promise<BenchResult> => {
  const stored = `${scale.storedPublications.toLocaleString('en')} publications`
  const rounds = new Rounds()
  using empty = tempDir()
  using full = tempDir()
  await askOnce(files.seedStore, { dir: empty.path, publications: 0 })
  await askOnce(files.seedStore, { dir: full.path, publications: scale.storedPublications })

  for (let round = 0; round < scale.starts; round += 1) {
    rounds.next()
    for (const [dir, name] of [
      [empty.path, 'an empty store'],
      [full.path, stored],
    ] as const) {
      rounds.add(bare(name), (await timeStart(files.startBare, dir)).ms)
      const { ms, startCoreMs } = await timeStart(files.startCore, dir)
      rounds.add(process(name), ms)
      rounds.add(inside(name), startCoreMs ?? Number.NaN)
    }
    using fresh = tempDir()
    rounds.add('process start to core ready, first start (makes the store)', (await timeStart(files.startCore, fresh.path)).ms)
  }
  return {
    name: 'core-start',
    title: `Core start, ${scale.starts} starts each`,
    figures: [
      ...['an empty store', stored].flatMap((name) => [
        rounds.figure(process(name), 'ms', [{ name: bare(name) }]) ?? [],
        rounds.figure(inside(name), 'ms') ?? [],
        rounds.figure(bare(name), 'ms') ?? [],
      ]),
      rounds.figure('process start to core ready, first start (makes the store)', 'ms') ?? [],
    ].flat(),
    checks: [],
    skipped: [],
  }
}

const process = (name: string): string => `process start to core ready, ${name}`
const inside = (name: string): string => `startCore alone, ${name}`
const bare = (name: string): string => `bare Node reads one row, ${name}`
