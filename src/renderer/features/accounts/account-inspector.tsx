import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { Inspector } from '../../components/inspector.tsx'
import { ReadError } from '../../components/read-error.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { useApi } from '../../lib/api.tsx'
import { platformName } from '../../../contract/platform-name.ts'
import { AccountCard } from './account-card.tsx'

/** An account and how it is, beside the list. */
export const AccountInspector = ({ id, onClose }: { id: string; onClose: () => void }) => {
  const { t } = useTranslation('accounts')
  const api = useApi()
  const account = useQuery(api.accounts.get.queryOptions({ input: { accountId: id } }))
  const creators = useQuery(api.creators.list.queryOptions({ input: {} }))
  const creatorName = creators.data?.find((creator) => creator.id === account.data?.creatorId)?.name
  return (
    <Inspector
      title={account.data ? `@${account.data.handle}` : t('title')}
      eyebrow={account.data && platformName(account.data.platform)}
      onClose={onClose}
    >
      {account.isPending && <Skeleton className="h-72" />}
      {account.isError && <ReadError error={account.error} onRetry={() => void account.refetch()} isRetrying={account.isFetching} />}
      {account.data && <AccountCard account={account.data} creatorName={creatorName} />}
    </Inspector>
  )
}
