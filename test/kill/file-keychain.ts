/** A keychain in a file: for the kill harness, whose processes come and go while the keychain stays. */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import type { Keychain } from '../../src/core/ports.ts'

export const fileKeychain = (file: string): Keychain => {
  const read = (): Record<string, string> => (existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>) : {})
  const save = (entries: Record<string, string>): Promise<void> => {
    writeFileSync(`${file}.new`, JSON.stringify(entries), { mode: 0o600 })
    renameSync(`${file}.new`, file)
    return Promise.resolve()
  }
  return {
    available: () => Promise.resolve(true),
    get: (name) => Promise.resolve(read()[name] ?? null),
    set: (name, secret) => save({ ...read(), [name]: secret }),
    delete: (name) => {
      const { [name]: _gone, ...rest } = read()
      return save(rest)
    },
  }
}
