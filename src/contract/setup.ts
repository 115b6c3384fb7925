/** First run and the vault's lock: what can be called before anybody is signed in. */
import * as z from 'zod'
import { oc } from '@orpc/contract'
import { errorsOf } from './errors.ts'
import { email, language, line, newPassword, zone } from './values.ts'

export const setupStatus = z.object({
  /** `needs_agency`: nobody has set this store up yet. */
  state: z.enum(['needs_agency', 'ready']),
  vault: z.object({
    /** `none`: not made yet (before first run). */
    mode: z.enum(['none', 'keychain', 'passphrase']),
    locked: z.boolean(),
    /** Whether this machine has a keychain that answers. */
    keychainAvailable: z.boolean(),
  }),
  agencyName: z.string().optional(),
  language: language.optional(),
  appVersion: z.string(),
})

export const setup = {
  status: oc.output(setupStatus),
  /**
   * Creates the agency and its first admin, makes the vault and signs the admin in.
   * Answers recovery codes once: each opens the vault or the account a single time.
   * With no keychain, `vaultPassphrase` is required (KEYCHAIN_UNAVAILABLE otherwise).
   */
  createAgency: oc
    .input(
      z.object({
        agencyName: line(120),
        language,
        zone,
        adminName: line(120),
        email,
        password: newPassword,
        vaultPassphrase: newPassword.optional(),
      }),
    )
    .output(z.object({ recoveryCodes: z.array(z.string()) }))
    .errors(errorsOf('CONFLICT', 'KEYCHAIN_UNAVAILABLE', 'BAD_INPUT')),
  /** Opens the vault with its passphrase, or with a recovery code when keychain or passphrase is lost. */
  unlockVault: oc
    .input(z.union([z.object({ passphrase: z.string().max(256) }), z.object({ recoveryCode: z.string().max(64) })]))
    .errors(errorsOf('WRONG_CREDENTIALS', 'TOO_MANY_ATTEMPTS', 'CONFLICT')),
}

export const vault = {
  /** Makes a new data key and seals every secret again under it. */
  rotate: oc.output(z.object({ secrets: z.int() })).errors(errorsOf('VAULT_LOCKED', 'KEYCHAIN_UNAVAILABLE')),
  /** Protects the vault by a passphrase (asked at start) or by this machine's keychain. */
  setMode: oc
    .input(z.union([z.object({ mode: z.literal('keychain') }), z.object({ mode: z.literal('passphrase'), passphrase: newPassword })]))
    .errors(errorsOf('VAULT_LOCKED', 'KEYCHAIN_UNAVAILABLE')),
  /** Ten new codes that each open the vault once; the former ones stop working. */
  newRecoveryCodes: oc.output(z.object({ recoveryCodes: z.array(z.string()) })).errors(errorsOf('VAULT_LOCKED')),
}

export const agency = {
  get: oc.output(z.object({ name: z.string(), language, zone })),
  update: oc.input(z.object({ name: line(120), language, zone })),
}
