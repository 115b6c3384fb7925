/** A child that a script waits for: it gets the script's signals, and the script ends with its code. */
import { spawn, type ChildProcess } from 'node:child_process'
import { root } from './build-stamp.ts'

export const runChild = (command: string, args: readonly string[], env: Record<string, string> = {}): ChildProcess => {
  const child = spawn(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => {
    console.error(error.message)
    process.exitCode = 1
  })
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal ? 1 : 0)
  })
  return child
}
