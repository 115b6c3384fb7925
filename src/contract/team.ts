/** Who works here, in which role, on which creators. */
import * as z from 'zod'
import { oc } from '@orpc/contract'
import { errorsOf } from './errors.ts'
import { creatorId, email, line, role, userId } from './values.ts'

export const member = z.object({
  id: userId,
  name: z.string(),
  email: z.string(),
  role,
  state: z.enum(['invited', 'active', 'deactivated']),
  creatorIds: z.array(creatorId),
  totp: z.boolean(),
  lastSeenAt: z.date().nullable(),
  createdAt: z.date(),
})

/** A one-time link to hand over. `token` is shown once and stored only as a hash. */
export const oneTimeLink = z.object({ token: z.string(), expiresAt: z.date() })

export const team = {
  list: oc.output(z.array(member)),
  /** A manager has any number of creators, a model exactly one, an admin none (reaches all). */
  invite: oc
    .input(z.object({ name: line(120), email, role, creatorIds: z.array(creatorId).max(1000) }))
    .output(z.object({ member, link: oneTimeLink }))
    .errors(errorsOf('CONFLICT', 'NOT_FOUND', 'BAD_INPUT')),
  setRole: oc
    .input(z.object({ userId, role, creatorIds: z.array(creatorId).max(1000) }))
    .output(member)
    .errors(errorsOf('NOT_FOUND', 'LAST_ADMIN', 'BAD_INPUT')),
  assignCreators: oc
    .input(z.object({ userId, creatorIds: z.array(creatorId).max(1000) }))
    .output(member)
    .errors(errorsOf('NOT_FOUND', 'BAD_INPUT')),
  /** Ends the person's sessions at once. The last active admin cannot be deactivated. */
  deactivate: oc.input(z.object({ userId })).output(member).errors(errorsOf('NOT_FOUND', 'LAST_ADMIN')),
  reactivate: oc.input(z.object({ userId })).output(member).errors(errorsOf('NOT_FOUND')),
  /** A link with which the person sets a new password; ends their sessions. */
  resetPassword: oc.input(z.object({ userId })).output(oneTimeLink).errors(errorsOf('NOT_FOUND')),
  /**
   * For a lost authenticator: signing in asks the person for the password alone again; ends their sessions.
   * FORBIDDEN for one's own, which asks for the password (`session.removeTotp`).
   */
  removeTotp: oc.input(z.object({ userId })).output(member).errors(errorsOf('NOT_FOUND', 'FORBIDDEN')),
}
