import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { skipToken, useQuery } from '@tanstack/react-query'
import { Pencil } from 'lucide-react'
import type { AutomatedAct, AutomationBudget } from '../../../contract/automation.ts'
import { platformName } from '../../../contract/platform-name.ts'
import { ErrorState } from '../../components/error-state.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { Instant } from '../../components/instant.tsx'
import { Section } from '../../components/section.tsx'
import { Select } from '../../components/select.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { useApi } from '../../lib/api.tsx'
import { useCreatorScope } from '../../lib/creator-scope.tsx'
import { useMe } from '../../lib/me.tsx'
import { BudgetDialog } from './budget-dialog.tsx'

const windows = ['hour', 'day'] as const

const Used = ({ budget: { used, max, lowered }, window }: { budget: AutomationBudget; window: (typeof windows)[number] }) => {
  const { t } = useTranslation('automation')
  const left = Math.max(0, max[window] - used[window])
  return (
    <td className="pr-4">
      <span className="tnum">{t('budgets.used', { used: used[window], max: max[window] })}</span>
      <span className="pl-2 text-sm text-muted">
        {t('budgets.left', { count: left })}
        {lowered[window] !== null && ` · ${t('budgets.lowered')}`}
      </span>
    </td>
  )
}

const BudgetTable = ({ budgets, onEdit }: { budgets: readonly AutomationBudget[]; onEdit: ((act: AutomatedAct) => void) | undefined }) => {
  const { t } = useTranslation('automation')
  return (
    <table className="w-full text-left">
      <thead className="text-sm text-muted">
        <tr>
          {(['act', 'hour', 'day'] as const).map((column) => (
            <th key={column} scope="col" className="pr-4 pb-1.5 font-medium">
              {t(`budgets.${column}`)}
            </th>
          ))}
          <td />
        </tr>
      </thead>
      <tbody>
        {budgets.map((budget) => (
          <tr key={budget.act} className="h-9 border-t border-line">
            <th scope="row" className="pr-4 text-left font-normal">
              {t(`act.${budget.act}`)}
            </th>
            {windows.map((window) => (
              <Used key={window} budget={budget} window={window} />
            ))}
            <td className="text-right">
              {onEdit && (
                <IconButton icon={Pencil} label={t('budgets.change', { act: t(`act.${budget.act}`) })} onPress={() => onEdit(budget.act)} />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** How much an account does by itself, and what is left of it; an admin lowers it. */
export const Budgets = () => {
  const { t } = useTranslation('automation')
  const api = useApi()
  const { role } = useMe()
  const { creatorId } = useCreatorScope()
  const [chosen, choose] = useState<string | null>(null)
  const [edited, edit] = useState<AutomatedAct | null>(null)
  const accounts = useQuery(api.accounts.list.queryOptions({ input: {} }))
  const offered = (accounts.data ?? []).filter(
    (one) => one.state !== 'disconnected' && (creatorId === undefined || one.creatorId === creatorId),
  )
  const account = offered.find(({ id }) => id === chosen) ?? offered[0]
  const found = useQuery(api.automation.budgets.queryOptions({ input: account ? { accountId: account.id } : skipToken }))
  const budget = found.data?.budgets.find(({ act }) => act === edited)
  const error = accounts.error ?? found.error
  return (
    <Section
      title={t('budgets.title')}
      note={t('budgets.note')}
      actions={
        account && (
          <Select
            label={t('budgets.account')}
            hideLabel
            options={offered.map(({ id, handle, platform }) => ({ id, label: `@${handle} (${platformName(platform)})` }))}
            value={account.id}
            onChange={choose}
            className="w-64"
          />
        )
      }
    >
      {error ? (
        <ErrorState error={error} onRetry={() => void Promise.all([accounts.refetch(), found.refetch()])} />
      ) : accounts.data && !account ? (
        <p className="text-muted">{t('budgets.noAccount')}</p>
      ) : !found.data ? (
        <SkeletonRows rows={3} />
      ) : found.data.budgets.length === 0 ? (
        <p className="text-muted">{t('budgets.nothing')}</p>
      ) : (
        <>
          {found.data.newUntil && (
            <p className="text-muted">
              {t('budgets.newUntil')} <Instant at={found.data.newUntil} />
            </p>
          )}
          <div className="overflow-x-auto">
            <BudgetTable budgets={found.data.budgets} onEdit={role === 'admin' ? edit : undefined} />
          </div>
        </>
      )}
      {account && budget && <BudgetDialog accountId={account.id} handle={account.handle} budget={budget} onClose={() => edit(null)} />}
    </Section>
  )
}
