import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { useApi } from '../../lib/api.tsx'
import { useCan } from '../../lib/me.tsx'
import { AccountGrid, AccountGridSkeleton } from './account-grid.tsx'
import { ConnectDialog } from './connect-dialog.tsx'
import { NoAccount } from './no-account.tsx'

/** The accounts of one creator, on the creator's page, with the way to add one. */
export const AccountList = ({ creatorId, isArchived = false }: { creatorId: string; isArchived?: boolean }) => {
  const { t } = useTranslation('accounts')
  const api = useApi()
  const can = useCan()
  const [connecting, setConnecting] = useState(false)
  const list = useQuery(api.accounts.list.queryOptions({ input: { creatorId } }))
  const connect = can('accounts.connect') && !isArchived ? () => setConnecting(true) : null
  if (list.isPending) return <AccountGridSkeleton />
  if (list.isError) return <ErrorState error={list.error} onRetry={() => void list.refetch()} isRetrying={list.isFetching} />
  return (
    <div className="flex flex-col gap-4">
      {list.data.length === 0 ? (
        <NoAccount onConnect={connect} />
      ) : (
        <>
          {connect && (
            <Button icon={Plus} onPress={connect} className="self-start">
              {t('connect')}
            </Button>
          )}
          <AccountGrid accounts={list.data} />
        </>
      )}
      {connecting && <ConnectDialog creatorId={creatorId} onClose={() => setConnecting(false)} />}
    </div>
  )
}
