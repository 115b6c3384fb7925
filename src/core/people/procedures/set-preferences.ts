/** Language, zone and theme of the caller's interface. */
import type { Handler } from '../../procedure.ts'
import { updateUser } from '../../store/user-writer.ts'
import { caller } from './caller.ts'
import type { ProceduresDeps } from './deps.ts'

export const setPreferences =
  ({ store }: ProceduresDeps): Handler<'session.setPreferences'> =>
  ({ input: { language, zone, theme }, call }) => {
    const { id } = caller(call)
    store.write((tx) => updateUser(tx, id, { language, zone, theme }))
  }
