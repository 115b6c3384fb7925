/** Which media a store (open or not) refers to: for copying them beside its backup, and for knowing when none needs them. */
import Database from 'better-sqlite3'

export interface StoredContent {
  sha256: string
  bytes: number
}

/** `file` is a store that this process has not opened: a backup, or the store of a core that is not running. */
export const readContents = (file: string): StoredContent[] => {
  const sql = new Database(file, { readonly: true, fileMustExist: true, timeout: 5000 })
  try {
    // A backup of before knows no asset that was deleted for good.
    const knowsErased = sql.prepare(`SELECT 1 FROM pragma_table_info('asset') WHERE name = 'erased_at'`).get() !== undefined
    const held = knowsErased ? 'WHERE erased_at IS NULL' : ''
    return sql.prepare<[], StoredContent>(`SELECT sha256, max(bytes) AS bytes FROM asset ${held} GROUP BY sha256 ORDER BY sha256`).all()
  } finally {
    sql.close()
  }
}
