/** Uses up an invitation or a reset: sets the password and signs in, with the authenticator's code where there is one; other sessions end. */
import { AppError } from '../../app-error.ts'
import type { Handler } from '../../procedure.ts'
import { endSessionsOf } from '../../store/session-writer.ts'
import { updateUser } from '../../store/user-writer.ts'
import { handSession, startSession } from '../open-session.ts'
import { passSecondStep, spendSecondStep } from '../second-step.ts'
import { countWrong, linkLimits } from '../throttle.ts'
import type { ProceduresDeps } from './deps.ts'

export const acceptLink =
  (deps: ProceduresDeps): Handler<'session.acceptLink'> =>
  async ({ input, call }) => {
    const { store, people } = deps
    const found = await countWrong(people.throttle, linkLimits(call.origin.address), () => people.links.find(input.token))
    if (found.link.kind === 'sign_in') throw new AppError('LINK_INVALID', {})
    const step = passSecondStep(deps, found.user, input.totp)
    const passwordHash = await people.passwords.hash(input.password)
    const { user, session } = store.write((tx) => {
      // Found again: the person may have been deactivated meanwhile.
      const { link, user: owner } = people.links.find(input.token)
      people.links.spend(tx, link)
      spendSecondStep(tx, people, owner.id, step)
      updateUser(tx, owner.id, { passwordHash, state: 'active' })
      endSessionsOf(tx, owner.id)
      tx.audit({
        actor: { kind: 'user', id: owner.id, name: owner.name },
        action: link.kind === 'invite' ? 'team.joined' : 'session.password_reset',
        subject: { kind: 'user', id: owner.id, label: owner.name },
      })
      tx.emit({ kind: 'team.changed', userId: owner.id })
      return { user: owner, session: startSession(tx, people, owner, { ...call, sessionId: null }) }
    })
    return handSession(people, user.id, session, call)
  }
