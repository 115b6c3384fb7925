/** The band solver in a thread of its own: `{ id, question: [input, rules] }` in, `{ id, answer }` or `{ id, error }` out. */
import { parentPort } from 'node:worker_threads'
import type { PlanRules } from '../../contract/plans.ts'
import { createDayBook } from './local-day.ts'
import { solve } from './solve.ts'
import type { SolverInput } from './solver-types.ts'

const port = parentPort
/** Days and their clock changes are the same for everybody. */
const book = createDayBook()

port?.on('message', ({ id, question: [input, rules] }: { id: number; question: [SolverInput, PlanRules] }) => {
  try {
    port.postMessage({ id, answer: solve(input, rules, book) })
  } catch (error) {
    port.postMessage({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
})
