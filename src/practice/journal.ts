/** Where the network's state is kept when it is to outlive the process: one line of JSON a change, blobs as files. */
import { appendFileSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Journal {
  append(entry: object): void
  keepBlob(cid: string, data: Uint8Array): void
  readBlob(cid: string): Uint8Array
  /** All entries there were when it was opened, oldest first. A torn last line is left out. */
  entries: readonly unknown[]
  close(): void
}

export const openJournal = (folder: string): Journal => {
  mkdirSync(join(folder, 'blobs'), { recursive: true })
  const file = join(folder, 'journal.jsonl')
  const entries = existsSync(file) ? readFileSync(file, 'utf8').split('\n').flatMap(parseLine) : []
  const descriptor = openSync(file, 'a')
  const blobFile = (cid: string) => join(folder, 'blobs', cid)
  return {
    entries,
    append: (entry) => appendFileSync(descriptor, `${JSON.stringify(entry)}\n`),
    keepBlob: (cid, data) => writeFileSync(blobFile(cid), data),
    readBlob: (cid) => readFileSync(blobFile(cid)),
    close: () => closeSync(descriptor),
  }
}

/** Keeps nothing. */
export const memoryJournal: Journal = {
  entries: [],
  append: () => undefined,
  keepBlob: () => undefined,
  readBlob: () => new Uint8Array(),
  close: () => undefined,
}

const parseLine = (line: string): unknown[] => {
  try {
    return line === '' ? [] : [JSON.parse(line)]
  } catch {
    // The process ended within a write; what came before is whole.
    return []
  }
}
