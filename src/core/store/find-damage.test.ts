import { openSync, closeSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { tempDir } from '../../../test/harness/temp-dir.ts'
import { testPorts } from '../../../test/harness/test-ports.ts'
import { seedCreator } from '../../../test/seed/builders.ts'
import { findDamage } from './find-damage.ts'
import { openStore } from './open-store.ts'

describe('looking for damage', () => {
  it('reads a store that is at work without keeping its thread, and says what is broken', async () => {
    using dir = tempDir()
    const ports = testPorts()
    const store = await openStore({ dataDir: dir.path, clock: ports.clock, random: ports.random, machine: ports.machine })
    const path = join(dir.path, 'store.sqlite')
    for (let n = 0; n < 300; n += 1) seedCreator(store, { name: `Creator ${n}` })
    let turns = 0
    const turning = setImmediate(function turn() {
      turns += 1
      if (!done) setImmediate(turn)
    })
    let done = false
    expect(await findDamage(path)).toEqual([])
    done = true
    clearImmediate(turning)
    // The loop went round while the other thread read.
    expect(turns).toBeGreaterThan(1)
    await store.close()

    const handle = openSync(path, 'r+')
    // Past the first pages, so that it still opens.
    for (let page = 30; page < 60; page += 1) writeSync(handle, Buffer.alloc(2000, 7), 0, 2000, page * 4096)
    closeSync(handle)
    expect(await findDamage(path)).not.toEqual([])
  })
})
