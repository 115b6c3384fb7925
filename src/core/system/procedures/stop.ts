/** The stop switch. */
import type { Handler } from '../../procedure.ts'
import type { StopSwitch } from '../../publishing/stop.ts'

export const stopPublishing =
  (stop: Pick<StopSwitch, 'set'>): Handler<'system.stop'> =>
  ({ call: { actor } }) => {
    const { since, by } = stop.set(actor)
    return { since: new Date(since), by }
  }

export const resumePublishing =
  (stop: Pick<StopSwitch, 'lift'>): Handler<'system.resume'> =>
  ({ call: { actor } }) => ({ released: stop.lift(actor) })
