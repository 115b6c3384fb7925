/** One-time codes of an authenticator app (RFC 6238: SHA-1, 6 digits, 30 s, what every app takes). */
import { ScureBase32Plugin, generateURI, verifySync } from 'otplib'
import type { Random } from '../ports.ts'

const base32 = new ScureBase32Plugin()
/** RFC 4226 §4 R6 recommends 160 bits. */
const secretBytes = 20
/** One step either way, for clocks that are off. */
const toleranceSeconds = 30

export const newTotpSecret = (random: Random): string => base32.encode(random.bytes(secretBytes))

export const totpUri = (secret: string, agencyName: string, email: string): string =>
  generateURI({ issuer: `Coulisse (${agencyName})`, label: email, secret })

/** The time step of a right code; undefined for a wrong one, and for a step not after `lastStep`: no code works twice. */
export const totpStep = (secret: string, code: string, nowMs: number, lastStep: number): number | undefined => {
  const token = code.replaceAll(/\s/g, '')
  const epoch = Math.floor(nowMs / 1000)
  // The library throws when the last step lies ahead of what it would accept (the clock went back).
  if (!/^\d{6}$/.test(token) || lastStep > Math.floor((epoch + toleranceSeconds) / 30)) return undefined
  const result = verifySync({ secret, token, epoch, epochTolerance: toleranceSeconds, afterTimeStep: lastStep })
  return result.valid && 'timeStep' in result ? result.timeStep : undefined
}
