/** One backup a day, made up for after a sleep, tried again after a failure. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { startPublishing, testDir } from '../publishing/testing/start-publishing.ts'
import { backUpTo } from '../store/back-up.ts'
import { createDailyBackup } from './daily-backup.ts'

const hour = 3_600_000
const day = 24 * hour

describe('the daily backup', () => {
  it('is made in the first hour, once a day after that, once after days of sleep, and again an hour after a failure', async () => {
    using dir = testDir()
    await using it = await startPublishing({ dataDir: dir.path, leaseMs: 100 * day })
    let fails = false
    let tries = 0
    const backUp = () => {
      tries += 1
      const at = it.ports.clock.now()
      return fails ? Promise.reject(new Error('no room')) : backUpTo(it.store.sql, { dataDir: dir.path, at, reason: 'scheduled' })
    }
    createDailyBackup({ publishing: it.publishing, dataDir: dir.path, backUp }).start()
    const made = () => {
      try {
        return readdirSync(join(dir.path, 'backups')).length
      } catch {
        return 0
      }
    }
    const start = it.ports.clock.now()
    await it.goTo(start + hour - 1)
    expect(made()).toBe(0)
    await it.goTo(start + hour)
    expect(made()).toBe(1)
    await it.goTo(start + 2 * day + hour)
    expect(made()).toBe(3)

    it.ports.clock.jumpTo(start + 6 * day)
    await it.goTo(start + 6 * day + 1)
    expect(made()).toBe(4)

    fails = true
    tries = 0
    await it.goTo(start + 7 * day + 3 * hour)
    expect([made(), tries]).toEqual([4, 4])
    fails = false
    await it.goTo(start + 7 * day + 4 * hour)
    expect(made()).toBe(5)
    expect(it.store.sql.prepare(`SELECT count(*) FROM due WHERE kind = 'job'`).pluck().get()).toBe(1)
  })
})
