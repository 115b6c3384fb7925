/** Writes figures that were brought in. They are append-only; an undone import stays, and counts no more. */
import { eq } from 'drizzle-orm'
import type { Mapping } from '../../contract/figures.ts'
import { figure, figureImport, figureMapping, trackingLink } from './schema/figures.ts'
import type { WriteTx } from './store.ts'

export const insertFigureImport = ({ db }: WriteTx, row: typeof figureImport.$inferInsert): void => {
  db.insert(figureImport).values(row).run()
}

export const insertFigures = ({ db }: WriteTx, rows: readonly (typeof figure.$inferInsert)[]): void => {
  for (const row of rows) db.insert(figure).values(row).run()
}

export const insertTrackingLink = ({ db }: WriteTx, row: typeof trackingLink.$inferInsert): void => {
  db.insert(trackingLink).values(row).run()
}

export const setTrackingLinkUrl = ({ db }: WriteTx, id: string, url: string): void => {
  db.update(trackingLink).set({ url }).where(eq(trackingLink.id, id)).run()
}

export const markFiguresUndone = ({ db }: WriteTx, id: string): void => {
  db.update(figureImport).set({ state: 'undone' }).where(eq(figureImport.id, id)).run()
}

export const rememberMapping = ({ db, now }: WriteTx, headerKey: string, mapping: Mapping, byName: string): void => {
  db.insert(figureMapping)
    .values({ headerKey, mapping, at: now, byName })
    .onConflictDoUpdate({ target: figureMapping.headerKey, set: { mapping, at: now, byName } })
    .run()
}
