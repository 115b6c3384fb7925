import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { codeOf } from '../../../test/harness/code-of.ts'
import { tempDir } from '../../../test/harness/temp-dir.ts'
import { MemoryKeychain, testPorts } from '../../../test/harness/test-ports.ts'
import { AppError } from '../app-error.ts'
import { createLogger } from '../log.ts'
import { openStore } from '../store/open-store.ts'
import { secret as secretTable } from '../store/schema/people.ts'
import type { Store } from '../store/store.ts'
import { systemActor } from '../store/store.ts'
import { newRecoveryCodes } from './recovery-code.ts'
import { createVault } from './vault.ts'
import type { Vault } from './vault.ts'
import type { WayWanted } from './ways-in.ts'

const cheap = { memoryKiB: 8, passes: 1, lanes: 1 }
const codeOfSync = (run: () => unknown): string => {
  try {
    run()
    return 'ok'
  } catch (error) {
    return error instanceof AppError ? error.code : String(error)
  }
}

/** A vault on a folder, and the same folder opened again: another start of the application. */
const setUp = async (wanted: WayWanted = { mode: 'keychain' }) => {
  const dir = tempDir()
  const ports = testPorts()
  const codes = newRecoveryCodes(ports.random)
  let store: Store
  const start = async (argon2 = cheap): Promise<Vault> => {
    store = await openStore({ dataDir: dir.path, clock: ports.clock, random: ports.random, machine: ports.machine })
    const vault = createVault({
      store,
      keychain: ports.keychain,
      clock: ports.clock,
      random: ports.random,
      logger: createLogger(ports.log, ports.clock),
      argon2,
    })
    await vault.openAtStart()
    return vault
  }
  const vault = await start()
  await vault.make(wanted, codes, (commit) => store.write(commit))
  return {
    dir: dir.path,
    ports,
    codes,
    vault,
    store: () => store,
    restart: async (argon2 = cheap) => {
      await store.close()
      return start(argon2)
    },
    seal: (into: Vault, text: string) => store.write((tx) => into.seal(tx, 'account', text)),
    [Symbol.asyncDispose]: async () => {
      await store.close()
      dir[Symbol.dispose]()
    },
  }
}

const bytesOf = (dir: string): Buffer =>
  Buffer.concat(
    readdirSync(dir)
      .filter((name) => name.startsWith('store.sqlite'))
      .map((name) => readFileSync(join(dir, name))),
  )

describe('the vault', () => {
  it('gives back what was sealed, after a restart too, and keeps nothing of it plain', async () => {
    await using at = await setUp()
    const id = at.seal(at.vault, 'planted app password é')
    expect(at.vault.read(id, 'account')).toBe('planted app password é')
    const again = await at.restart()
    expect(again.read(id, 'account')).toBe('planted app password é')
    expect(bytesOf(at.dir).includes('planted')).toBe(false)
    const [key = ''] = at.ports.keychain.entries.values()
    expect(bytesOf(at.dir).includes(Buffer.from(key, 'base64'))).toBe(false)
  })

  it('replaces and removes', async () => {
    await using at = await setUp()
    const id = at.seal(at.vault, 'one')
    at.store().write((tx) => at.vault.replace(tx, id, 'two'))
    expect(at.vault.read(id, 'account')).toBe('two')
    at.store().write((tx) => at.vault.remove(tx, id))
    expect(codeOfSync(() => at.vault.read(id, 'account'))).toBe('NOT_FOUND')
  })

  it('binds a secret to its id and kind: moved, renamed or changed, it does not open', async () => {
    await using at = await setUp()
    const one = at.seal(at.vault, 'one')
    const two = at.seal(at.vault, 'two')
    expect(codeOfSync(() => at.vault.read(one, 'totp'))).toBe('NOT_FOUND')
    const { sql } = at.store()
    sql.exec(`UPDATE secret SET (nonce, sealed) = (SELECT nonce, sealed FROM secret WHERE id = '${two}') WHERE id = '${one}'`)
    expect(codeOfSync(() => at.vault.read(one, 'account'))).toContain('does not open')
    sql.exec(`UPDATE secret SET kind = 'totp' WHERE id = '${two}'`)
    expect(codeOfSync(() => at.vault.read(two, 'totp'))).toContain('does not open')
    const three = at.seal(at.vault, 'three')
    sql.prepare('UPDATE secret SET sealed = ? WHERE id = ?').run(Buffer.alloc(40), three)
    expect(codeOfSync(() => at.vault.read(three, 'account'))).toContain('does not open')
  })

  it('never seals the same text to the same bytes', async () => {
    await using at = await setUp()
    at.seal(at.vault, 'same')
    at.seal(at.vault, 'same')
    const rows = at.store().db.select().from(secretTable).all()
    expect(new Set(rows.map(({ sealed }) => sealed.toString('hex'))).size).toBe(2)
    expect(new Set(rows.map(({ nonce }) => nonce.toString('hex'))).size).toBe(2)
  })

  it('is made once, and not at all when its transaction fails or there is no keychain', async () => {
    await using at = await setUp()
    await expect(at.vault.make({ mode: 'keychain' }, at.codes, (commit) => at.store().write(commit))).rejects.toMatchObject({
      code: 'CONFLICT',
    })

    const dir = tempDir()
    const ports = testPorts()
    const store = await openStore({ dataDir: dir.path, clock: ports.clock, random: ports.random, machine: ports.machine })
    const vault = createVault({
      store,
      keychain: ports.keychain,
      clock: ports.clock,
      random: ports.random,
      logger: createLogger(ports.log, ports.clock),
      argon2: cheap,
    })
    await expect(
      vault.make({ mode: 'keychain' }, [], () => {
        throw new Error('second wizard')
      }),
    ).rejects.toThrow('second wizard')
    expect(ports.keychain.entries.size).toBe(0)
    ports.keychain.works = false
    await expect(vault.make({ mode: 'keychain' }, at.codes, (commit) => store.write(commit))).rejects.toMatchObject({
      code: 'KEYCHAIN_UNAVAILABLE',
    })
    expect(await vault.status()).toEqual({ mode: 'none', locked: false, keychainAvailable: false })
    await store.close()
    dir[Symbol.dispose]()
  })
})

describe('with a passphrase', () => {
  it('is locked at each start until it is given', async () => {
    await using at = await setUp({ mode: 'passphrase', passphrase: 'clé de la maison' })
    const id = at.seal(at.vault, 'text')
    expect(at.ports.keychain.entries.size).toBe(0)
    const again = await at.restart()
    expect(await again.status()).toMatchObject({ mode: 'passphrase', locked: true })
    expect(codeOfSync(() => again.read(id, 'account'))).toBe('VAULT_LOCKED')
    expect(codeOfSync(() => at.store().write((tx) => again.seal(tx, 'account', 'x')))).toBe('VAULT_LOCKED')
    await expect(again.unlock({ passphrase: 'clé de la Maison' })).rejects.toMatchObject({ code: 'WRONG_CREDENTIALS' })
    // The accents composed otherwise: another keyboard.
    await again.unlock({ passphrase: 'clé de la maison'.normalize('NFD') })
    expect(again.read(id, 'account')).toBe('text')
    await expect(again.unlock({ passphrase: 'clé de la maison' })).rejects.toMatchObject({ code: 'CONFLICT' })
  })

  it('opens with the cost it was made with when the cost is raised later', async () => {
    await using at = await setUp({ mode: 'passphrase', passphrase: 'clé de la maison' })
    const again = await at.restart({ ...cheap, passes: 3 })
    await again.unlock({ passphrase: 'clé de la maison' })
    expect(again.isOpen()).toBe(true)
  })
})

describe('a lost keychain', () => {
  it('locks the vault, and a recovery code opens it, once, and puts a new key into the keychain', async () => {
    await using at = await setUp()
    const id = at.seal(at.vault, 'text')
    at.ports.keychain.entries.clear()
    const again = await at.restart()
    expect(await again.status()).toEqual({ mode: 'keychain', locked: true, keychainAvailable: true })
    await expect(again.unlock({ recoveryCode: 'AAAAA-AAAAA-AAAAA-AAAAA-AAAAA' })).rejects.toMatchObject({ code: 'WRONG_CREDENTIALS' })
    await expect(again.unlock({ passphrase: 'anything' })).rejects.toMatchObject({ code: 'CONFLICT' })
    // As a person types it.
    await again.unlock({
      recoveryCode: ` ${(at.codes[3] ?? '').toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')}`,
    })
    expect(again.read(id, 'account')).toBe('text')

    const third = await at.restart()
    expect(third.read(id, 'account')).toBe('text')
    at.ports.keychain.entries.clear()
    const fourth = await at.restart()
    expect(await codeOf(fourth.unlock({ recoveryCode: at.codes[3] ?? '' }))).toContain('WRONG_CREDENTIALS')
    await fourth.unlock({ recoveryCode: at.codes[4] ?? '' })
  })

  it('opens by itself when the keychain answers again', async () => {
    await using at = await setUp()
    const id = at.seal(at.vault, 'text')
    at.ports.keychain.works = false
    const again = await at.restart()
    expect(await again.status()).toEqual({ mode: 'keychain', locked: true, keychainAvailable: false })
    at.ports.keychain.works = true
    at.ports.clock.jumpTo(at.ports.clock.now() + 60_000)
    expect(await again.status()).toEqual({ mode: 'keychain', locked: false, keychainAvailable: true })
    expect(again.read(id, 'account')).toBe('text')
  })

  it('never falls back to anything: with no keychain a code opens it for this run only', async () => {
    await using at = await setUp()
    at.ports.keychain.works = false
    const again = await at.restart()
    await again.unlock({ recoveryCode: at.codes[0] ?? '' })
    expect(again.isOpen()).toBe(true)
    expect(await codeOf(again.rotate(systemActor))).toContain('KEYCHAIN_UNAVAILABLE')
    await again.setMode(systemActor, { mode: 'passphrase', passphrase: 'a new passphrase' })
    const third = await at.restart()
    expect(await third.status()).toMatchObject({ mode: 'passphrase', locked: true })
    await third.unlock({ passphrase: 'a new passphrase' })
  })
})

describe('rotation and modes', () => {
  it('seals every secret again under a new key, and the old keychain entry opens nothing', async () => {
    await using at = await setUp()
    const ids = Array.from({ length: 25 }, (_, index) => at.seal(at.vault, `secret ${index}`))
    const before = at.store().db.select().from(secretTable).all()
    const oldEntries = new Map(at.ports.keychain.entries)
    expect(await at.vault.rotate(systemActor)).toBe(25)
    const after = at.store().db.select().from(secretTable).all()
    expect(new Set(after.map(({ keyId }) => keyId)).size).toBe(1)
    expect(after.some(({ keyId }) => keyId === before[0]?.keyId)).toBe(false)
    expect(at.ports.keychain.entries.size).toBe(1)
    expect([...at.ports.keychain.entries.values()]).not.toEqual([...oldEntries.values()])
    const again = await at.restart()
    expect(ids.map((id) => again.read(id, 'account'))).toEqual(ids.map((_, index) => `secret ${index}`))
    // The codes given out before still open it.
    at.ports.keychain.entries.clear()
    const third = await at.restart()
    await third.unlock({ recoveryCode: at.codes[0] ?? '' })
    expect(third.read(ids[7] ?? '', 'account')).toBe('secret 7')
  })

  it('changes nothing when one secret does not open', async () => {
    await using at = await setUp()
    const good = at.seal(at.vault, 'good')
    const bad = at.seal(at.vault, 'bad')
    at.store().sql.prepare('UPDATE secret SET sealed = ? WHERE id = ?').run(Buffer.alloc(40), bad)
    await expect(at.vault.rotate(systemActor)).rejects.toThrow('does not open')
    expect(at.ports.keychain.entries.size).toBe(1)
    expect(at.vault.read(good, 'account')).toBe('good')
    expect((await at.restart()).read(good, 'account')).toBe('good')
  })

  it('rotates under a passphrase without asking for it', async () => {
    await using at = await setUp({ mode: 'passphrase', passphrase: 'long passphrase' })
    const id = at.seal(at.vault, 'text')
    await at.vault.rotate(systemActor)
    const again = await at.restart()
    await again.unlock({ passphrase: 'long passphrase' })
    expect(again.read(id, 'account')).toBe('text')
  })

  it('changes from keychain to passphrase and back; what was left behind opens nothing', async () => {
    await using at = await setUp()
    const id = at.seal(at.vault, 'text')
    await at.vault.setMode(systemActor, { mode: 'passphrase', passphrase: 'long passphrase' })
    expect(at.ports.keychain.entries.size).toBe(0)
    const again = await at.restart()
    await again.unlock({ passphrase: 'long passphrase' })
    await again.setMode(systemActor, { mode: 'keychain' })
    const third = await at.restart()
    expect(third.read(id, 'account')).toBe('text')
    expect(await third.status()).toMatchObject({ mode: 'keychain', locked: false })
  })

  it('leaves nothing of the store to an old passphrase, not even with an old copy of the keys', async () => {
    await using at = await setUp({ mode: 'passphrase', passphrase: 'old passphrase' })
    const copy = () => at.store().sql.prepare('SELECT key_id FROM vault_wrap').pluck().all()
    const oldKeys = copy()
    at.seal(at.vault, 'text')
    await at.vault.setMode(systemActor, { mode: 'passphrase', passphrase: 'new passphrase' })
    expect(copy().filter((id) => oldKeys.includes(id))).toEqual([])
    const again = await at.restart()
    expect(await codeOf(again.unlock({ passphrase: 'old passphrase' }))).toContain('WRONG_CREDENTIALS')
    await again.unlock({ passphrase: 'new passphrase' })
  })

  it('makes new recovery codes, and the former ones stop working', async () => {
    await using at = await setUp()
    const codes = await at.vault.newRecoveryCodes(systemActor)
    expect(new Set(codes).size).toBe(10)
    at.ports.keychain.entries.clear()
    const again = await at.restart()
    expect(await codeOf(again.unlock({ recoveryCode: at.codes[0] ?? '' }))).toContain('WRONG_CREDENTIALS')
    await again.unlock({ recoveryCode: codes[9] ?? '' })
  })

  it('does one change after the other', async () => {
    await using at = await setUp()
    const id = at.seal(at.vault, 'text')
    await Promise.all([
      at.vault.rotate(systemActor),
      at.vault.setMode(systemActor, { mode: 'passphrase', passphrase: 'long passphrase' }),
      at.vault.rotate(systemActor),
      at.vault.setMode(systemActor, { mode: 'keychain' }),
      at.vault.newRecoveryCodes(systemActor),
    ])
    expect(at.ports.keychain.entries.size).toBe(1)
    expect((await at.restart()).read(id, 'account')).toBe('text')
  })

  it('survives a crash between keychain and store: an entry nobody refers to, at worst', async () => {
    await using at = await setUp()
    const id = at.seal(at.vault, 'text')
    class CrashingKeychain extends MemoryKeychain {
      override delete(): Promise<void> {
        return Promise.reject(new Error('gone'))
      }
    }
    const crashing = new CrashingKeychain()
    for (const [name, value] of at.ports.keychain.entries) crashing.entries.set(name, value)
    at.ports.keychain = crashing
    const again = await at.restart()
    await again.rotate(systemActor)
    expect(crashing.entries.size).toBe(2)
    expect((await at.restart()).read(id, 'account')).toBe('text')
  })
})
