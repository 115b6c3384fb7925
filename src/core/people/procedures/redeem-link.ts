/** Uses up a sign-in link. */
import { AppError } from '../../app-error.ts'
import type { Handler } from '../../procedure.ts'
import { handSession, startSession } from '../open-session.ts'
import { linkLimits } from '../throttle.ts'
import type { ProceduresDeps } from './deps.ts'

export const redeemLink =
  ({ store, people }: ProceduresDeps): Handler<'session.redeemLink'> =>
  ({ input, call }) => {
    const attempt = people.throttle.begin(linkLimits(call.origin.address))
    const { link, user } = people.links.find(input.token)
    // Invitations and resets ask for a password first: `acceptLink`.
    if (link.kind !== 'sign_in' || user.state !== 'active') throw new AppError('LINK_INVALID', {})
    const session = store.write((tx) => {
      people.links.spend(tx, link)
      return startSession(tx, people, user, call, 'link')
    })
    attempt.succeeded()
    return handSession(people, user.id, session, call)
  }
