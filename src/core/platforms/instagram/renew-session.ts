/** Renewing the token. Called by `AccountSession.refresh` only, which lets one run at a time per account. */
import { isAppError } from '../../app-error.ts'
import type { AccountSession, AdapterIo, Credential } from '../kit/adapter.ts'
import { jsonOf, send } from '../kit/http.ts'
import { longToken } from './answers.ts'
import { readCredential, type InstagramCredential } from './credential.ts'
import { tokenLimit } from './limits.ts'
import { graphUrl, loginOf, tokenUrl } from './service-url.ts'

/** A token lives for 60 days: one that cannot be renewed today can be tomorrow. */
const laterMs = 6 * 3_600_000
/** Once a week, so that eight tries in a row may fail. */
const everyMs = 7 * 86_400_000

/** Never throws: the token that stands works for weeks, and what Instagram says to a call decides whether it is over. */
export const renewSession = async (
  session: Pick<AccountSession, 'service' | 'signal' | 'app'>,
  current: Credential,
  io: AdapterIo,
): Promise<Credential> => {
  const credential = readCredential(current)
  try {
    const url = renewalUrl(session, credential.accessToken)
    const answer = await send(io, { platform: 'instagram', url, signal: session.signal })
    const parsed = answer.status === 200 ? longToken.safeParse(jsonOf(answer)) : null
    if (parsed?.success) {
      const { access_token: accessToken, expires_in: seconds } = parsed.data
      return { ...credential, accessToken, renewAt: io.clock.now() + everyMs, endsAt: endOf(seconds, io.clock.now()) }
    }
  } catch (error) {
    if (!isAppError(error)) throw error
  }
  return { ...credential, renewAt: io.clock.now() + laterMs }
}

/**
 * Facebook Login has no renewal of its own: a token that still works is lengthened once more, in the application's name
 * (not confirmed; one that was pasted has none, and is pasted again when it is over).
 */
const renewalUrl = ({ service, app }: Pick<AccountSession, 'service' | 'app'>, token: string): URL => {
  const isFacebook = loginOf(service) === 'facebook'
  const url = isFacebook ? graphUrl(service, '/oauth/access_token') : tokenUrl(service, '/refresh_access_token')
  const { clientId, clientSecret } = isFacebook ? app() : { clientId: '', clientSecret: null }
  url.search = new URLSearchParams(
    isFacebook
      ? { grant_type: 'fb_exchange_token', client_id: clientId, client_secret: clientSecret ?? '', fb_exchange_token: token }
      : { grant_type: 'ig_refresh_token', access_token: token },
  ).toString()
  return url
}

/** Sixty days, where it is not said. */
export const endOf = (seconds: number | undefined, now: number): number =>
  now + (seconds === undefined || seconds === 0 ? tokenLimit.livesMs : seconds * 1000)

/** Of a token that was made just now, or pasted: nobody knows how old that one is, and it lives long enough to wait a day. */
export const newCredential = (userId: string, accessToken: string, now: number): InstagramCredential => ({
  userId,
  accessToken,
  renewAt: now + tokenLimit.renewableAfterMs + laterMs,
})
