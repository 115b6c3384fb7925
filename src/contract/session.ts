/** Signing in, and what a person does to their own account. */
import * as z from 'zod'
import { oc } from '@orpc/contract'
import { errorsOf } from './errors.ts'
import { creatorId, email, language, newPassword, role, sessionId, userId, zone } from './values.ts'

export const themes = ['system', 'light', 'dark'] as const

export const currentUser = z.object({
  id: userId,
  name: z.string(),
  email: z.string(),
  role,
  language,
  /** The zone this person's clock shows; the agency's until changed. */
  zone,
  theme: z.enum(themes),
  totp: z.boolean(),
  /** Creators in reach: `null` for an admin, who reaches all. */
  creatorIds: z.array(creatorId).nullable(),
})

export const sessionInfo = z.object({
  id: sessionId,
  current: z.boolean(),
  createdAt: z.date(),
  lastSeenAt: z.date(),
  expiresAt: z.date(),
  /** `desktop`, `browser`, `link`: how it came about. */
  via: z.enum(['desktop', 'browser', 'link']),
  agent: z.string(),
})

/** The authenticator's code, for a person who has one. */
const totp = z.string().max(12).optional()

/** VAULT_LOCKED: the password was right, but the authenticator's code cannot be checked. */
const signInErrors = errorsOf('WRONG_CREDENTIALS', 'TOTP_REQUIRED', 'TOO_MANY_ATTEMPTS', 'VAULT_LOCKED')
/** TOTP_REQUIRED, WRONG_CREDENTIALS: the link is good and not used up; the authenticator's code is missing or wrong. */
const linkErrors = errorsOf('LINK_INVALID', 'WRONG_CREDENTIALS', 'TOTP_REQUIRED', 'TOO_MANY_ATTEMPTS', 'VAULT_LOCKED')

export const session = {
  /** Who is asking; `null` when nobody is signed in. */
  current: oc.output(currentUser.nullable()),
  signIn: oc
    .input(z.object({ email, password: z.string().max(256), totp }))
    .output(currentUser)
    .errors(signInErrors),
  /** Uses up a one-time link (a sign-in link). Invitations and resets ask for a password: `acceptLink`. */
  redeemLink: oc
    .input(z.object({ token: z.string().max(128), totp }))
    .output(currentUser)
    .errors(linkErrors),
  /** What a link is for, without using it up. */
  describeLink: oc
    .input(z.object({ token: z.string().max(128) }))
    .output(z.object({ kind: z.enum(['invite', 'reset', 'sign_in']), email: z.string(), name: z.string() }))
    .errors(errorsOf('LINK_INVALID', 'TOO_MANY_ATTEMPTS')),
  /** Uses up an invitation or a reset link, sets the password and signs in. */
  acceptLink: oc
    .input(z.object({ token: z.string().max(128), password: newPassword, totp }))
    .output(currentUser)
    .errors(linkErrors),
  /**
   * Sets a new password with one of the person's recovery codes and signs in; other sessions end. The code stands for
   * the authenticator too, once: whoever lost it gets in and may switch it off.
   */
  recover: oc
    .input(z.object({ email, recoveryCode: z.string().max(64), password: newPassword }))
    .output(currentUser)
    .errors(errorsOf('WRONG_CREDENTIALS', 'TOO_MANY_ATTEMPTS')),
  signOut: oc,
  list: oc.output(z.array(sessionInfo)),
  revoke: oc.input(z.object({ sessionId })).errors(errorsOf('NOT_FOUND')),
  /** Every session but the one that asks. */
  revokeOthers: oc.output(z.object({ ended: z.int() })),
  changePassword: oc
    .input(z.object({ current: z.string().max(256), next: newPassword }))
    .errors(errorsOf('WRONG_CREDENTIALS', 'TOO_MANY_ATTEMPTS')),
  /** A secret for an authenticator app; takes effect with `confirmTotp`. */
  startTotp: oc.output(z.object({ secret: z.string(), uri: z.string() })).errors(errorsOf('CONFLICT', 'VAULT_LOCKED')),
  confirmTotp: oc
    .input(z.object({ code: z.string().max(12) }))
    .errors(errorsOf('WRONG_CREDENTIALS', 'CONFLICT', 'TOO_MANY_ATTEMPTS', 'VAULT_LOCKED')),
  removeTotp: oc.input(z.object({ password: z.string().max(256) })).errors(errorsOf('WRONG_CREDENTIALS', 'TOO_MANY_ATTEMPTS')),
  /** Ten codes that each set a new password once; the former ones stop working. */
  newRecoveryCodes: oc
    .input(z.object({ password: z.string().max(256) }))
    .output(z.object({ recoveryCodes: z.array(z.string()) }))
    .errors(errorsOf('WRONG_CREDENTIALS', 'TOO_MANY_ATTEMPTS')),
  setPreferences: oc.input(z.object({ language: language.optional(), zone: zone.optional(), theme: z.enum(themes).optional() })),
}
