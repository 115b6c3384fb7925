/** A creator as the contract shows it. */
import type { Creator } from '../../contract/creators.ts'
import type { Role } from '../../contract/values.ts'
import type { CreatorOverviewRow } from '../store/creator-reader.ts'

const toDate = (at: number | null): Date | null => (at === null ? null : new Date(at))

/** What the agency noted of a model is not for her eyes. */
export const forCaller = (creator: Creator, role: Role | undefined): Creator => (role === 'model' ? { ...creator, notes: '' } : creator)

export const toCreator = ({ updatedAt: _, accountsTotal, accountsNeedAttention, ...row }: CreatorOverviewRow): Creator => ({
  ...row,
  archivedAt: toDate(row.archivedAt),
  createdAt: new Date(row.createdAt),
  nextPublicationAt: toDate(row.nextPublicationAt),
  accounts: { total: accountsTotal, needAttention: accountsNeedAttention },
})
