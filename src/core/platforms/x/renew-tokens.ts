/** Renewing an account's tokens. Called by `AccountSession.refresh` only, which lets one run at a time per account. */
import type { AdapterIo, Credential, DeveloperApp } from '../kit/adapter.ts'
import { jsonOf } from '../kit/http.ts'
import { tokens } from './answers.ts'
import { readCredential } from './credential.ts'
import { toAppError } from './errors.ts'
import { postForm } from './token-endpoint.ts'

/** REAUTH_REQUIRED only when X said that the consent is over; all other trouble leaves the tokens as they are. */
export const renewTokens = async (app: DeveloperApp, current: Credential, io: AdapterIo): Promise<Credential> => {
  const credential = readCredential(current)
  const form = { grant_type: 'refresh_token', refresh_token: credential.refreshToken, client_id: app.clientId }
  const answer = await postForm(app.service, form, io)
  const parsed = answer.status === 200 ? tokens.safeParse(jsonOf(answer)) : null
  if (!parsed?.success) throw toAppError('refresh', answer, io.clock.now())
  const { access_token: accessToken, refresh_token: refreshToken } = parsed.data
  return { ...credential, accessToken, refreshToken: refreshToken ?? credential.refreshToken }
}
