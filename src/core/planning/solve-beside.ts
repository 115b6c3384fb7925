/** Solving without holding core up: in threads where the host lends some, else on core's own with a breath in between. */
import type { PlanRules } from '../../contract/plans.ts'
import type { Logger } from '../log.ts'
import type { Ports, Thread } from '../ports.ts'
import { createDayBook } from './local-day.ts'
import { solve } from './solve.ts'
import type { Solution, SolverInput } from './solver-types.ts'

export interface SolveBeside extends AsyncDisposable {
  /** So many may be asked for at once before one waits for another. */
  atOnce: number
  solve(input: SolverInput, rules: PlanRules): Promise<Solution>
}

/** Lets what waits on core's thread have its turn. */
export const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

export const startSolver = (
  { startThread, threadsAtOnce = 1 }: Pick<Ports, 'startThread' | 'threadsAtOnce'>,
  logger: Logger,
): SolveBeside => {
  /** With how many each has in hand. */
  const threads = new Map<Thread, number>()
  if (startThread) for (let count = 0; count < threadsAtOnce; count += 1) threads.set(startThread('solve'), 0)
  const book = createDayBook()
  const leastBusy = (): Thread | undefined => [...threads].toSorted(([, a], [, b]) => a - b)[0]?.[0]

  const askOf = async (thread: Thread, question: [SolverInput, PlanRules]): Promise<Solution> => {
    threads.set(thread, (threads.get(thread) ?? 0) + 1)
    try {
      return (await thread.ask(question)) as Solution
    } finally {
      const inHand = threads.get(thread)
      if (inHand !== undefined) threads.set(thread, inHand - 1)
    }
  }

  return {
    atOnce: Math.max(1, threads.size),
    solve: async (input, rules) => {
      for (let thread = leastBusy(); thread; thread = leastBusy()) {
        try {
          return await askOf(thread, [input, rules])
        } catch (error) {
          // Whatever ails the threads, the plan can be had here: slower, and in core's way a little.
          if (threads.delete(thread)) {
            logger.warn(
              { err: error },
              threads.size > 0 ? 'a thread of the solver is gone' : 'the solver has no thread; core solves by itself',
            )
            await thread[Symbol.asyncDispose]()
          }
        }
      }
      await breathe()
      return solve(input, rules, book)
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all([...threads.keys()].map((thread) => thread[Symbol.asyncDispose]()))
    },
  }
}
