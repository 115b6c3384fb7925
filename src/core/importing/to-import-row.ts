/** A resolved row as the contract shows it. */
import type * as z from 'zod'
import type { importRow } from '../../contract/imports.ts'
import type { ResolvedRow } from './resolve-rows.ts'

export const toImportRow = ({ read, state, creator, accounts, at, problems }: ResolvedRow): z.infer<typeof importRow> => ({
  line: read.line,
  state,
  creatorName: creator?.name ?? read.creator,
  creatorId: creator?.id ?? null,
  accountIds: accounts.map(({ id }) => id),
  at: at?.wall ?? read.at,
  zone: at?.zone ?? (read.zone === '' ? null : read.zone),
  text: read.text,
  ...(Object.keys(read.platformTexts).length > 0 && { platformTexts: read.platformTexts }),
  images: read.images,
  problems,
})
