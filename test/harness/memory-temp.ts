/**
 * A folder in memory for what tests write, where the machine has room for it: every commit of a store waits until the disk has
 * it, and in tests of what a store holds that wait is most of the time. What is told of power cuts and of real disks is measured
 * in the benches and the kill harness, which do not use this.
 */
import { statfsSync } from 'node:fs'
import { freemem } from 'node:os'

const sharedMemory = '/dev/shm'
const roomNeeded = 3 * 2 ** 30

/** Nothing where somebody chose a folder themselves, or there is no room: a container often has 64 MB of it. */
export const memoryTemp = (): { TMPDIR: string } | undefined => {
  if (process.platform !== 'linux' || process.env['TMPDIR']) return undefined
  try {
    const { bavail, bsize } = statfsSync(sharedMemory)
    return bavail * bsize >= roomNeeded && freemem() >= roomNeeded ? { TMPDIR: sharedMemory } : undefined
  } catch {
    // Not every Linux has it.
    return undefined
  }
}
