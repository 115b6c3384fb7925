/** SQLite's own words → ours, whenever they come: a damaged page may be met long after the file was opened. Pure. */
import { AppError } from './app-error.ts'

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '')

/** Damage for which SQLite has no code of its own: met while a table of the full-text index, or the schema, is read. */
const damageInWords = /^vtable constructor failed|malformed/

/** Undefined for what says nothing of the file: a fault of ours, or no failure of SQLite at all. */
export const sqliteFailure = (error: unknown, lastBackup?: string): AppError | undefined => {
  const code = codeOf(error)
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code) || (code === 'SQLITE_ERROR' && error instanceof Error && damageInWords.test(error.message)))
    return new AppError('STORE_CORRUPT', { lastBackup }, { cause: error })
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) return new AppError('STORE_LOCKED', { holder: '' }, { cause: error })
  if (code.startsWith('SQLITE_FULL')) return new AppError('DISK_FULL', {}, { cause: error })
  return undefined
}

export const isDamage = (error: unknown): boolean => sqliteFailure(error)?.code === 'STORE_CORRUPT'
