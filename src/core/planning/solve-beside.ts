/** Solving without holding core up: in a thread where the host lends one, else on core's own with a breath in between. */
import type { PlanRules } from '../../contract/plans.ts'
import type { Logger } from '../log.ts'
import type { Ports, Thread } from '../ports.ts'
import { createDayBook } from './local-day.ts'
import { solve } from './solve.ts'
import type { Solution, SolverInput } from './solver-types.ts'

export interface SolveBeside extends AsyncDisposable {
  solve(input: SolverInput, rules: PlanRules): Promise<Solution>
}

/** Lets what waits on core's thread have its turn. */
export const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

export const startSolver = ({ startThread }: Pick<Ports, 'startThread'>, logger: Logger): SolveBeside => {
  let thread: Thread | undefined = startThread?.('solve')
  const book = createDayBook()
  return {
    solve: async (input, rules) => {
      const asked = thread
      if (asked) {
        try {
          return (await asked.ask([input, rules])) as Solution
        } catch (error) {
          // Whatever ails the thread, the plan can be had here: slower, and in core's way a little.
          if (thread === asked) {
            thread = undefined
            logger.warn({ err: error }, 'the solver has no thread; core solves by itself')
            await asked[Symbol.asyncDispose]()
          }
        }
      }
      await breathe()
      return solve(input, rules, book)
    },
    [Symbol.asyncDispose]: async () => {
      await thread?.[Symbol.asyncDispose]()
    },
  }
}
