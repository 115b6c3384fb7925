/** What a platform said of a quota, at the time it is read. */
import type { Account } from '../../contract/accounts.ts'

export type HeardBudget = Account['budgets'][number]

/** Its time is over, and the platform has said nothing of it since: how much is used now is not known. */
export const isOutdated = ({ resetsAt }: HeardBudget, now: number): boolean => resetsAt !== null && resetsAt.getTime() <= now
