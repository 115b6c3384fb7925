/** Reads the place from which platforms fetch media, and what stands there. */
import { and, eq, lte } from 'drizzle-orm'
import { lentFile, mediaHost } from './schema/media-host.ts'
import type { Store } from './store.ts'

export type MediaHostRow = Omit<typeof mediaHost.$inferSelect, 'id'>

export interface MediaHostReader {
  get(): MediaHostRow | undefined
  /** Names of what was put at this place at this time or before. */
  lentBefore(place: string, at: number): string[]
}

export const createMediaHostReader = ({ db }: Pick<Store, 'db'>): MediaHostReader => ({
  get: () => {
    const { id: _id, ...row } = db.select().from(mediaHost).get() ?? {}
    return 'endpoint' in row ? row : undefined
  },
  lentBefore: (place, at) =>
    db
      .select({ key: lentFile.key })
      .from(lentFile)
      .where(and(eq(lentFile.place, place), lte(lentFile.lentAt, at)))
      .all()
      .map(({ key }) => key),
})
