import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { PlugZap, Plus, UsersRound } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { ButtonLink } from '../../components/link.tsx'
import { Page, PageHeader } from '../../components/page-header.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import type { Account } from '../../../contract/accounts.ts'
import { useAct } from '../../lib/acts.tsx'
import { useApi } from '../../lib/api.tsx'
import { useCreatorScope } from '../../lib/creator-scope.tsx'
import { useCan } from '../../lib/me.tsx'
import { AccountTable } from './account-table.tsx'
import { ConnectDialog } from './connect-dialog.tsx'
import { NoAccount } from './no-account.tsx'

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

/** An account belongs to somebody: without creators, that comes first. */
const NoCreator = () => {
  const { t } = useTranslation('accounts')
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
  const creatorNames = useMemo(() => new Map(creators.data?.map(({ id, name }) => [id, name])), [creators.data])
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
        <SkeletonRows rows={8} className="px-6 py-3" />
      ) : list.isError ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} isRetrying={list.isFetching} />
      ) : list.data.length > 0 ? (
        <AccountTable accounts={list.data} creatorNames={creatorNames} />
      ) : connect && creators.data?.length === 0 ? (
        <NoCreator />
      ) : (
        <NoAccount onConnect={connect} />
      )}
      {connecting && <ConnectDialog creatorId={creatorId} onClose={() => setConnecting(false)} />}
    </Page>
  )
}
