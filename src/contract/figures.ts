/**
 * Figures of platforms that give them to no program: brought in from a CSV or XLSX file with a look first, or typed in;
 * taken back whole. Which column is what is remembered by the file's header, for the agency.
 *
 * A figure stands for a day of an account (`days`), a post as it was on a day (`posts`), a tracking link as it was on
 * a day (`links`), or a country from which an account's links had been clicked by a day (`countries`). What was read later stands; undone, what was read before stands again.
 */
import * as z from 'zod'
import { oc } from '@orpc/contract'
import { errorsOf } from './errors.ts'
import { csvEncodings } from './imports.ts'
import { accountId, creatorId, figureImportId, line, publicationId, trackingLinkId } from './values.ts'

export const figureKinds = ['days', 'posts', 'links', 'countries'] as const
export const figureKind = z.enum(figureKinds)
export type FigureKind = z.infer<typeof figureKind>

export const moneyMeasures = ['gross', 'fee', 'net', 'revenue'] as const
export const countMeasures = ['subscribers', 'visits', 'views', 'likes', 'comments', 'purchases', 'clicks'] as const
export const measures = [...moneyMeasures, ...countMeasures] as const
export type Measure = (typeof measures)[number]

export const figureColumns = ['account', 'day', 'type', 'post', 'link', 'country', 'url', 'currency', ...measures] as const
export type FigureColumn = (typeof figureColumns)[number]

/** The columns of each kind, as its template has them. The first one is required, and a figure. */
export const columnsOf = {
  days: ['day', 'account', 'type', 'gross', 'fee', 'net', 'currency', 'subscribers', 'visits'],
  posts: ['post', 'day', 'account', 'views', 'likes', 'comments', 'purchases', 'revenue', 'currency'],
  links: ['link', 'url', 'day', 'account', 'clicks', 'subscribers', 'revenue', 'currency'],
  countries: ['country', 'day', 'account', 'clicks'],
} as const satisfies Record<FigureKind, readonly FigureColumn[]>

/** Currencies of two decimals, so that cents are cents. */
export const currencies = ['USD', 'EUR', 'GBP', 'CAD', 'AUD', 'CHF'] as const
export const currency = z.enum(currencies)
export type Currency = z.infer<typeof currency>

const amount = z.int().nullable()

/** Null: not said. Money in cents of `currency`. */
export const figures = z.object({
  gross: amount,
  fee: amount,
  net: amount,
  revenue: amount,
  subscribers: amount,
  visits: amount,
  views: amount,
  likes: amount,
  comments: amount,
  purchases: amount,
  clicks: amount,
  currency: currency.nullable(),
})
export type Figures = z.infer<typeof figures>

export const mapping = z.object({
  kind: figureKind,
  /** Where each column is, from 0. */
  columns: z.partialRecord(z.enum(figureColumns), z.int().min(0).max(199)),
  /** `02/03/2026`; null: as the file shows, and refused where it does not. */
  dateOrder: z.enum(['day_first', 'month_first']).nullable(),
  /** What stands before the cents; null: as the file shows, and `1,234` is refused where it does not. */
  decimal: z.enum([',', '.']).nullable(),
  /** Where a row names none. */
  currency,
})
export type Mapping = z.infer<typeof mapping>

export const rowStates = ['new', 'update', 'known', 'duplicate', 'error'] as const

export const figureRow = z.object({
  /** Line in the file; of a spreadsheet, its row. */
  line: z.int(),
  state: z.enum(rowStates),
  /** As written when nobody is called that. */
  account: z.string(),
  accountId: accountId.nullable(),
  day: z.iso.date().nullable(),
  /** The income's type, the post, the link or the country. */
  subject: z.string(),
  publicationId: publicationId.nullable(),
  figures,
  /** What stands now, of an update. */
  before: figures.nullable(),
  problems: z.array(z.object({ column: z.string(), rule: z.string(), data: z.record(z.string(), z.union([z.string(), z.number()])) })),
})
export type FigureRow = z.infer<typeof figureRow>

const counts = { added: z.int(), changed: z.int() }

export const figureImport = z.object({
  id: figureImportId,
  kind: figureKind,
  /** Null: typed in. */
  fileName: z.string().nullable(),
  at: z.date(),
  by: z.string(),
  accounts: z.array(z.string()),
  ...counts,
  state: z.enum(['applied', 'undone']),
})
export type FigureImport = z.infer<typeof figureImport>

/** Where a figure comes from. */
export const figureSource = z.object({ fileName: z.string().nullable(), at: z.date(), by: z.string() })

export const importedFigures = figures.extend({ day: z.iso.date(), source: figureSource })
export type ImportedFigures = z.infer<typeof importedFigures>

const maxFile = 20_000_000

const file = {
  file: z.file().max(maxFile),
  fileName: z.string().max(255),
  /** Whose rows are that name no account. */
  accountId: accountId.nullable(),
  /** The day on which figures were read that come without one. */
  day: z.iso.date(),
}

export const trackingLink = z.object({
  id: trackingLinkId,
  name: z.string(),
  url: z.string().nullable(),
  /** Newest first. */
  readings: z.array(importedFigures),
})
export type TrackingLink = z.infer<typeof trackingLink>

export const figuresProcedures = {
  /**
   * Reads the file and says row by row what would happen. Without `mapping`: as remembered, or as the header suggests
   * (for `kind`, where it is given). Saves nothing.
   */
  preview: oc
    .input(z.object({ ...file, kind: figureKind.optional(), mapping: mapping.optional() }))
    .output(
      z.object({
        header: z.array(z.string()),
        /** The first rows, as they are. */
        samples: z.array(z.array(z.string())),
        encoding: z.enum(csvEncodings).nullable(),
        /** Of a spreadsheet, the sheet that was read. */
        sheet: z.string().nullable(),
        mapping,
        mappingFrom: z.enum(['given', 'remembered', 'suggested']),
        /** Columns without which no row can be read. `figure`: there is no column of figures. */
        missing: z.array(z.enum([...figureColumns, 'figure'])),
        rows: z.array(figureRow),
        counts: z.object({ new: z.int(), update: z.int(), known: z.int(), duplicate: z.int(), error: z.int() }),
      }),
    )
    .errors(errorsOf('BAD_INPUT', 'NOT_FOUND', 'NOT_SUPPORTED')),
  /** Keeps what is new or changed, and the mapping. `import` is null when nothing is. */
  apply: oc
    .input(z.object({ ...file, mapping }))
    .output(z.object({ import: figureImport.nullable(), left: z.array(figureRow) }))
    .errors(errorsOf('BAD_INPUT', 'NOT_FOUND', 'NOT_SUPPORTED')),
  /** Newest first; those whose accounts are all in reach. */
  list: oc.output(z.array(figureImport)),
  /** What stood before it stands again. */
  undo: oc
    .input(z.object({ importId: figureImportId }))
    .output(figureImport)
    .errors(errorsOf('NOT_FOUND', 'CONFLICT')),
  /** One reading of a tracking link, typed in. */
  enterLink: oc
    .input(
      z.object({
        accountId,
        name: line(120),
        url: z
          .url({ protocol: /^https?$/ })
          .max(2000)
          .nullable(),
        day: z.iso.date(),
        clicks: z.int().min(0).max(1e9).nullable(),
        subscribers: z.int().min(0).max(1e9).nullable(),
        /** In cents. */
        revenue: z.int().min(-1e12).max(1e12).nullable(),
        currency,
      }),
    )
    .output(figureImport)
    .errors(errorsOf('NOT_FOUND', 'BAD_INPUT', 'NOT_SUPPORTED')),
  /** What stands for one account over some days, both included. */
  ofAccount: oc
    .input(z.object({ accountId, from: z.iso.date(), to: z.iso.date() }))
    .output(
      z.object({
        accountId,
        creatorId,
        /** Oldest first; `type` empty: all of the day. */
        days: z.array(importedFigures.extend({ type: z.string() })),
        /** As last read up to `to`, newest post last. */
        posts: z.array(importedFigures.extend({ post: z.string(), publicationId: publicationId.nullable() })),
        links: z.array(trackingLink),
      }),
    )
    .errors(errorsOf('NOT_FOUND')),
}
