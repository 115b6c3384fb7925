/** The procedures of setup, vault, agency, session, team and history. */
import type { Handlers } from '../../procedure.ts'
import { acceptLink } from './accept-link.ts'
import { assignCreators } from './assign-creators.ts'
import { attemptSubjects } from './attempt-subjects.ts'
import { changePassword } from './change-password.ts'
import { confirmTotp } from './confirm-totp.ts'
import { createAgency } from './create-agency.ts'
import { currentSession } from './current-session.ts'
import { deactivateMember } from './deactivate-member.ts'
import type { ProceduresDeps } from './deps.ts'
import { describeLink } from './describe-link.ts'
import { getAgency } from './get-agency.ts'
import { inviteMember } from './invite-member.ts'
import { listHistory } from './list-history.ts'
import { listSessions } from './list-sessions.ts'
import { listTeam } from './list-team.ts'
import { newRecoveryCodesOf } from './new-recovery-codes.ts'
import { reactivateMember } from './reactivate-member.ts'
import { recover } from './recover.ts'
import { redeemLink } from './redeem-link.ts'
import { removeTotp } from './remove-totp.ts'
import { removeTotpOf } from './remove-totp-of.ts'
import { resetPassword } from './reset-password.ts'
import { revokeOtherSessions } from './revoke-other-sessions.ts'
import { revokeSession } from './revoke-session.ts'
import { setPreferences } from './set-preferences.ts'
import { setRole } from './set-role.ts'
import { setupStatus } from './setup-status.ts'
import { signIn } from './sign-in.ts'
import { signOut } from './sign-out.ts'
import { startTotp } from './start-totp.ts'
import { unlockVault } from './unlock-vault.ts'
import { updateAgency } from './update-agency.ts'
import { vaultProcedures } from './vault-procedures.ts'
import { verifyHistory } from './verify-history.ts'

export const peopleProcedures = (deps: ProceduresDeps) => {
  const { noting } = deps.people.attempts
  const { byEmail, byLink, oneself, vaultSubject } = attemptSubjects(deps.people)
  return {
    'setup.status': setupStatus(deps),
    'setup.createAgency': createAgency(deps),
    'setup.unlockVault': noting('vault', vaultSubject, unlockVault(deps)),
    'session.current': currentSession,
    'session.signIn': noting('password', byEmail, signIn(deps)),
    'session.redeemLink': noting('link', byLink, redeemLink(deps)),
    'session.describeLink': noting('link', byLink, describeLink(deps)),
    'session.acceptLink': noting('link', byLink, acceptLink(deps)),
    'session.recover': noting('recovery_code', byEmail, recover(deps)),
    'session.signOut': signOut(deps),
    'session.list': listSessions(deps),
    'session.revoke': revokeSession(deps),
    'session.revokeOthers': revokeOtherSessions(deps),
    'session.changePassword': noting('confirmation', oneself, changePassword(deps)),
    'session.startTotp': startTotp(deps),
    'session.confirmTotp': noting('confirmation', oneself, confirmTotp(deps)),
    'session.removeTotp': noting('confirmation', oneself, removeTotp(deps)),
    'session.newRecoveryCodes': noting('confirmation', oneself, newRecoveryCodesOf(deps)),
    ...vaultProcedures(deps),
    'agency.get': getAgency(deps),
    'agency.update': updateAgency(deps),
    'team.list': listTeam(deps),
    'team.invite': inviteMember(deps),
    'team.setRole': setRole(deps),
    'team.assignCreators': assignCreators(deps),
    'team.deactivate': deactivateMember(deps),
    'team.reactivate': reactivateMember(deps),
    'team.resetPassword': resetPassword(deps),
    'team.removeTotp': removeTotpOf(deps),
    'history.list': listHistory(deps),
    'history.verify': verifyHistory(deps),
    'session.setPreferences': setPreferences(deps),
  } satisfies Partial<Handlers>
}
