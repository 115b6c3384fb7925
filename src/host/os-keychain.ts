/** The operating system's secret store: macOS Keychain, Windows Credential Manager, Secret Service on Linux. */
import { randomUUID } from 'node:crypto'
import { AsyncEntry } from '@napi-rs/keyring'
import type { Keychain } from '../core/ports.ts'

/** What is used of an entry; a test lends its own. */
export interface KeychainEntry {
  getPassword(): Promise<string | null | undefined>
  setPassword(secret: string): Promise<void>
  deletePassword(): Promise<boolean>
}

export interface OsKeychainOptions {
  service?: string
  /** A keychain may ask the person to unlock it, so this is a person's time, not a machine's. */
  timeoutMs?: number
  probeTimeoutMs?: number
  entry?: (service: string, name: string) => KeychainEntry
}

/**
 * Pinned on Linux: left to itself the library falls back to the kernel's keyring, which forgets
 * everything when the machine restarts, and with it the key of the vault.
 */
const osEntry = (service: string, name: string): KeychainEntry => new AsyncEntry(service, name, { linux: { store: 'secret-service' } })

/** The call goes on behind; its late answer is dropped. */
const within = async <T>(timeoutMs: number, answer: Promise<T>): Promise<T> => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`The keychain did not answer within ${timeoutMs} ms`)), timeoutMs)
  })
  try {
    return await Promise.race([answer, late])
  } finally {
    clearTimeout(timer)
  }
}

export const createOsKeychain = (options: OsKeychainOptions = {}): Keychain => {
  const { service = 'Coulisse', timeoutMs = 60_000, probeTimeoutMs = 15_000, entry = osEntry } = options

  /** Writes, reads back and removes: a keychain that only reads, or forgets, would lose the vault. */
  const probe = async (): Promise<boolean> => {
    const expected = randomUUID()
    const probed = entry(service, `probe-${expected}`)
    await probed.setPassword(expected)
    const found = await probed.getPassword()
    await probed.deletePassword()
    return found === expected
  }

  // Each is async so that an entry that cannot even be made (no Secret Service) rejects rather than throws.
  return {
    available: async () => {
      try {
        return await within(probeTimeoutMs, probe())
      } catch {
        // That it does not work is the answer; what to do then is core's to say.
        return false
      }
    },
    get: async (name) => (await within(timeoutMs, entry(service, name).getPassword())) ?? null,
    set: async (name, secret) => within(timeoutMs, entry(service, name).setPassword(secret)),
    delete: async (name) => {
      await within(timeoutMs, entry(service, name).deletePassword())
    },
  }
}
