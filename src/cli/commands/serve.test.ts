/** What `coulisse serve` hears of its machine. */
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createTestCli } from '../../../test/harness/cli.ts'
import { tempDir } from '../../../test/harness/temp-dir.ts'
import { seedAccount, seedCreator, seedPost, seedPublication } from '../../../test/seed/builders.ts'
import { openStore } from '../../core/store/open-store.ts'

describe('serve', () => {
  it('looks at what is due when the machine wakes', async () => {
    using dir = tempDir()
    const dataDir = join(dir.path, 'data')
    const cli = createTestCli(dataDir)
    const { clock, random, machine } = cli.ports
    const store = await openStore({ dataDir, clock, random, machine })
    const creator = seedCreator(store)
    const account = seedAccount(store, creator.id)
    const planned = seedPublication(store, { post: seedPost(store, creator.id), account }, { dueAt: clock.now() + 3_600_000 })
    await store.close()

    const stop = new AbortController()
    const listening = Promise.withResolvers<string>()
    const serving = cli.run(['serve', '--port', '0'], {
      stop: stop.signal,
      onOut: (line) => listening.resolve(/http:\S+/.exec(line)?.[0] ?? ''),
    })
    await listening.promise
    // A night passes; the timers of a sleeping machine do not fire.
    clock.jumpTo(clock.now() + 10 * 3_600_000)
    machine.wake()
    await new Promise((resolve) => setImmediate(resolve))
    stop.abort()
    expect((await serving).code).toBe(0)
    const after = await openStore({ dataDir, clock, random, machine })
    expect(after.sql.prepare('SELECT state FROM publication WHERE id = ?').pluck().get(planned.id)).toBe('missed')
    await after.close()
  })
})
