/** Small facts of this store that are not replicated, by key. */
import { eq } from 'drizzle-orm'
import { meta } from './schema/ledger.ts'
import type { WriteTx } from './store.ts'

/** `null` removes it. */
export const writeMeta = ({ db }: WriteTx, key: string, value: string | null): void => {
  if (value === null) db.delete(meta).where(eq(meta.key, key)).run()
  else db.insert(meta).values({ key, value }).onConflictDoUpdate({ target: meta.key, set: { value } }).run()
}
