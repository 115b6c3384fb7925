/** Uses up a sign-in link, with the authenticator's code where the person has one. */
import { AppError } from '../../app-error.ts'
import type { Handler } from '../../procedure.ts'
import { handSession, startSession } from '../open-session.ts'
import { passSecondStep, spendSecondStep } from '../second-step.ts'
import { countWrong, linkLimits } from '../throttle.ts'
import type { ProceduresDeps } from './deps.ts'

export const redeemLink =
  (deps: ProceduresDeps): Handler<'session.redeemLink'> =>
  async ({ input, call }) => {
    const { store, people } = deps
    const { link, user } = await countWrong(people.throttle, linkLimits(call.origin.address), () => people.links.find(input.token))
    // Invitations and resets ask for a password first: `acceptLink`.
    if (link.kind !== 'sign_in' || user.state !== 'active') throw new AppError('LINK_INVALID', {})
    const step = passSecondStep(deps, user, input.totp)
    const session = store.write((tx) => {
      people.links.spend(tx, link)
      spendSecondStep(tx, people, user.id, step)
      return startSession(tx, people, user, call, 'link')
    })
    return handSession(people, user.id, session, call)
  }
