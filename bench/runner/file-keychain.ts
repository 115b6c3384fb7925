/**
 * A keychain for measuring, in a file beside the store, so that the next process finds the key again. The system's
 * own keychain answers at its own pace, which is no part of what is measured.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Keychain } from '../../src/core/ports.ts'

export const fileKeychain = (dir: string): Keychain => {
  const file = join(dir, 'bench-keychain.json')
  const read = (): Record<string, string> => (existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>) : {})
  const write = (secrets: Record<string, string>): Promise<void> =>
    Promise.resolve(writeFileSync(file, JSON.stringify(secrets), { mode: 0o600 }))
  return {
    available: () => Promise.resolve(true),
    get: (name) => Promise.resolve(read()[name] ?? null),
    set: (name, secret) => write({ ...read(), [name]: secret }),
    delete: (name) => {
      const { [name]: _gone, ...rest } = read()
      return write(rest)
    },
  }
}
