/**
 * Bringing posts in from a CSV file: dry run first, then apply, then undo while nothing of it is out.
 *
 * Columns (order free, header required): `creator` (name or pseudonym), `account` (handle; several by `|`),
 * `at` (`YYYY-MM-DD HH:mm`, or `DD/MM/YYYY HH:mm` where `;` separates; empty = draft), `zone` (IANA; empty = the creator's), `text`, `text_x`, `text_bluesky`, `text_instagram`, `text_tiktok`, `text_onlyfans` (other words there; empty = `text`), `images`
 * (relative paths among the files given, or file names in the creator's library; several by `|`), `alts` (one per image by `|`), `languages` (by `|`), `labels` (by `|`).
 * Separator `,`, `;` or tab (found out). UTF-8 with or without BOM, UTF-16 with one, or Windows-1252 (found out).
 */
import * as z from 'zod'
import { oc } from '@orpc/contract'
import { errorsOf } from './errors.ts'
import { platformId } from './platforms.ts'
import { accountId, assetId, creatorId, importId } from './values.ts'

export const importRow = z.object({
  /** Line in the file where the row begins; the header is line 1. */
  line: z.int(),
  state: z.enum(['ready', 'duplicate', 'error']),
  creatorName: z.string(),
  creatorId: creatorId.nullable(),
  accountIds: z.array(accountId),
  at: z.string().nullable(),
  zone: z.string().nullable(),
  text: z.string(),
  /** Other words on a platform, where the row has some. */
  platformTexts: z.partialRecord(platformId, z.string()).optional(),
  images: z.array(z.string()),
  problems: z.array(
    z.object({
      column: z.string(),
      /** `creator.unknown`, `account.unknown`, `time.invalid`, `image.missing`, `text.too_long` … */
      rule: z.string(),
      data: z.record(z.string(), z.union([z.string(), z.number()])),
      severity: z.enum(['error', 'warning']),
    }),
  ),
})
export type ImportRow = z.infer<typeof importRow>

const maxCsv = 20_000_000
/** The file as it is, whose encoding core finds out; or its text, where somebody has decoded it. */
const csv = z.union([z.string().max(maxCsv), z.file().max(maxCsv)])

export const csvEncodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const
export type CsvEncoding = (typeof csvEncodings)[number]

export const importSummary = z.object({
  id: importId,
  fileName: z.string(),
  at: z.date(),
  posts: z.int(),
  publications: z.int(),
  state: z.enum(['applied', 'undone']),
  by: z.string(),
})

export const imports = {
  /**
   * Reads the file and says row by row what would happen. `files` are the relative paths on offer. What a row breaks of a plan
   * is a warning, `plan.` and the rule's name on the calendar. Saves nothing.
   */
  preview: oc
    .input(z.object({ csv, fileName: z.string().max(255), files: z.array(z.string().max(1024)).max(20_000) }))
    .output(
      z.object({
        rows: z.array(importRow),
        ready: z.int(),
        duplicates: z.int(),
        errors: z.int(),
        imagesNeeded: z.array(z.object({ path: z.string(), creatorId })),
        /** What the file was read as. */
        encoding: z.enum(csvEncodings),
      }),
    )
    .errors(errorsOf('BAD_INPUT')),
  /**
   * Applies the `ready` rows in one transaction; `images` says which asset each path became.
   * Rows in error are left out and counted. A row already imported (same creator, accounts, time and text) is
   * a duplicate and left out. When none is left (every picture was refused), `import` is `undone` with no posts,
   * and is not listed.
   */
  apply: oc
    .input(
      z.object({
        csv,
        fileName: z.string().max(255),
        images: z.array(z.object({ path: z.string().max(1024), creatorId, assetId })).max(20_000),
      }),
    )
    .output(
      z.object({
        import: importSummary,
        /** Of its publications, those that wait for approval. */
        awaiting: z.int(),
        skipped: z.array(importRow),
      }),
    )
    .errors(errorsOf('BAD_INPUT')),
  list: oc.output(z.array(importSummary)),
  /** Takes back what has not gone out; CONFLICT when something of it has. */
  undo: oc.input(z.object({ importId })).output(importSummary).errors(errorsOf('NOT_FOUND', 'CONFLICT')),
}
