import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { startTestCore } from '../../../test/harness/start-test-core.ts'
import type { TestCore } from '../../../test/harness/start-test-core.ts'
import { sealEveryCommits } from './history-seal.ts'

/** What somebody who holds the file does to it while nobody looks. */
const tamper = (test: TestCore, sql: string): void => {
  const file = new Database(`${test.dataDir}/store.sqlite`)
  file.exec(`DROP TRIGGER IF EXISTS audit_no_delete; ${sql}`)
  file.close()
}
const cutLast = (rows: number): string => `DELETE FROM audit WHERE seq > (SELECT max(seq) FROM audit) - ${rows}`
const rename = (test: TestCore, n: number) => test.admin.client.agency.update({ name: `Agence ${n}`, language: 'fr', zone: 'Europe/Paris' })
const doctorOf = async (test: TestCore) => (await test.client.system.doctor()).find(({ finding }) => finding === 'store.history_cut')

describe('the end of the history', () => {
  it('is sealed when core closes: rows cut off after that are missed, for good', async () => {
    await using test = await startTestCore()
    for (let n = 0; n < 3; n += 1) await rename(test, n)
    await test.restart()
    const { rows, end, intact } = await test.admin.client.history.verify()
    expect({ end, intact }).toEqual({ end: 'sealed', intact: true })
    expect(await doctorOf(test)).toBeUndefined()
    tamper(test, cutLast(2))
    expect(await test.admin.client.history.verify()).toEqual({ intact: false, rows: rows - 2, firstBroken: rows - 1, end: 'cut' })
    expect(await doctorOf(test)).toMatchObject({ state: 'failed', data: { seq: rows - 1 } })
    // What is written after does not grow over it, and no later seal covers it.
    for (let n = 0; n < sealEveryCommits + 5; n += 1) await rename(test, 100 + n)
    await test.restart()
    expect(await test.admin.client.history.verify()).toMatchObject({ intact: false, end: 'cut' })
  })

  it('is sealed as the history grows, without a stop', async () => {
    await using test = await startTestCore()
    for (let n = 0; n < 3 * sealEveryCommits; n += 1) await rename(test, n)
    tamper(test, cutLast(sealEveryCommits + 1))
    expect(await test.admin.client.history.verify()).toMatchObject({ intact: false, end: 'cut' })
  })

  it('is sealed before a backup is taken', async () => {
    await using test = await startTestCore()
    await rename(test, 1)
    await test.client.system.backUp()
    tamper(test, cutLast(2))
    expect(await test.client.history.verify()).toMatchObject({ intact: false, end: 'cut' })
  })

  it('is made anew when its seal was taken away, and the history says so', async () => {
    await using test = await startTestCore()
    await rename(test, 1)
    await test.restart()
    // The first call comes after what core does at its start.
    await test.admin.client.session.current()
    tamper(test, `DELETE FROM meta WHERE key = 'history_seal'`)
    expect(await test.client.history.verify()).toMatchObject({ intact: true, end: 'unsealed' })
    await test.restart()
    expect(await test.client.history.verify()).toMatchObject({ intact: true, end: 'sealed' })
    const { items } = await test.client.history.list({ action: 'history.seal_begun', limit: 5 })
    expect(items).toHaveLength(2)
  })

  it('cannot be sealed by somebody else: a seal that does not open counts as one that does not fit', async () => {
    await using test = await startTestCore()
    await test.restart()
    tamper(test, `UPDATE secret SET sealed = zeroblob(80) WHERE kind = 'history-seal'`)
    expect(await test.client.history.verify()).toMatchObject({ intact: false, end: 'cut' })
  })

  it('outlives a rotation of the keys', async () => {
    await using test = await startTestCore()
    await test.admin.client.vault.rotate()
    expect(await test.client.history.verify()).toMatchObject({ intact: true, end: 'sealed' })
    await test.restart()
    tamper(test, cutLast(1))
    expect(await test.client.history.verify()).toMatchObject({ intact: false, end: 'cut' })
  })

  it('cannot be told while the vault is locked, and is sealed again when it is opened', async () => {
    await using test = await startTestCore({ setup: { vaultPassphrase: 'a passphrase of many words' } })
    await test.restart()
    await rename(test, 1)
    expect(await test.client.history.verify()).toMatchObject({ intact: true, end: 'locked' })
    await test.client.setup.unlockVault({ passphrase: 'a passphrase of many words' })
    await test.restart()
    await test.client.setup.unlockVault({ passphrase: 'a passphrase of many words' })
    expect(await test.client.history.verify()).toMatchObject({ intact: true, end: 'sealed' })
    tamper(test, cutLast(1))
    expect(await test.client.history.verify()).toMatchObject({ intact: false, end: 'cut' })
  })
})
