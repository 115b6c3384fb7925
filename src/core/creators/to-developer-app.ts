/** Applications as the contract shows them: never a secret, only whether there is one; with what they cost where calls are billed. */
import type { DeveloperApp } from '../../contract/developer-apps.ts'
import type { AnyPlatform } from '../platforms/kit/adapter.ts'
import type { Clock } from '../ports.ts'
import type { DeveloperAppReader, DeveloperAppRow } from '../store/developer-app-reader.ts'
import type { Spending } from './spending.ts'

interface Deps {
  reader: Pick<DeveloperAppReader, 'countAccounts'>
  spending: Pick<Spending, 'ofApp'>
  adapters: readonly AnyPlatform[]
  clock: Pick<Clock, 'now'>
}

export type ToDeveloperApps = (rows: readonly DeveloperAppRow[]) => DeveloperApp[]

const usdOf = (micros: number): number => micros / 1_000_000

export const createToDeveloperApps = ({ reader, spending, adapters, clock }: Deps): ToDeveloperApps => {
  const spendingOf = ({ id, platform, monthlyCapCents }: DeveloperAppRow): DeveloperApp['spending'] => {
    if (!adapters.find((adapter) => adapter.id === platform)?.capabilities.billing) return null
    const { micros, posts, calls, renewsAt } = spending.ofApp(id, clock.now())
    return {
      usd: usdOf(micros),
      capUsd: monthlyCapCents === null ? null : monthlyCapCents / 100,
      renewsAt: new Date(renewsAt),
      of: [...(posts.count > 0 ? [{ what: 'posts_sent', ...posts }] : []), ...calls]
        .toSorted((a, b) => b.micros - a.micros)
        .map(({ what, count, micros: cost }) => ({ what, count, usd: usdOf(cost) })),
    }
  }
  return (rows) => {
    const accounts = reader.countAccounts()
    return rows.map((row) => ({
      id: row.id,
      platform: row.platform,
      creatorId: row.creatorId,
      name: row.name,
      clientId: row.clientId,
      hasSecret: row.secretId !== null,
      service: row.service,
      returnAddress: row.returnAddress,
      audited: row.audited,
      accounts: accounts.get(row.id) ?? 0,
      spending: spendingOf(row),
    }))
  }
}
