import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createOsKeychain, type KeychainEntry } from './os-keychain.ts'

const memoryEntries = () => {
  const secrets = new Map<string, string>()
  const entry = (service: string, name: string): KeychainEntry => ({
    getPassword: async () => secrets.get(`${service}/${name}`) ?? null,
    setPassword: async (secret) => void secrets.set(`${service}/${name}`, secret),
    deletePassword: async () => secrets.delete(`${service}/${name}`),
  })
  return { secrets, entry }
}

describe('os keychain', () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  it('keeps, gives back and forgets a secret under the service', async () => {
    const { secrets, entry } = memoryEntries()
    const keychain = createOsKeychain({ entry })
    await keychain.set('vault', 's3cret')
    expect([...secrets.keys()]).toEqual(['Coulisse/vault'])
    expect(await keychain.get('vault')).toBe('s3cret')
    await keychain.delete('vault')
    expect(await keychain.get('vault')).toBeNull()
    await expect(keychain.delete('vault')).resolves.toBeUndefined()
  })

  it('is available only when what it wrote comes back, and leaves nothing of the trial', async () => {
    const { secrets, entry } = memoryEntries()
    expect(await createOsKeychain({ entry }).available()).toBe(true)
    expect(secrets.size).toBe(0)
    const forgetful = (service: string, name: string): KeychainEntry => ({ ...entry(service, name), getPassword: async () => null })
    expect(await createOsKeychain({ entry: forgetful }).available()).toBe(false)
    const refusing = (): KeychainEntry => {
      throw new Error('no Secret Service')
    }
    expect(await createOsKeychain({ entry: refusing }).available()).toBe(false)
  })

  it('does not wait for ever', async () => {
    vi.useFakeTimers()
    const silent = (): KeychainEntry => ({
      getPassword: () => new Promise(() => {}),
      setPassword: () => new Promise(() => {}),
      deletePassword: () => new Promise(() => {}),
    })
    const keychain = createOsKeychain({ entry: silent })
    const outcomes = Promise.allSettled([keychain.available(), keychain.get('a'), keychain.set('a', 'b'), keychain.delete('a')])
    await vi.advanceTimersByTimeAsync(60_000)
    expect((await outcomes).map((outcome) => (outcome.status === 'fulfilled' ? outcome.value : 'rejected'))).toEqual([
      false,
      'rejected',
      'rejected',
      'rejected',
    ])
    expect(vi.getTimerCount()).toBe(0)
  })

  it.runIf(process.platform === 'linux')(
    'says that there is none on a machine without a Secret Service, and never uses the kernel keyring',
    async () => {
      const { stdout } = await promisify(execFile)(
        process.execPath,
        [
          '--input-type=module',
          '-e',
          `import { createOsKeychain } from ${JSON.stringify(new URL('os-keychain.ts', import.meta.url).href)}
         const keychain = createOsKeychain()
         const set = await keychain.set('x', 'y').then(() => 'set', () => 'refused')
         console.log(JSON.stringify([await keychain.available(), set]))`,
        ],
        { env: { PATH: process.env['PATH'], DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere' } },
      )
      expect(JSON.parse(stdout)).toEqual([false, 'refused'])
    },
  )
})
