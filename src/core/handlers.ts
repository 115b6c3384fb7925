/** Every procedure's handler, from every domain. Does not compile while one is missing. */
import type { Context } from './context.ts'
import type { Handlers } from './procedure.ts'

export const createHandlers = (_context: Context): Handlers => {
  // Each domain adds its part here: `...peopleProcedures(context)`.
  return {} as Handlers
}
