/** The part of the router that is about advice. */
import type { Handlers } from '../../procedure.ts'
import { creatorsAsked } from '../../publishing/procedures/only.ts'
import type { Advising } from '../advising.ts'
import { leastOwnPosts } from '../suggest.ts'

export const advisingProcedures = ({ advising }: { advising: Advising }): Pick<Handlers, `advice.${string}` & keyof Handlers> => ({
  'advice.list': ({ input: { creatorId, state }, call }) => {
    const creatorIds = creatorsAsked(call.reach, creatorId)
    const last = advising.lastAt()
    return {
      advice: advising.reader.list(state, creatorIds).map(advising.toAdvice),
      unadvised: advising.reader
        .unadvised(creatorIds)
        .map(({ handle, ...row }) => ({ ...row, accountHandle: handle, least: leastOwnPosts })),
      at: last === null ? null : new Date(last),
      isRunning: advising.isRunning(),
    }
  },
  'advice.count': ({ input: { creatorId }, call }) => advising.reader.count(creatorsAsked(call.reach, creatorId)),
  'advice.evidence': ({ input: { adviceId } }) => advising.evidence(adviceId),
  'advice.preview': ({ input: { adviceId } }) => advising.preview(adviceId),
  'advice.predict': ({ input: { accountIds, text, kind, at } }) => ({
    report: advising.report(),
    drafts: accountIds.map((accountId) => advising.predict(accountId, { text, kind, at: at?.getTime() ?? null })),
  }),
  'advice.refresh': async () => ({ at: new Date(await advising.refresh()) }),
  'advice.apply': ({ input: { adviceId }, call }) => advising.decide(adviceId, ['open'], 'applied', call.actor),
  'advice.dismiss': ({ input: { adviceId }, call }) => advising.decide(adviceId, ['open'], 'dismissed', call.actor),
  'advice.reopen': ({ input: { adviceId }, call }) => advising.decide(adviceId, ['applied', 'dismissed'], 'open', call.actor),
})
