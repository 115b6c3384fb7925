/** Writes the place from which platforms fetch media, and what stands there. */
import { eq } from 'drizzle-orm'
import type { MediaHostRow } from './media-host-reader.ts'
import { lentFile, mediaHost } from './schema/media-host.ts'
import type { WriteTx } from './store.ts'

export const putMediaHost = ({ db }: WriteTx, row: MediaHostRow): void => {
  db.insert(mediaHost)
    .values({ id: 1, ...row })
    .onConflictDoUpdate({ target: mediaHost.id, set: row })
    .run()
}

export const deleteMediaHost = ({ db }: WriteTx): void => {
  db.delete(mediaHost).run()
}

export const insertLentFile = ({ db }: WriteTx, row: typeof lentFile.$inferInsert): void => {
  db.insert(lentFile).values(row).run()
}

export const deleteLentFile = ({ db }: WriteTx, key: string): void => {
  db.delete(lentFile).where(eq(lentFile.key, key)).run()
}
