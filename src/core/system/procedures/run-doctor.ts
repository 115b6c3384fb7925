/** Looks over everything that publishing stands on. */
import type { Handler } from '../../procedure.ts'
import type { SystemPart } from '../system-part.ts'

export const runDoctor =
  (system: Pick<SystemPart, 'examine'>): Handler<'system.doctor'> =>
  () =>
    system.examine()
