/** What a link is for, without using it up. */
import type { Handler } from '../../procedure.ts'
import { countWrong, linkLimits } from '../throttle.ts'
import type { ProceduresDeps } from './deps.ts'

export const describeLink =
  ({ people }: ProceduresDeps): Handler<'session.describeLink'> =>
  async ({ input, call }) => {
    const { link, user } = await countWrong(people.throttle, linkLimits(call.origin.address), () => people.links.find(input.token))
    return { kind: link.kind, email: user.email, name: user.name }
  }
