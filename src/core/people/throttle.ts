/**
 * Attempts with a secret that could be guessed are limited, with a delay that doubles with each failure and is kept
 * over restarts. An attempt is counted before it is tried, so that many at once are no way around.
 * What a failure is counted against, and why nobody can be locked out for ever from elsewhere:
 * docs/adr/0009-attempts-by-account-and-origin.md.
 */
import { createHash } from 'node:crypto'
import { AppError, isAppError } from '../app-error.ts'
import type { Store } from '../store/store.ts'
import { createThrottleReader } from '../store/throttle-reader.ts'
import type { ThrottleRow } from '../store/throttle-reader.ts'
import { forgetThrottlesBefore, putKnownOrigin, putThrottle, refundThrottle, removeThrottle } from '../store/throttle-writer.ts'

export interface Limit {
  /** What failures are counted against; kept only as a hash. */
  of: readonly string[]
  /** Failures without any delay. */
  free: number
  /** The longest delay. */
  capMs: number
  /** Whether one success makes up for all failures. Not for what an attacker can succeed at (an origin). */
  forgiven: boolean
}

export interface Attempt {
  /** It was right: what is forgiven is forgotten, and it counts as no failure elsewhere. */
  succeeded(): void
  /** It was neither right nor wrong (a further step is asked for). */
  withdrawn(): void
}

export interface Throttle {
  /** Counts an attempt as failed until told otherwise. Throws TOO_MANY_ATTEMPTS while any limit holds. */
  begin(limits: readonly Limit[]): Attempt
  /** Whether this person signed in from `address` in the last 90 days. */
  isKnownOrigin(userId: string, address: string): boolean
  rememberOrigin(userId: string, address: string): void
}

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
/** Failures this old are forgotten. */
const memoryMs = dayMs
const knownForMs = 90 * dayMs

/** How long the next attempt must wait after so many failures: 1 s, 2 s, 4 s … up to the cap. */
export const delayAfter = (failures: number, { free, capMs }: Pick<Limit, 'free' | 'capMs'>): number =>
  failures < free ? 0 : Math.min(capMs, 1000 * 2 ** Math.min(failures - free, 40))

const keyOf = (of: readonly string[]): string => createHash('sha256').update(JSON.stringify(of)).digest('base64url')

const afterFailure = (key: string, row: ThrottleRow | undefined, limit: Limit, now: number): ThrottleRow => {
  const failures = (row && now - row.lastAt < memoryMs ? row.failures : 0) + 1
  return { key, failures, lastAt: now, blockedUntil: now + delayAfter(failures, limit) }
}

/** Signing in as `email` from `address`. An unknown origin shares one count with all others. */
export const signInLimits = (kind: 'sign_in' | 'recover', email: string, address: string, knownOrigin: boolean): Limit[] => [
  { of: [kind, 'account at origin', email, address], free: 5, capMs: 15 * minuteMs, forgiven: true },
  { of: [kind, 'origin', address], free: 50, capMs: 15 * minuteMs, forgiven: false },
  ...(knownOrigin ? [] : [{ of: [kind, 'account', email], free: 20, capMs: 5 * minuteMs, forgiven: false }]),
]

/** Tokens of links that are wrong. */
export const linkLimits = (address: string): Limit[] => [{ of: ['link', address], free: 50, capMs: 5 * minuteMs, forgiven: false }]

/** The authenticator's code of whoever comes by a link: who tries it holds a good link, so nobody else is held up. */
export const secondStepLimits = (userId: string): Limit[] => [
  { of: ['second step', userId], free: 5, capMs: 15 * minuteMs, forgiven: true },
]

/** Giving one's password again while signed in; counted apart, so that nobody outside can use it up. */
export const confirmLimits = (userId: string): Limit[] => [{ of: ['confirm', userId], free: 5, capMs: 15 * minuteMs, forgiven: true }]

export const vaultLimits = (address: string): Limit[] => [{ of: ['vault', address], free: 5, capMs: 15 * minuteMs, forgiven: true }]

/**
 * For what nobody can guess (a link's token, a recovery code): the right one is never held up, whatever somebody else
 * tried from the same place; a wrong one counts, and is answered TOO_MANY_ATTEMPTS in its turn.
 */
export const countWrong = async <T>(throttle: Throttle, limits: readonly Limit[], check: () => T | Promise<T>): Promise<T> => {
  try {
    return await check()
  } catch (error) {
    if (isAppError(error, 'LINK_INVALID', 'WRONG_CREDENTIALS')) throttle.begin(limits)
    throw error
  }
}

export const createThrottle = (store: Store): Throttle => {
  const reader = createThrottleReader(store)
  const { clock } = store.ids
  return {
    begin: (limits) => {
      const counted = limits.map((limit) => ({ ...limit, key: keyOf(limit.of) }))
      store.write((tx) => {
        const rows = counted.map(({ key }) => reader.get(key))
        const blockedUntil = Math.max(0, ...rows.map((row) => row?.blockedUntil ?? 0))
        if (blockedUntil > tx.now) throw new AppError('TOO_MANY_ATTEMPTS', { retryAt: new Date(blockedUntil) })
        counted.forEach((limit, index) => putThrottle(tx, afterFailure(limit.key, rows[index], limit, tx.now)))
        forgetThrottlesBefore(tx, tx.now - memoryMs)
      })
      return {
        succeeded: () =>
          store.write((tx) => {
            for (const { key, forgiven } of counted) (forgiven ? removeThrottle : refundThrottle)(tx, key)
          }),
        withdrawn: () =>
          store.write((tx) => {
            for (const { key } of counted) refundThrottle(tx, key)
          }),
      }
    },
    isKnownOrigin: (userId, address) => reader.isKnownOrigin(userId, address, clock.now() - knownForMs),
    rememberOrigin: (userId, address) => store.write((tx) => putKnownOrigin(tx, userId, address)),
  }
}
