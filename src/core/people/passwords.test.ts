import { parseOptions } from '@node-rs/argon2'
import { describe, expect, it } from 'vitest'
import { coreConfig } from '../config.ts'
import { createPasswords } from './passwords.ts'

describe('passwords', () => {
  it('cost what OWASP asks for unless a test lends less', async () => {
    const { argon2 } = coreConfig.parse({ dataDir: '/x' })
    expect(argon2).toEqual({ memoryKiB: 19_456, passes: 2, lanes: 1 })
    const hash = await createPasswords(argon2).hash('correct horse battery staple')
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(parseOptions(hash)).toMatchObject({ memoryCost: 19_456, timeCost: 2, parallelism: 1, saltLen: 16, outputLen: 32 })
  })

  it('match themselves only, however the keyboard composes an accent, and never nobody’s', async () => {
    const passwords = createPasswords({ memoryKiB: 8, passes: 1, lanes: 1 })
    const hash = await passwords.hash('clé de la maison')
    expect(await passwords.matches(hash, 'clé de la maison'.normalize('NFD'))).toBe(true)
    expect(await passwords.matches(hash, 'clé de la maison ')).toBe(false)
    expect(await passwords.matches(null, 'nobody has this password')).toBe(false)
    expect(await passwords.hash('clé de la maison')).not.toBe(hash)
  })

  it('made at another cost are known as such', async () => {
    const before = createPasswords({ memoryKiB: 8, passes: 1, lanes: 1 })
    const now = createPasswords({ memoryKiB: 16, passes: 1, lanes: 1 })
    expect(now.isOutdated(await before.hash('x'))).toBe(true)
    expect(now.isOutdated(await now.hash('x'))).toBe(false)
  })
})
