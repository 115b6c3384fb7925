import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { AtSign, PlugZap, Plus, UsersRound } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { ButtonLink } from '../../components/link.tsx'
import { Page, PageHeader } from '../../components/page-header.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import type { Account } from '../../../contract/accounts.ts'
import { useAct } from '../../lib/acts.tsx'
import { useApi } from '../../lib/api.tsx'
import { useCreatorScope } from '../../lib/creator-scope.tsx'
import { useCan } from '../../lib/me.tsx'
import { AccountCard } from './account-card.tsx'
import { ConnectDialog } from './connect-dialog.tsx'

const order: Record<Account['state'], number> = { needs_reconnect: 0, connected: 1, disconnected: 2 }

const Summary = ({ accounts }: { accounts: readonly Account[] }) => {
  const { t } = useTranslation('accounts')
  const needy = accounts.filter(({ state }) => state === 'needs_reconnect').length
  return (
    <span className="flex items-center gap-3">
      {t('note', { count: accounts.length })}
      {needy > 0 && (
        <span className="inline-flex items-center gap-1.5 text-text">
          <PlugZap aria-hidden className="size-4 text-amber" />
          {t('attention', { count: needy })}
        </span>
      )}
    </span>
  )
}

const NoAccount = ({ hasCreators, onConnect }: { hasCreators: boolean; onConnect: (() => void) | null }) => {
  const { t } = useTranslation('accounts')
  if (onConnect && !hasCreators)
    return (
      <EmptyState
        icon={UsersRound}
        title={t('empty.title')}
        action={
          <ButtonLink to="/creators" variant="primary">
            {t('empty.addCreator')}
          </ButtonLink>
        }
      >
        {t('empty.noCreator')}
      </EmptyState>
    )
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
      {onConnect ? `${t('empty.text')} ${t('empty.practice')}` : t('empty.readOnly')}
    </EmptyState>
  )
}

/** Every account in reach, those that need a person first. */
export const AccountsPage = () => {
  const { t } = useTranslation('accounts')
  const api = useApi()
  const can = useCan()
  const { creatorId } = useCreatorScope()
  const [connecting, setConnecting] = useState(false)
  const list = useQuery(api.accounts.list.queryOptions({ input: { creatorId } }))
  const creators = useQuery(api.creators.list.queryOptions({ input: {} }))
  const connect = can('accounts.connect') ? () => setConnecting(true) : null
  const nameOf = new Map(creators.data?.map(({ id, name }) => [id, name]))
  useAct(connect && { id: 'accounts.connect', label: t('connect'), icon: PlugZap, onAct: connect })
  return (
    <Page
      header={
        <PageHeader
          title={t('title')}
          note={list.data && <Summary accounts={list.data} />}
          actions={
            connect && (
              <Button variant="primary" icon={Plus} onPress={connect} isDisabled={creators.data?.length === 0}>
                {t('connect')}
              </Button>
            )
          }
        />
      }
    >
      {list.isPending ? (
        <div className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,26rem),1fr))] gap-4 p-6">
          <Skeleton className="h-72" />
          <Skeleton className="h-72" />
        </div>
      ) : list.isError ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} isRetrying={list.isFetching} />
      ) : list.data.length === 0 ? (
        <NoAccount hasCreators={creators.data?.length !== 0} onConnect={connect} />
      ) : (
        <div className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,26rem),1fr))] gap-4 p-6">
          {list.data
            .toSorted((a, b) => order[a.state] - order[b.state] || a.handle.localeCompare(b.handle))
            .map((account) => (
              <AccountCard key={account.id} account={account} creatorName={nameOf.get(account.creatorId)} />
            ))}
        </div>
      )}
      {connecting && <ConnectDialog creatorId={creatorId} onClose={() => setConnecting(false)} />}
    </Page>
  )
}
