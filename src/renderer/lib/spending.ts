/** What an application cost this month, in words and against its cap. */
import type { DeveloperApp } from '../../contract/developer-apps.ts'
import type { Format } from './format.ts'

export type AppSpending = NonNullable<DeveloperApp['spending']>

const nearFrom = 0.8

export const dollars = (usd: number, { locale }: Pick<Format, 'locale'>): string =>
  new Intl.NumberFormat(locale, { style: 'currency', currency: 'USD', currencyDisplay: 'narrowSymbol' }).format(usd)

/** As small as single calls are. */
export const exactDollars = (usd: number, { locale }: Pick<Format, 'locale'>): string =>
  new Intl.NumberFormat(locale, { style: 'currency', currency: 'USD', currencyDisplay: 'narrowSymbol', maximumFractionDigits: 3 }).format(
    usd,
  )

/** `null` without a cap. */
export const shareOfCap = ({ usd, capUsd }: AppSpending): number | null => (capUsd === null ? null : usd / capUsd)

export const isNearCap = (spending: AppSpending): boolean => (shareOfCap(spending) ?? 0) >= nearFrom
