import { describe, expect, it } from 'vitest'
import { codeOf } from '../../../test/harness/code-of.ts'
import { startTestCore, testPassword } from '../../../test/harness/start-test-core.ts'

describe('first run', () => {
  it('makes the agency, its first admin and the vault, and signs the admin in', async () => {
    await using test = await startTestCore()
    expect(test.recoveryCodes).toHaveLength(10)
    expect(await test.admin.client.session.current()).toMatchObject({
      email: 'admin@example.test',
      role: 'admin',
      zone: 'Europe/Paris',
      creatorIds: null,
    })
    expect(await test.asNobody().client.setup.status()).toMatchObject({
      state: 'ready',
      vault: { mode: 'keychain', locked: false },
      agencyName: 'Agence Test',
    })
    expect(test.ports.keychain.entries.size).toBe(1)
  })

  it('happens once, even when ten try at once', async () => {
    await using test = await startTestCore({ fresh: true })
    const input = {
      agencyName: 'A',
      language: 'fr' as const,
      zone: 'Europe/Paris',
      adminName: 'A',
      email: 'a@example.test',
      password: testPassword,
    }
    const codes = await Promise.all(Array.from({ length: 10 }, () => codeOf(test.asNobody().client.setup.createAgency(input))))
    expect(codes.filter((code) => code === 'ok')).toHaveLength(1)
    expect(codes.filter((code) => code === 'CONFLICT')).toHaveLength(9)
    expect(await test.client.team.list()).toHaveLength(1)
    expect(test.ports.keychain.entries.size).toBe(1)
  })

  it('needs a passphrase where there is no keychain, and then asks for it at each start', async () => {
    await using test = await startTestCore({ fresh: true })
    test.ports.keychain.works = false
    const input = {
      agencyName: 'A',
      language: 'fr' as const,
      zone: 'Europe/Paris',
      adminName: 'A',
      email: 'a@example.test',
      password: testPassword,
    }
    expect(await codeOf(test.client.setup.createAgency(input))).toBe('KEYCHAIN_UNAVAILABLE')
    expect(await test.client.setup.status()).toMatchObject({ state: 'needs_agency', vault: { mode: 'none', keychainAvailable: false } })
    await test.client.setup.createAgency({ ...input, vaultPassphrase: 'a long passphrase' })
    expect(await test.client.setup.status()).toMatchObject({ state: 'ready', vault: { mode: 'passphrase', locked: false } })
  })
})
