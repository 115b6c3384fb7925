/** With what a new post begins, as it stands in the address. Nonsense is left out, never an error. */
import * as z from 'zod'
import { zone } from '../../../contract/values.ts'

const optional = <T extends z.ZodType>(item: T) => item.optional().catch(undefined)

export const composerSearch = z.object({
  creator: optional(z.string()),
  /** The one account it is for; absent: all that can. */
  account: optional(z.string()),
  /** Of the library, to begin with. */
  asset: optional(z.string()),
  /** What is talked about, that it is written from. */
  trend: optional(z.string()),
  /** A day, or a day and a time: `2026-11-26`, `2026-11-26T20:15`. */
  at: optional(z.union([z.iso.date(), z.iso.datetime({ local: true, precision: -1 })])),
  /** On whose clock `at` is; absent: the creator's. */
  zone: optional(zone),
  /** The post that this sitting has made; put there by its first save. */
  draft: optional(z.string()),
})
export type ComposerSearch = z.infer<typeof composerSearch>

export const tidyComposerSearch = (search: ComposerSearch): ComposerSearch =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined))
