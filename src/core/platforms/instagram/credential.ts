/** An Instagram account's key: one token of 60 days, which is renewed long before it is over. */
import * as z from 'zod'
import { AppError } from '../../app-error.ts'
import type { Credential, Grant } from '../kit/adapter.ts'

const credentialSchema = z.object({
  /** The professional account's id, which stands in paths. */
  userId: z.string(),
  accessToken: z.string(),
  /** When to renew it, ms UTC. */
  renewAt: z.number(),
  /** When it ends, ms UTC, as far as was said. Absent: it was pasted, and nobody knows how old it is. */
  endsAt: z.number().optional(),
  /** What was consented to, and what was asked for. Absent: it was pasted. */
  given: z.array(z.string()).optional(),
  asked: z.array(z.string()).optional(),
  /** Pasted, and of a login that lengthens a token only in the name of an application: it ends then at the latest. */
  isFinal: z.literal(true).optional(),
})
export type InstagramCredential = z.infer<typeof credentialSchema>

/** One that does not parse was written by something else: connecting again mends it. */
export const readCredential = (credential: Credential): InstagramCredential => {
  const parsed = credentialSchema.safeParse(credential)
  if (!parsed.success) throw new AppError('REAUTH_REQUIRED', { platform: 'instagram' })
  return parsed.data
}

export const messagePermission = 'instagram_business_manage_messages'

/** Undefined: it cannot be told, since the token was pasted; or it is of Facebook Login, where there is no way to open them. */
export const opensMessages = ({ given }: Pick<InstagramCredential, 'given'>): boolean | undefined =>
  given?.some((one) => one.startsWith('instagram_business_')) ? given.includes(messagePermission) : undefined

export const grantOf = (credential: InstagramCredential): Grant => {
  const { given, asked, endsAt, isFinal } = credential
  const opened = opensMessages(credential)
  return {
    scopes: given && asked ? { given, asked: asked.filter((one) => one !== messagePermission) } : null,
    endsAt: endsAt ?? null,
    ...(isFinal && { isFinal }),
    ...(opened !== undefined && { opensMessages: opened }),
  }
}
