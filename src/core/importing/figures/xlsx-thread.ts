/** Reading workbooks in a thread of its own: `{ id, question: bytes }` in; the sheet or what is wrong with the file out, or `{ id, error }`. */
import { parentPort } from 'node:worker_threads'
import { isAppError } from '../../app-error.ts'
import type { SheetAnswer } from './read-beside.ts'
import { readXlsx } from './read-xlsx.ts'

const port = parentPort

const answerTo = async (bytes: Uint8Array): Promise<SheetAnswer> => {
  try {
    return await readXlsx(bytes)
  } catch (error) {
    if (isAppError(error, 'BAD_INPUT')) return { issues: error.data.issues }
    throw error
  }
}

const serve = async ({ id, question }: { id: number; question: Uint8Array }): Promise<void> => {
  try {
    port?.postMessage({ id, answer: await answerTo(question) })
  } catch (error) {
    port?.postMessage({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
}

port?.on('message', (message: { id: number; question: Uint8Array }) => void serve(message))
