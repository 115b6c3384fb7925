/** An Instagram account's key: one token of 60 days, which is renewed long before it is over. */
import * as z from 'zod'
import { AppError } from '../../app-error.ts'
import type { Credential } from '../kit/adapter.ts'

const credentialSchema = z.object({
  /** The professional account's id, which stands in paths. */
  userId: z.string(),
  accessToken: z.string(),
  /** When to renew it, ms UTC. */
  renewAt: z.number(),
})
export type InstagramCredential = z.infer<typeof credentialSchema>

/** One that does not parse was written by something else: connecting again mends it. */
export const readCredential = (credential: Credential): InstagramCredential => {
  const parsed = credentialSchema.safeParse(credential)
  if (!parsed.success) throw new AppError('REAUTH_REQUIRED', { platform: 'instagram' })
  return parsed.data
}
