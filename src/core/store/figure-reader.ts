/** Reads figures that were brought in, as they stand, and what brought them. */
import { and, asc, desc, eq, inArray, lte, sql } from 'drizzle-orm'
import { measures } from '../../contract/figures.ts'
import type { FigureKind, Figures, Mapping } from '../../contract/figures.ts'
import { account } from './schema/creators.ts'
import { figure, figureImport, figureMapping, trackingLink } from './schema/figures.ts'
import { publication } from './schema/publishing.ts'
import { mergeFigures, noFigures } from './merge-figures.ts'
import type { Store } from './store.ts'

export type FigureImportRow = typeof figureImport.$inferSelect
export type TrackingLinkRow = typeof trackingLink.$inferSelect

/** As it stands. `source`: what was brought in last. */
export interface StandingFigure {
  subject: string
  day: string
  figures: Figures
  source: { fileName: string | null; at: number; by: string }
}

export interface FigureReader {
  import(id: string): FigureImportRow | undefined
  /** Newest first, with whose they are; at most a thousand. */
  imports(): (FigureImportRow & { creatorIds: string[]; handles: string[] })[]
  creatorsOf(importId: string): string[]
  mapping(headerKey: string): Mapping | undefined
  /** By subject, then day. */
  standing(accountId: string, kind: FigureKind, span?: { to: string; subject?: string }): StandingFigure[]
  links(accountId: string): TrackingLinkRow[]
  /** Publications of an account by their id on the platform. */
  published(accountId: string): ReadonlyMap<string, string>
}

const figuresOf = (row: typeof figure.$inferSelect): Figures => ({
  ...(Object.fromEntries(measures.map((measure) => [measure, row[measure]])) as Record<(typeof measures)[number], number | null>),
  currency: row.currency,
})

export const createFigureReader = ({ db }: Pick<Store, 'db'>): FigureReader => ({
  import: (id) => db.select().from(figureImport).where(eq(figureImport.id, id)).get(),
  imports: () => {
    const rows = db.select().from(figureImport).orderBy(desc(figureImport.at), desc(figureImport.id)).limit(1000).all()
    const whose = db
      .selectDistinct({ importId: figure.importId, creatorId: figure.creatorId, handle: account.handle })
      .from(figure)
      .innerJoin(account, eq(account.id, figure.accountId))
      .where(
        inArray(
          figure.importId,
          rows.map(({ id }) => id),
        ),
      )
      .all()
    const byImport = Map.groupBy(whose, ({ importId }) => importId)
    return rows.map((row) => {
      const mine = byImport.get(row.id) ?? []
      return { ...row, creatorIds: [...new Set(mine.map(({ creatorId }) => creatorId))], handles: mine.map(({ handle }) => handle) }
    })
  },
  creatorsOf: (importId) =>
    db
      .selectDistinct({ creatorId: figure.creatorId })
      .from(figure)
      .where(eq(figure.importId, importId))
      .all()
      .map(({ creatorId }) => creatorId),
  mapping: (headerKey) => db.select().from(figureMapping).where(eq(figureMapping.headerKey, headerKey)).get()?.mapping,
  standing: (accountId, kind, span) => {
    const rows = db
      .select()
      .from(figure)
      .innerJoin(figureImport, eq(figureImport.id, figure.importId))
      .where(
        and(
          eq(figure.accountId, accountId),
          eq(figureImport.kind, kind),
          eq(figureImport.state, 'applied'),
          span ? lte(figure.day, span.to) : undefined,
          span?.subject === undefined ? undefined : eq(figure.subject, span.subject),
        ),
      )
      .orderBy(asc(figure.subject), asc(figure.day), asc(figureImport.at), asc(figureImport.id))
      .all()
    return [...Map.groupBy(rows, ({ figure: { subject, day } }) => `${day} ${subject}`).values()].flatMap((group) => {
      const last = group.at(-1)
      if (!last) return []
      const { fileName, at, byName } = last.figure_import
      return [
        {
          subject: last.figure.subject,
          day: last.figure.day,
          figures: group.reduce((merged, row) => mergeFigures(merged, figuresOf(row.figure)), noFigures),
          source: { fileName, at, by: byName },
        },
      ]
    })
  },
  links: (accountId) =>
    db
      .select()
      .from(trackingLink)
      .where(eq(trackingLink.accountId, accountId))
      .orderBy(sql`${trackingLink.name} COLLATE NOCASE`)
      .all(),
  published: (accountId) =>
    new Map(
      db
        .select({ id: publication.id, remoteId: publication.remoteId })
        .from(publication)
        .where(and(eq(publication.accountId, accountId), eq(publication.state, 'published')))
        .all()
        .flatMap(({ id, remoteId }) => (remoteId === null ? [] : [[remoteId, id] as const])),
    ),
})
