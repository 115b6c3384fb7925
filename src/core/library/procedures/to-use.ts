/** A use as the contract shows it. */
import type { UseRow } from '../../store/library-reader.ts'

export const toUse = ({ dueAt, publishedAt, ...row }: UseRow) => ({
  ...row,
  dueAt: new Date(dueAt),
  publishedAt: publishedAt === null ? null : new Date(publishedAt),
})
