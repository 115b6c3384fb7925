/** Reading a workbook without holding core up: in a thread where the host lends one, else on core's own. The last one read is kept. */
import { createHash } from 'node:crypto'
import { AppError } from '../../app-error.ts'
import type { ErrorData } from '../../../contract/errors.ts'
import type { Logger } from '../../log.ts'
import type { Ports } from '../../ports.ts'
import { readXlsx } from './read-xlsx.ts'
import type { Sheet } from './read-xlsx.ts'

/** An error loses its class on its way out of a thread: what is wrong with the file is an answer. */
export type SheetAnswer = Sheet | ErrorData<'BAD_INPUT'>

export type ReadSheet = (bytes: Uint8Array) => Promise<Sheet>

export const createSheetReader = ({ startThread }: Pick<Ports, 'startThread'>, logger: Logger): ReadSheet => {
  const inThread = async (bytes: Uint8Array): Promise<SheetAnswer | undefined> => {
    if (!startThread) return undefined
    // Workbooks are rare: no thread waits for the next.
    await using thread = startThread('xlsx')
    try {
      return (await thread.ask(bytes)) as SheetAnswer
    } catch (error) {
      logger.warn({ err: error }, 'no thread to read a workbook in; core reads it by itself')
      return undefined
    }
  }

  const read: ReadSheet = async (bytes) => {
    const answer = (await inThread(bytes)) ?? (await readXlsx(bytes))
    if ('issues' in answer) throw new AppError('BAD_INPUT', answer)
    return answer
  }

  /** Each choice of a column sends the same file again. */
  let last: { hash: string; sheet: Promise<Sheet> } | undefined
  return (bytes) => {
    const hash = createHash('sha256').update(bytes).digest('hex')
    if (last?.hash !== hash) last = { hash, sheet: read(bytes) }
    return last.sheet
  }
}
