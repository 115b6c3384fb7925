/** What a link is for, without using it up. */
import type { Handler } from '../../procedure.ts'
import { linkLimits } from '../throttle.ts'
import type { ProceduresDeps } from './deps.ts'

export const describeLink =
  ({ people }: ProceduresDeps): Handler<'session.describeLink'> =>
  ({ input, call }) => {
    const attempt = people.throttle.begin(linkLimits(call.origin.address))
    const { link, user } = people.links.find(input.token)
    attempt.succeeded()
    return { kind: link.kind, email: user.email, name: user.name }
  }
