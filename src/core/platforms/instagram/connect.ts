/**
 * Connecting with a token that Meta's dashboard generated: no consent, no secret, and it is renewed from here on. One of
 * Facebook Login is not: that takes an application's secret.
 */
import { AppError } from '../../app-error.ts'
import type { AccountProfile, AdapterIo, Credential } from '../kit/adapter.ts'
import { whoseToken } from './profile.ts'
import { endOf, newCredential } from './renew-session.ts'
import { loginOf, realService } from './service-url.ts'

export const connect = async (
  fields: Readonly<Record<string, string>>,
  io: AdapterIo,
): Promise<{ credential: Credential; profile: AccountProfile }> => {
  const token = (fields['token'] ?? '').trim()
  const service = (fields['service']?.trim() || realService).replace(/\/+$/, '')
  // What is no token has no business in a header.
  if (!/^[\w.-]{20,}$/.test(token)) throw new AppError('WRONG_CREDENTIALS', {})
  const profile = await whoseToken(service, token, io)
  const now = io.clock.now()
  const credential = newCredential(profile.remoteId, token, now)
  const isFinal = loginOf(service) === 'facebook'
  return { credential: isFinal ? { ...credential, endsAt: endOf(undefined, now), isFinal } : credential, profile }
}
