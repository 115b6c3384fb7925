/** What an act is about in the history: `@account → @whom`. */
import type { InteractionRow } from '../store/interaction-reader.ts'
import type { Interacting } from './parts.ts'

export const subjectOf = (
  it: Interacting,
  { accountId, publicationId, targetAuthor }: Pick<InteractionRow, 'accountId' | 'publicationId' | 'targetAuthor'>,
): { kind: string; id: string; label: string } => ({
  kind: publicationId === null ? 'account' : 'publication',
  id: publicationId ?? accountId,
  label: `@${it.accounts.get(accountId)?.handle ?? ''}${targetAuthor === null ? '' : ` → @${targetAuthor}`}`,
})
