import { useTranslation } from 'react-i18next'
import { CircleCheck, PlugZap } from 'lucide-react'
import type { Creator } from '../../../contract/creators.ts'

/** How many accounts, and how many of them need a person: by icon and word. */
export const AccountsHealth = ({ accounts: { total, needAttention } }: Pick<Creator, 'accounts'>) => {
  const { t } = useTranslation('creators')
  if (total === 0) return <span className="text-muted">{t('accounts.none')}</span>
  if (needAttention > 0)
    return (
      <span className="flex items-center gap-1.5">
        <PlugZap aria-hidden className="size-4 text-amber" />
        {t('accounts.attention', { count: needAttention })}
      </span>
    )
  return (
    <span className="flex items-center gap-1.5">
      <CircleCheck aria-hidden className="size-4 text-green" />
      {t('accounts.total', { count: total })}
    </span>
  )
}
