/** Floor: a bare Node process that opens the same SQLite file and reads one row. */
import { join } from 'node:path'
import Database from 'better-sqlite3'

const sql = new Database(join(process.argv[2] ?? '', 'store.sqlite'))
sql.prepare('SELECT * FROM meta LIMIT 1').get()
process.send?.({})
sql.close()
process.disconnect?.()
