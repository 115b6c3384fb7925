import { useTranslation } from 'react-i18next'
import type { Account } from '../../../contract/accounts.ts'
import { useFormat } from '../../lib/locale.tsx'
import { exactDollars } from '../../lib/spending.ts'
import { accountHandle } from './account-handle.ts'

export interface CostNoteProps {
  costs: readonly { accountId: string; usd: number; parts: number }[]
  accounts: readonly Account[]
}

/** What sending it costs whoever pays for the application, before anything is sent; nothing where nobody pays. */
export const CostNote = ({ costs, accounts }: CostNoteProps) => {
  const { t } = useTranslation('composer')
  const format = useFormat()
  const known = costs.flatMap((cost) => {
    const account = accounts.find(({ id }) => id === cost.accountId)
    return account ? [{ ...cost, handle: accountHandle(account, accounts) }] : []
  })
  if (known.length === 0) return null
  return (
    <section aria-label={t('cost.title')} className="flex flex-col gap-0.5 text-sm text-muted">
      <p>{t('cost.title')}</p>
      <ul className="tnum">
        {known.map(({ accountId, handle, usd, parts }) => (
          <li key={accountId}>{t(parts > 1 ? 'cost.parts' : 'cost.one', { handle, usd: exactDollars(usd, format), count: parts })}</li>
        ))}
      </ul>
    </section>
  )
}
