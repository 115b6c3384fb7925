/** A keychain that forgets: for the demo, whose data is thrown away with it. Never for real secrets. */
import type { Keychain } from '../core/ports.ts'

export const createMemoryKeychain = (): Keychain => {
  const entries = new Map<string, string>()
  return {
    available: () => Promise.resolve(true),
    get: (name) => Promise.resolve(entries.get(name) ?? null),
    set: (name, secret) => {
      entries.set(name, secret)
      return Promise.resolve()
    },
    delete: (name) => {
      entries.delete(name)
      return Promise.resolve()
    },
  }
}
