/** Every procedure's handler, from every domain. Does not compile while one is missing. */
import type { Context } from './context.ts'
import { creatorsProcedures } from './creators/procedures/index.ts'
import { mediaProcedures } from './media/procedures/index.ts'
import type { Handlers } from './procedure.ts'

export const createHandlers = (context: Context): Handlers => {
  // Each domain adds its part here: `...peopleProcedures(context)`.
  return {
    ...creatorsProcedures(context),
    ...mediaProcedures(context),
  } as Handlers
}
