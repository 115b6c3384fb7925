import { useTranslation } from 'react-i18next'
import { Meter } from 'react-aria-components'
import type { Account } from '../../../contract/accounts.ts'
import { cx } from '../../lib/cx.ts'
import { useFormat } from '../../lib/locale.tsx'
import { accountsTexts } from './texts.ts'

type Known = keyof (typeof accountsTexts)['fr']['budget']
const isKnown = (name: string): name is Known => Object.hasOwn(accountsTexts.fr.budget, name)

/** What the platform says is used of each quota, as last heard. */
export const BudgetBars = ({ budgets }: Pick<Account, 'budgets'>) => {
  const { t } = useTranslation('accounts')
  const format = useFormat()
  if (budgets.length === 0) return <p className="text-sm text-muted">{t('budgetsUnknown')}</p>
  return (
    <ul className="flex flex-col gap-2">
      {budgets.map(({ name, used, limit, resetsAt }) => {
        const label = isKnown(name) ? t(`budget.${name}`) : name
        const text = t('budgetUsed', { used: format.number(used), limit: format.number(limit) })
        const isShort = used >= limit * 0.8
        return (
          <li key={name}>
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
                  className={cx('h-full rounded-full', isShort ? 'bg-amber' : 'bg-blue')}
                  style={{ width: `${Math.min(100, (used / Math.max(1, limit)) * 100)}%` }}
                />
              </div>
            </Meter>
          </li>
        )
      })}
    </ul>
  )
}
