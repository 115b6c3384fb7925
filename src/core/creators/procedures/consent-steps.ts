/** A consent on a platform's page: begun, looked at, finished by hand, given up. */
import type { Consent } from '../../../contract/accounts.ts'
import { isAppError } from '../../app-error.ts'
import type { Handler } from '../../procedure.ts'
import type { Consents, ConsentView } from '../consents.ts'
import type { ToAccounts } from '../to-account.ts'
import { only } from './only.ts'

const toConsent = ({ id, creatorId, page, returnAddress, expiresAt, state }: ConsentView, toAccounts: ToAccounts): Consent => {
  const common = { id, creatorId, page, returnAddress, expiresAt: new Date(expiresAt) }
  if (state.is === 'connected') return { ...common, state: { is: 'connected', account: only(toAccounts([state.row])) } }
  if (state.is !== 'failed') return { ...common, state }
  const { error } = state
  const reason = isAppError(error, 'PLATFORM_REJECTED') ? error.data.reason : isAppError(error, 'CONFLICT') ? error.data.what : undefined
  return { ...common, state: { is: 'failed', code: error.code, ...(reason !== undefined && { reason }) } }
}

export const beginConsent =
  (consents: Consents, toAccounts: ToAccounts): Handler<'accounts.beginConsent'> =>
  async ({ input, call }) =>
    toConsent(await consents.begin(input, call.actor, call.user?.language ?? 'en'), toAccounts)

export const getConsent =
  (consents: Consents, toAccounts: ToAccounts): Handler<'accounts.consent'> =>
  ({ input: { creatorId, consentId }, call }) =>
    toConsent(consents.get(creatorId, consentId, call.actor), toAccounts)

export const finishConsent =
  (consents: Consents, toAccounts: ToAccounts): Handler<'accounts.finishConsent'> =>
  async ({ input: { creatorId, consentId, address }, call }) =>
    toConsent(await consents.finish(creatorId, consentId, address, call.actor), toAccounts)

export const cancelConsent =
  (consents: Consents): Handler<'accounts.cancelConsent'> =>
  ({ input: { creatorId, consentId }, call }) =>
    consents.cancel(creatorId, consentId, call.actor)
