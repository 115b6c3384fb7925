/** Stops of a creator or an account. */
import { AppError } from '../../app-error.ts'
import type { Handlers } from '../../procedure.ts'
import type { StopSwitch } from '../../publishing/stop.ts'

export const stopsProcedures = ({
  publishing: { stop },
}: {
  publishing: { stop: StopSwitch }
}): Pick<Handlers, `stops.${string}` & keyof Handlers> => {
  const subjectOf = ({ creatorId, accountId }: { creatorId: string; accountId?: string | undefined }) => {
    const label = stop.labelOf({ creatorId, accountId: accountId ?? null })
    // An account of another creator's, too.
    if (label === undefined) throw new AppError('NOT_FOUND', { what: accountId ? 'account' : 'creator', id: accountId ?? creatorId })
    return { creatorId, accountId: accountId ?? null }
  }
  return {
    'stops.list': ({ call: { reach } }) =>
      stop
        .list()
        .filter(({ creatorId }) => reach === null || reach.has(creatorId))
        .map((one) => ({ ...one, since: new Date(one.since) })),
    'stops.set': ({ input, call: { actor } }) => {
      const subject = subjectOf(input)
      const { since, by } = stop.setOn(subject, actor)
      return { ...subject, since: new Date(since), by }
    },
    'stops.lift': ({ input, call: { actor } }) => ({ released: stop.liftOn(subjectOf(input), actor) }),
  }
}
