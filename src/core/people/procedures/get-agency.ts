/** The agency's name, language and zone. */
import { AppError } from '../../app-error.ts'
import type { Handler } from '../../procedure.ts'
import type { ProceduresDeps } from './deps.ts'

export const getAgency =
  ({ people }: ProceduresDeps): Handler<'agency.get'> =>
  () => {
    const agency = people.agency.get()
    // Only the command line can ask before first run.
    if (!agency) throw new AppError('UNAUTHENTICATED', {})
    return { name: agency.name, language: agency.language, zone: agency.zone }
  }
