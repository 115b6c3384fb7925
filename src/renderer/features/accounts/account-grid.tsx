import type { ReactNode } from 'react'
import { Skeleton } from '../../components/skeleton.tsx'
import type { Account } from '../../../contract/accounts.ts'
import { AccountCard } from './account-card.tsx'

const order: Record<Account['state'], number> = { needs_reconnect: 0, connected: 1, disconnected: 2 }
const byNeed = (a: Account, b: Account): number => order[a.state] - order[b.state] || a.handle.localeCompare(b.handle)

const Grid = ({ children }: { children: ReactNode }) => (
  <div className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,26rem),1fr))] gap-4">{children}</div>
)

/** Accounts as cards, those that need a person first. */
export const AccountGrid = ({ accounts, creatorNames }: { accounts: readonly Account[]; creatorNames?: ReadonlyMap<string, string> }) => (
  <Grid>
    {accounts.toSorted(byNeed).map((account) => (
      <AccountCard key={account.id} account={account} creatorName={creatorNames?.get(account.creatorId)} />
    ))}
  </Grid>
)

export const AccountGridSkeleton = () => (
  <Grid>
    <Skeleton className="h-72" />
    <Skeleton className="h-72" />
  </Grid>
)
