/** An X account's key: the tokens of its consent. */
import * as z from 'zod'
import { AppError } from '../../app-error.ts'
import type { Credential } from '../kit/adapter.ts'

const credentialSchema = z.object({
  userId: z.string(),
  username: z.string(),
  accessToken: z.string(),
  refreshToken: z.string(),
  /** What was consented to. Absent: X did not say, or it was not kept yet. */
  given: z.array(z.string()).optional(),
})
export type XCredential = z.infer<typeof credentialSchema>

/** One that does not parse was written by something else: connecting again mends it. */
export const readCredential = (credential: Credential): XCredential => {
  const parsed = credentialSchema.safeParse(credential)
  if (!parsed.success) throw new AppError('REAUTH_REQUIRED', { platform: 'x' })
  return parsed.data
}
