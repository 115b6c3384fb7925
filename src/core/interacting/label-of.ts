/** What an act is called in the history: `@account → @whom`. */
import type { InteractionRow } from '../store/interaction-reader.ts'
import type { Interacting } from './parts.ts'

export const labelOf = (it: Interacting, { accountId, targetAuthor }: InteractionRow): string =>
  `@${it.accounts.get(accountId)?.handle ?? ''}${targetAuthor === null ? '' : ` → @${targetAuthor}`}`
