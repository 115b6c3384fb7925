/**
 * SQLite's own check of a store's file, on a thread of its own: it reads everything, which for a hundred thousand
 * publications takes more than a second, and meanwhile core has posts to send.
 */
import { Worker } from 'node:worker_threads'
import { isDamage } from '../sqlite-failure.ts'

/** Lives in a string so that every bundle and host starts it the same way: there is no second file to find. */
const source = /* js */ `
  const { createRequire } = require('node:module')
  const { parentPort, workerData } = require('node:worker_threads')
  const Database = createRequire(workerData.from)('better-sqlite3')
  const sql = new Database(workerData.path, { readonly: true, fileMustExist: true, timeout: 5000 })
  try {
    parentPort.postMessage(sql.prepare('PRAGMA quick_check(20)').pluck().all())
  } finally {
    sql.close()
  }
`

/** What SQLite's check answered, without its way of saying that all is well. */
export const damageIn = (lines: readonly string[]): string[] => (lines.length === 1 && lines[0] === 'ok' ? [] : [...lines])

/** What is wrong with the file, a line each; empty when it is sound. */
export const findDamage = async (path: string): Promise<string[]> => {
  const worker = new Worker(source, { eval: true, workerData: { from: import.meta.url, path } })
  try {
    const lines = await new Promise<string[]>((resolve, reject) => {
      worker.once('message', resolve).once('error', reject)
      worker.once('exit', (code) => reject(new Error(`the check ended early (${code})`)))
    })
    return damageIn(lines)
  } catch (error) {
    // A file so broken that it does not open is the finding, not a failure to find.
    if (isDamage(error)) return [error instanceof Error ? error.message : String(error)]
    throw error
  } finally {
    await worker.terminate()
  }
}
