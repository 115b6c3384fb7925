import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { AtSign, Plus } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import type { Account } from '../../../contract/accounts.ts'
import { useApi } from '../../lib/api.tsx'
import { useCan } from '../../lib/me.tsx'
import { AccountCard } from './account-card.tsx'
import { ConnectDialog } from './connect-dialog.tsx'

const order: Record<Account['state'], number> = { needs_reconnect: 0, connected: 1, disconnected: 2 }
/** Those that need a person first. */
const byNeed = (a: Account, b: Account): number => order[a.state] - order[b.state] || a.handle.localeCompare(b.handle)

const Cards = ({ children }: { children: ReactNode }) => <div className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,26rem),1fr))] gap-4">{children}</div>

const NoAccount = ({ onConnect }: { onConnect: (() => void) | null }) => {
  const { t } = useTranslation('accounts')
  return (
    <EmptyState
      icon={AtSign}
      title={t('empty.title')}
      action={
        onConnect && (
          <Button variant="primary" icon={Plus} onPress={onConnect}>
            {t('connect')}
          </Button>
        )
      }
    >
      {onConnect ? (
        <>
          <p>{t('empty.text')}</p>
          <p className="mt-2">{t('empty.practice')}</p>
        </>
      ) : (
        t('empty.readOnly')
      )}
    </EmptyState>
  )
}

/** The accounts of one creator, on the creator's page, with the way to add one. */
export const AccountList = ({ creatorId, isArchived = false }: { creatorId: string; isArchived?: boolean }) => {
  const { t } = useTranslation('accounts')
  const api = useApi()
  const can = useCan()
  const [connecting, setConnecting] = useState(false)
  const list = useQuery(api.accounts.list.queryOptions({ input: { creatorId } }))
  const connect = can('accounts.connect') && !isArchived ? () => setConnecting(true) : null
  if (list.isPending)
    return (
      <Cards>
        <Skeleton className="h-72" />
        <Skeleton className="h-72" />
      </Cards>
    )
  if (list.isError) return <ErrorState error={list.error} onRetry={() => void list.refetch()} isRetrying={list.isFetching} />
  return (
    <div className="flex flex-col gap-4">
      {list.data.length > 0 && connect && (
        <Button icon={Plus} onPress={connect} className="self-start">
          {t('connect')}
        </Button>
      )}
      {list.data.length === 0 ? (
        <NoAccount onConnect={connect} />
      ) : (
        <Cards>
          {list.data.toSorted(byNeed).map((account) => (
            <AccountCard key={account.id} account={account} />
          ))}
        </Cards>
      )}
      {connecting && <ConnectDialog creatorId={creatorId} onClose={() => setConnecting(false)} />}
    </div>
  )
}
