/** Passwords: Argon2id, slow on purpose, and equally slow for a person who does not exist. */
import { hash, parseOptions, verify } from '@node-rs/argon2'
import type { Argon2Cost } from '../config.ts'

export interface Passwords {
  hash(password: string): Promise<string>
  /** `stored` null (nobody, or nobody with a password) costs the same time and answers false. */
  matches(stored: string | null, password: string): Promise<boolean>
  /** Whether a stored hash was made with other costs than today's. */
  isOutdated(stored: string): boolean
}

// Two keyboards may compose one accent differently.
const normalized = (password: string): string => password.normalize('NFKC')

export const createPasswords = (cost: Argon2Cost): Passwords => {
  // Argon2id is the library's default algorithm.
  const options = { memoryCost: cost.memoryKiB, timeCost: cost.passes, parallelism: cost.lanes }
  // Made at start, so that the first attempt on nobody takes no longer than others.
  const nobody = hash('nobody has this password', options)
  return {
    hash: (password) => hash(normalized(password), options),
    matches: async (stored, password) => {
      const matched = await verify(stored ?? (await nobody), normalized(password))
      return matched && stored !== null
    },
    isOutdated: (stored) => {
      const { memoryCost, timeCost, parallelism } = parseOptions(stored)
      return memoryCost !== cost.memoryKiB || timeCost !== cost.passes || parallelism !== cost.lanes
    },
  }
}
