import { describe, expect, it } from 'vitest'
import { tempDir } from '../../../test/harness/temp-dir.ts'
import { testPorts } from '../../../test/harness/test-ports.ts'
import { openStore } from '../store/open-store.ts'
import { createDueQueue } from './due-queue.ts'
import type { DueEntry } from './due-queue.ts'
import { createDueTimer } from './due-timer.ts'

const open = async (path: string) => {
  const ports = testPorts()
  const store = await openStore({ dataDir: path, clock: ports.clock, random: ports.random, machine: ports.machine, leaseMs: 1e12 })
  const leaseBeat = ports.clock.nextAt()
  const queue = createDueQueue(store)
  const timer = createDueTimer({ queue, clock: ports.clock })
  const heard: string[] = []
  timer.handle('publication', (entries) => heard.push(...entries.map(({ id }) => id)))
  const add = (...entries: [number, string][]) =>
    store.write((tx) => entries.forEach(([dueAt, id]) => queue.add(tx, { dueAt, kind: 'publication', id })))
  const remove = (entry: DueEntry) => store.write((tx) => queue.remove(tx, entry))
  return { ports, store, queue, timer, heard, add, remove, leaseBeat, goTo: (at: number) => ports.clock.goTo(at, () => timer.settle()) }
}

describe('the due timer', () => {
  it('hands out each entry once, in order, at its time, also those planned for a time that is gone', async () => {
    using dir = tempDir()
    const it = await open(dir.path)
    const now = it.ports.clock.now()
    it.timer.start()
    it.add([now + 2000, 'b'], [now + 1000, 'a'], [now + 9000, 'later'])
    await it.goTo(now + 999)
    expect(it.heard).toEqual([])
    await it.goTo(now + 2000)
    expect(it.heard).toEqual(['a', 'b'])
    it.add([now + 500, 'late'])
    await it.timer.settle()
    expect(it.heard).toEqual(['a', 'b', 'late'])
    await it.goTo(now + 8999)
    expect(it.heard).toHaveLength(3)
    it.timer[Symbol.dispose]()
    await it.store.close()
  })

  it('does not wake when nothing is due', async () => {
    using dir = tempDir()
    const it = await open(dir.path)
    const now = it.ports.clock.now()
    it.timer.start()
    await it.timer.settle()
    expect(it.ports.clock.nextAt()).toBe(it.leaseBeat)
    it.add([now + 5000, 'a'])
    await it.timer.settle()
    expect(it.ports.clock.nextAt()).toBe(now + 5000)
    it.remove({ dueAt: now + 5000, kind: 'publication', id: 'a' })
    await it.timer.settle()
    expect(it.ports.clock.nextAt()).toBe(it.leaseBeat)
    it.timer[Symbol.dispose]()
    await it.store.close()
  })

  it('hands out what a sleep or a clock that jumped has made due, and what was given back', async () => {
    using dir = tempDir()
    const it = await open(dir.path)
    const now = it.ports.clock.now()
    it.timer.start()
    it.add([now + 1000, 'a'], [now + 50_000, 'b'])
    it.ports.clock.jumpTo(now + 86_400_000)
    it.timer.look()
    expect(it.heard).toEqual(['a', 'b'])
    it.timer.giveBack([{ dueAt: now + 1000, kind: 'publication', id: 'a' }], it.ports.clock.now() + 10)
    await it.goTo(it.ports.clock.now() + 10)
    expect(it.heard).toEqual(['a', 'b', 'a'])
    it.timer[Symbol.dispose]()
    await it.store.close()
  })
})
