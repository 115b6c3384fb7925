/** Training in a thread of its own: `{ id, question: TrainingQuestion }` in, `{ id, answer: NetworkWeights[] }` or `{ id, error }` out. */
import { parentPort } from 'node:worker_threads'
import { trainNetworks, type TrainingQuestion } from './train-network.ts'

const port = parentPort

const serve = async ({ id, question }: { id: number; question: TrainingQuestion }): Promise<void> => {
  try {
    port?.postMessage({ id, answer: await trainNetworks(question) })
  } catch (error) {
    port?.postMessage({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
}

port?.on('message', (message: { id: number; question: TrainingQuestion }) => void serve(message))
