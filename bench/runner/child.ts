/** Measuring processes: each thing measured has one of its own, so that no one's memory or compiled code is another's. */
import { fork, type ChildProcess } from 'node:child_process'
import type { Answered } from './child-side.ts'

export interface BenchChild extends AsyncDisposable {
  pid: number
  /** Has the child run the handler `ask`; rejects with the child's stack when it fails, or when it dies. */
  ask<T>(ask: string, input?: unknown): Promise<T>
}

export interface ChildOptions {
  /** Options of the child's Node, e.g. `--cpu-prof`. */
  execArgv?: string[]
}

/** Starts a bundled child (`bundle.ts`). What it prints goes to our error stream. */
export const startChild = (file: string, { execArgv = [] }: ChildOptions = {}): BenchChild => {
  const child = fork(file, [], { execArgv, serialization: 'advanced', stdio: ['ignore', 2, 2, 'ipc'] })
  return {
    pid: child.pid ?? 0,
    ask: <T>(ask: string, input?: unknown) => askChild<T>(child, ask, input),
    [Symbol.asyncDispose]: () => endChild(child),
  }
}

const askChild = <T>(child: ChildProcess, ask: string, input: unknown): Promise<T> =>
  new Promise((resolve, reject) => {
    const died = (code: number | null, signal: string | null) => reject(new Error(`the process for "${ask}" ended (${signal ?? code})`))
    child.once('exit', died)
    child.once('message', (answered: Answered) => {
      child.off('exit', died)
      if (answered.error === undefined) resolve(answered.value as T)
      else reject(new Error(answered.error))
    })
    child.send({ ask, input })
  })

/** It is given time to end by itself, which a profile needs to be written. */
const endChild = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve()
    const impatient = setTimeout(() => child.kill('SIGKILL'), 10_000)
    child.once('exit', () => {
      clearTimeout(impatient)
      resolve()
    })
    child.disconnect()
  })

/** One question to a child of its own. */
export const askOnce = async <T>(file: string, input?: unknown, options?: ChildOptions, handler = 'measure'): Promise<T> => {
  await using child = startChild(file, options)
  return await child.ask<T>(handler, input)
}
