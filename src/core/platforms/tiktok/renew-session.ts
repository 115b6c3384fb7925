/** Renewing the tokens. Called by `AccountSession.refresh` only, which lets one run at a time per account. */
import { AppError } from '../../app-error.ts'
import type { AccountSession, AdapterIo, Credential } from '../kit/adapter.ts'
import { exactJsonOf } from './answers.ts'
import { renewedTokens } from './answers.ts'
import { readCredential, toCredential } from './credential.ts'
import { toAppError } from './errors.ts'
import { askForTokens } from './token-endpoint.ts'

/**
 * REAUTH_REQUIRED only when TikTok said that the grant is over. The old refresh token dies at once: an answer that is
 * lost here ends the connection, and no client can help it.
 */
export const renewSession = async (
  session: Pick<AccountSession, 'service' | 'app' | 'signal'>,
  current: Credential,
  io: AdapterIo,
): Promise<Credential> => {
  const credential = readCredential(current)
  const app = { ...session.app(), service: session.service }
  const answer = await askForTokens(app, { grant_type: 'refresh_token', refresh_token: credential.refreshToken }, io, session.signal)
  const parsed = answer.status === 200 ? renewedTokens.safeParse(exactJsonOf(answer)) : null
  if (!parsed?.success) throw toAppError('refresh', answer, io.clock.now())
  // Another account's tokens under this account's name would publish on the wrong page.
  if (parsed.data.open_id !== credential.openId) throw new AppError('REAUTH_REQUIRED', { platform: 'tiktok' })
  return toCredential({ ...parsed.data, refresh_token: parsed.data.refresh_token ?? credential.refreshToken }, io.clock.now(), credential)
}
