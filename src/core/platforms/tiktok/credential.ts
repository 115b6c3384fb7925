/** A TikTok account's key: its tokens, and what they may do. */
import * as z from 'zod'
import { AppError } from '../../app-error.ts'
import type { Credential } from '../kit/adapter.ts'
import type { renewedTokens } from './answers.ts'

const credentialSchema = z.object({
  openId: z.string(),
  scope: z.array(z.string()),
  accessToken: z.string(),
  refreshToken: z.string(),
  /** ms UTC; the refresh token's is unknown to some copies of the documentation. */
  expiresAt: z.number(),
  refreshExpiresAt: z.number().nullable(),
})
export type TiktokCredential = z.infer<typeof credentialSchema>

/** One that does not parse was written by something else: connecting again mends it. */
export const readCredential = (credential: Credential): TiktokCredential => {
  const parsed = credentialSchema.safeParse(credential)
  if (!parsed.success) throw new AppError('REAUTH_REQUIRED', { platform: 'tiktok' })
  return parsed.data
}

/** `before`: the one that was renewed. */
export const toCredential = (
  answer: z.infer<typeof renewedTokens> & { refresh_token: string },
  now: number,
  before?: TiktokCredential,
): TiktokCredential => ({
  openId: answer.open_id,
  scope: answer.scope.split(/[\s,]+/).filter((one) => one !== ''),
  accessToken: answer.access_token,
  refreshToken: answer.refresh_token,
  expiresAt: now + answer.expires_in * 1000,
  refreshExpiresAt: answer.refresh_expires_in === undefined ? (before?.refreshExpiresAt ?? null) : now + answer.refresh_expires_in * 1000,
})
