import { useTranslation } from 'react-i18next'
import { Hourglass } from 'lucide-react'
import { Meter } from 'react-aria-components'
import type { Account } from '../../../contract/accounts.ts'
import { budgetName, refusedBudget } from '../../lib/budget-name.ts'
import { cx } from '../../lib/cx.ts'
import { isOutdated, type HeardBudget } from '../../lib/heard-budget.ts'
import { useFormat, useLanguage } from '../../lib/locale.tsx'
import { useCoreNow } from '../../lib/core-clock.tsx'

const nearlyUsed = 0.8

/** A platform's "not before then" is a time, not an amount. */
const Pause = ({ until }: { until: Date }) => {
  const { t } = useTranslation('accounts')
  const format = useFormat()
  const language = useLanguage()
  return (
    <p className="flex items-center gap-1.5 text-sm">
      <Hourglass aria-hidden className="size-4 text-amber" />
      {budgetName(refusedBudget, language, format)} · {t('budgetPause', { time: format.time(until) })}
    </p>
  )
}

const Bar = ({ budget: { name, used, limit, resetsAt } }: { budget: HeardBudget }) => {
  const { t } = useTranslation('accounts')
  const format = useFormat()
  const label = budgetName(name, useLanguage(), format)
  const text = t('budgetUsed', { used: format.number(used), limit: format.number(limit) })
  return (
    <Meter value={Math.min(used, limit)} maxValue={Math.max(1, limit)} valueLabel={text} aria-label={label}>
      <div className="flex flex-wrap justify-between gap-x-3 text-sm">
        <span>{label}</span>
        <span className="tnum text-muted">
          {text}
          {resetsAt && used > 0 && ` · ${t('budgetResets', { time: format.time(resetsAt) })}`}
        </span>
      </div>
      <div className="mt-1 h-1 overflow-hidden rounded-full bg-hover">
        <div
          className={cx('h-full rounded-full', used >= limit * nearlyUsed ? 'bg-amber' : 'bg-blue')}
          style={{ width: `${Math.min(100, (used / Math.max(1, limit)) * 100)}%` }}
        />
      </div>
    </Meter>
  )
}

/** No bar: an empty one would say that nothing is used. */
const Outdated = ({ budget: { name, resetsAt } }: { budget: HeardBudget }) => {
  const { t } = useTranslation('accounts')
  const format = useFormat()
  return (
    <p className="flex flex-wrap justify-between gap-x-3 text-sm">
      <span>{budgetName(name, useLanguage(), format)}</span>
      {resetsAt && <span className="text-muted">{t('budgetOutdated', { time: format.dateTime(resetsAt) })}</span>}
    </p>
  )
}

/** What the platform says is used of each quota, as last heard. */
export const BudgetBars = ({ budgets }: Pick<Account, 'budgets'>) => {
  const { t } = useTranslation('accounts')
  const now = useCoreNow(30_000)
  const refused = budgets.find(({ name }) => name === refusedBudget)
  const pausedUntil = refused?.resetsAt && refused.resetsAt.getTime() > now ? refused.resetsAt : null
  const bars = budgets.filter(({ name }) => name !== refusedBudget)
  if (bars.length === 0 && pausedUntil === null) return <p className="text-sm text-muted">{t('budgetsUnknown')}</p>
  return (
    <ul className="flex flex-col gap-2">
      {pausedUntil && (
        <li>
          <Pause until={pausedUntil} />
        </li>
      )}
      {bars.map((budget) => (
        <li key={budget.name}>{isOutdated(budget, now) ? <Outdated budget={budget} /> : <Bar budget={budget} />}</li>
      ))}
    </ul>
  )
}
