import { useTranslation } from 'react-i18next'
import type { Account } from '../../../contract/accounts.ts'
import { budgetName } from '../../lib/budget-name.ts'
import { useCoreNow } from '../../lib/core-clock.tsx'
import { isOutdated, type HeardBudget } from '../../lib/heard-budget.ts'
import { useFormat, useLanguage } from '../../lib/locale.tsx'
import { accountHandle } from './account-handle.ts'

/** Quotas of thousands are nothing to plan a day by. */
const fewPosts = 60

const leftOf = ({ used, limit }: HeardBudget): number => Math.max(0, limit - used)

/** Of those that a publication takes of, the one with the least left, where that is few. */
const tightest = ({ budgets }: Account, now: number): HeardBudget | null =>
  budgets
    .filter((budget) => budget.holdsPosts && !isOutdated(budget, now) && leftOf(budget) <= fewPosts)
    .toSorted((a, b) => leftOf(a) - leftOf(b))[0] ?? null

/** How many posts the platforms still take of the chosen accounts, where they said so and it is few. */
export const QuotaNote = ({ accounts }: { accounts: readonly Account[] }) => {
  const { t } = useTranslation('composer')
  const format = useFormat()
  const language = useLanguage()
  const now = useCoreNow(30_000)
  const known = accounts.flatMap((account) => {
    const budget = tightest(account, now)
    return budget ? [{ account, budget }] : []
  })
  if (known.length === 0) return null
  return (
    <section aria-label={t('quota.title')} className="flex flex-col gap-0.5 text-sm text-muted">
      <p>{t('quota.title')}</p>
      <ul className="tnum">
        {known.map(({ account, budget }) => (
          <li key={account.id}>
            {t('quota.left', {
              handle: accountHandle(account, accounts),
              name: budgetName(budget.name, language, format),
              left: format.number(leftOf(budget)),
              limit: format.number(budget.limit),
            })}
          </li>
        ))}
      </ul>
    </section>
  )
}
