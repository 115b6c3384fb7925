import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createNodeMachine } from './node-machine.ts'

describe('node machine', () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  it('knows a living process from one that has ended', async () => {
    using machine = createNodeMachine()
    const child = spawn(process.execPath, ['-e', ''])
    const pid = child.pid ?? 0
    expect(machine.isAlive(process.pid)).toBe(true)
    await once(child, 'exit')
    expect(machine.isAlive(pid)).toBe(false)
    expect(machine.isAlive(0)).toBe(false)
    expect(machine.isAlive(-1)).toBe(false)
  })

  it('tells the space left, and rejects for a folder that is not there', async () => {
    using machine = createNodeMachine()
    expect(await machine.freeBytes(tmpdir())).toBeGreaterThan(0)
    await expect(machine.freeBytes('/no/such/folder')).rejects.toMatchObject({ code: 'ENOENT' })
  })

  it('hears of a sleep by a tick that comes late, once', () => {
    vi.useFakeTimers({ now: 1_000_000 })
    using machine = createNodeMachine()
    const woken = vi.fn<() => void>()
    machine.onWake(woken)
    vi.advanceTimersByTime(120_000)
    expect(woken).not.toHaveBeenCalled()
    vi.setSystemTime(Date.now() + 3_600_000)
    vi.advanceTimersByTime(120_000)
    expect(woken).toHaveBeenCalledOnce()
  })

  it('passes on what the host was told, and not twice', () => {
    vi.useFakeTimers({ now: 1_000_000 })
    using machine = createNodeMachine()
    const woken = vi.fn<() => void>()
    machine.onWake(woken)
    vi.setSystemTime(Date.now() + 3_600_000)
    machine.wake()
    vi.advanceTimersByTime(120_000)
    expect(woken).toHaveBeenCalledOnce()
  })

  it('calls nobody after they are gone, and leaves no timer', () => {
    vi.useFakeTimers({ now: 1_000_000 })
    const machine = createNodeMachine()
    const woken = vi.fn<() => void>()
    machine.onWake(woken)[Symbol.dispose]()
    machine.wake()
    expect(woken).not.toHaveBeenCalled()
    machine[Symbol.dispose]()
    expect(vi.getTimerCount()).toBe(0)
  })
})
