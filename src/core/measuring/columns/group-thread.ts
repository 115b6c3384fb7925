/** Grouping in a thread of its own: `{ id, question: GroupQuestion }` in, `{ id, answer: Grouped }` or `{ id, error }` out. Columns are shared, not cloned. */
import { parentPort } from 'node:worker_threads'
import { groupColumns, type GroupQuestion } from './group-columns.ts'

const port = parentPort

port?.on('message', ({ id, question }: { id: number; question: GroupQuestion }) => {
  try {
    port.postMessage({ id, answer: groupColumns(question) })
  } catch (error) {
    port.postMessage({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
})
