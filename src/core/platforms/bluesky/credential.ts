/** A Bluesky account's key: its session. The app password itself is not kept. */
import * as z from 'zod'
import { AppError } from '../../app-error.ts'
import type { Credential } from '../kit/adapter.ts'

const credentialSchema = z.object({
  did: z.string(),
  handle: z.string(),
  accessJwt: z.string(),
  refreshJwt: z.string(),
  /** Origin of the server that holds the account's data; the one signed in at may be only its front. */
  pds: z.string(),
})
export type BlueskyCredential = z.infer<typeof credentialSchema>

/** One that does not parse was written by something else: connecting again mends it. */
export const readCredential = (credential: Credential): BlueskyCredential => {
  const parsed = credentialSchema.safeParse(credential)
  if (!parsed.success) throw new AppError('REAUTH_REQUIRED', { platform: 'bluesky' })
  return parsed.data
}
