/** A creator as the contract shows it. */
import type { Creator } from '../../contract/creators.ts'
import type { CreatorOverviewRow } from '../store/creator-reader.ts'

const toDate = (at: number | null): Date | null => (at === null ? null : new Date(at))

export const toCreator = ({ updatedAt: _, accountsTotal, accountsNeedAttention, ...row }: CreatorOverviewRow): Creator => ({
  ...row,
  archivedAt: toDate(row.archivedAt),
  createdAt: new Date(row.createdAt),
  nextPublicationAt: toDate(row.nextPublicationAt),
  accounts: { total: accountsTotal, needAttention: accountsNeedAttention },
})
