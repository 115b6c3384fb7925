/** Small facts of this store that are not replicated, by key. */
import { eq } from 'drizzle-orm'
import { meta } from './schema/ledger.ts'
import type { Store } from './store.ts'

export const readMeta = ({ db }: Pick<Store, 'db'>, key: string): string | undefined =>
  db.select({ value: meta.value }).from(meta).where(eq(meta.key, key)).get()?.value
