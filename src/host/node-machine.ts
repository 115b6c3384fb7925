/** Facts about this machine and process, and its waking from sleep. */
import { statfs } from 'node:fs/promises'
import { hostname } from 'node:os'
import type { Machine } from '../core/ports.ts'

const tickMs = 15_000
/** A tick this late is a sleep (or a clock that was set): no healthy loop is blocked for so long. */
const gapMs = 30_000

export interface NodeMachine extends Machine, Disposable {
  /** Says that the machine has woken; for hosts that are told so (Electron's powerMonitor). */
  wake(): void
}

/** Whether a process of this machine is alive. One that belongs to somebody else is. */
const isAlive = (pid: number): boolean => {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

const freeBytes = async (path: string): Promise<number> => {
  const stats = await statfs(path)
  return stats.bavail * stats.bsize
}

export const createNodeMachine = (): NodeMachine => {
  const listeners = new Set<() => void>()
  let lastTickAt = Date.now()
  const wake = () => {
    lastTickAt = Date.now()
    for (const fn of Array.from(listeners)) fn()
  }
  const timer = setInterval(() => {
    const sinceMs = Date.now() - lastTickAt
    lastTickAt += sinceMs
    if (sinceMs > tickMs + gapMs) wake()
  }, tickMs)
  timer.unref()

  return {
    pid: process.pid,
    hostName: hostname(),
    isAlive,
    freeBytes,
    onWake: (fn) => {
      // Its own closure, so that one function registered twice is called and removed twice.
      const listener = () => fn()
      listeners.add(listener)
      return { [Symbol.dispose]: () => void listeners.delete(listener) }
    },
    wake,
    [Symbol.dispose]: () => {
      clearInterval(timer)
      listeners.clear()
    },
  }
}
