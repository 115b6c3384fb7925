/** Renewing a session. Called by `AccountSession.refresh` only, which lets one run at a time per account. */
import { AppError } from '../../app-error.ts'
import type { AccountSession, AdapterIo, Credential } from '../kit/adapter.ts'
import { jsonOf, send } from '../kit/http.ts'
import { renewedSession } from './answers.ts'
import { readCredential } from './credential.ts'
import { toAppError } from './errors.ts'

/** REAUTH_REQUIRED only when the server said that the grant is over; all other trouble leaves the session as it is. */
export const renewSession = async (session: Pick<AccountSession, 'service'>, current: Credential, io: AdapterIo): Promise<Credential> => {
  const credential = readCredential(current)
  const answer = await send(io, {
    platform: 'bluesky',
    url: new URL('/xrpc/com.atproto.server.refreshSession', session.service),
    method: 'POST',
    headers: { authorization: `Bearer ${credential.refreshJwt}` },
  })
  const parsed = answer.status === 200 ? renewedSession.safeParse(jsonOf(answer)) : null
  if (!parsed?.success) throw toAppError('refresh', answer, io.clock.now())
  // Another account's session under this account's name would publish on the wrong page.
  if (parsed.data.did !== credential.did) throw new AppError('REAUTH_REQUIRED', { platform: 'bluesky' })
  const { accessJwt, refreshJwt, handle } = parsed.data
  return { ...credential, handle, accessJwt, refreshJwt: refreshJwt ?? credential.refreshJwt }
}
