import type { ReactNode } from 'react'
import { Skeleton } from '../../components/skeleton.tsx'
import type { Account } from '../../../contract/accounts.ts'
import { AccountCard } from './account-card.tsx'
import { byNeed } from './account-state.tsx'

const Grid = ({ children }: { children: ReactNode }) => (
  <div className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,26rem),1fr))] gap-4">{children}</div>
)

/** Accounts as cards, those that need a person first. */
export const AccountGrid = ({ accounts }: { accounts: readonly Account[] }) => (
  <Grid>
    {accounts.toSorted(byNeed).map((account) => (
      <AccountCard key={account.id} account={account} />
    ))}
  </Grid>
)

export const AccountGridSkeleton = () => (
  <Grid>
    <Skeleton className="h-72" />
    <Skeleton className="h-72" />
  </Grid>
)
