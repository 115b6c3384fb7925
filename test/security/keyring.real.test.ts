/** The vault on a real gnome-keyring, over real restarts of the process. */
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { tempDir } from '../harness/temp-dir.ts'
import { runWithKeyring } from './with-keyring.ts'

const script = fileURLToPath(new URL('keyring-steps.ts', import.meta.url))
const noEntry = 'AAAAA-AAAAA-AAAAA-AAAAA-AAAAA'

// Each step is a start of a process; on a busy machine that takes its time.
describe.runIf(process.platform === 'linux')('the vault on a real keyring', { timeout: 300_000 }, () => {
  let home = tempDir()
  let data = tempDir()
  const run = (step: string, given = '', without = false): Promise<unknown> =>
    runWithKeyring({ home: home.path, script, args: [step, data.path, given], without })
  /** The keyring's files, as another machine or a new account has none. */
  const loseKeyring = (): void => rmSync(join(home.path, '.local'), { recursive: true, force: true })

  beforeEach(() => {
    home = tempDir()
    data = tempDir()
  })
  afterEach(() => {
    home[Symbol.dispose]()
    data[Symbol.dispose]()
  })

  it('opens at each start without asking, and after a rotation', async () => {
    expect(await run('setUp')).toHaveLength(10)
    expect(readdirSync(join(home.path, '.local', 'share', 'keyrings')).length).toBeGreaterThan(0)
    expect(await run('status')).toEqual({ mode: 'keychain', locked: false, keychainAvailable: true })
    // The one secret of a new agency: the seal of its history.
    expect(await run('rotate')).toEqual({ secrets: 1 })
    expect(await run('status')).toEqual({ mode: 'keychain', locked: false, keychainAvailable: true })
  })

  it('is locked when the keyring is lost; a recovery code opens it and the new keyring keeps it', async () => {
    const codes = (await run('setUp')) as string[]
    loseKeyring()
    expect(await run('status')).toEqual({ mode: 'keychain', locked: true, keychainAvailable: true })
    expect(await run('unlockByCode', noEntry)).toBe('WRONG_CREDENTIALS')
    expect(await run('unlockByCode', codes[0])).toBe('ok')
    expect(await run('status')).toEqual({ mode: 'keychain', locked: false, keychainAvailable: true })
    loseKeyring()
    expect(await run('unlockByCode', codes[0])).toBe('WRONG_CREDENTIALS')
  })

  it('without a keyring asks for a passphrase instead of falling back to anything', async () => {
    expect(await run('setUp', '', true)).toBe('KEYCHAIN_UNAVAILABLE')
    expect(await run('setUp', 'a long passphrase', true)).toHaveLength(10)
    expect(await run('status', '', true)).toEqual({ mode: 'passphrase', locked: true, keychainAvailable: false })
    expect(await run('unlockByPassphrase', 'a wrong passphrase', true)).toBe('WRONG_CREDENTIALS')
    expect(await run('unlockByPassphrase', 'a long passphrase', true)).toBe('ok')
  })

  it('goes from the keyring to a passphrase, and then needs no keyring', async () => {
    await run('setUp')
    expect(await run('toPassphrase', 'a long passphrase')).toBe('ok')
    loseKeyring()
    expect(await run('unlockByPassphrase', 'a long passphrase', true)).toBe('ok')
  })
})
