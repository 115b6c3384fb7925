import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Lightbulb, RefreshCw } from 'lucide-react'
import type { Unadvised } from '../../../contract/advice.ts'
import { platformName } from '../../../contract/platform-name.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { Instant } from '../../components/instant.tsx'
import { Page, PageHeader } from '../../components/page-header.tsx'
import { Section } from '../../components/section.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { Tabs } from '../../components/tabs.tsx'
import { useToasts } from '../../components/toast.tsx'
import { useApi } from '../../lib/api.tsx'
import { useCreatorScope } from '../../lib/creator-scope.tsx'
import { useSubmit } from '../../lib/use-submit.ts'
import { AdviceRow } from './advice-row.tsx'
import { adviceStates, type AdviceState } from './advice-search.ts'

const route = getRouteApi('/staff/advice')

/** What to change, by what it is expected to bring; each with what it stands on. */
export const AdvicePage = () => {
  const { t } = useTranslation('advice')
  const api = useApi()
  const toasts = useToasts()
  const { state = 'open' } = route.useSearch()
  const navigate = route.useNavigate()
  const refresh = useSubmit(api.advice.refresh.mutationOptions({ onSuccess: () => toasts.done(t('refreshed')), onError: toasts.failed }))
  return (
    <Page
      header={
        <PageHeader
          title={t('title')}
          actions={
            <Button icon={RefreshCw} onPress={() => refresh.mutate()} isDisabled={refresh.isPending}>
              {t(refresh.isPending ? 'refreshing' : 'refresh')}
            </Button>
          }
        />
      }
    >
      <div className="flex max-w-240 flex-col gap-4 px-6 pt-3 pb-12 max-md:px-3">
        <Tabs<AdviceState>
          label={t('title')}
          value={state}
          onChange={(next) => void navigate({ search: { state: next }, replace: true })}
          tabs={adviceStates.map((id) => ({ id, label: t(`state.${id}`), content: <List state={id} /> }))}
        />
      </div>
    </Page>
  )
}

const List = ({ state }: { state: AdviceState }) => {
  const { t } = useTranslation('advice')
  const api = useApi()
  const { creatorId } = useCreatorScope()
  const read = useQuery(api.advice.list.queryOptions({ input: { state, ...(creatorId && { creatorId }) } }))
  if (read.isError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} isRetrying={read.isFetching} />
  if (!read.data) return <SkeletonRows rows={6} />
  const { advice, unadvised, at } = read.data
  return (
    <div className="flex flex-col gap-6">
      {at && (
        <p className="text-sm text-muted">
          {t('lookedAt')} <Instant at={at} />
        </p>
      )}
      {advice.length === 0 ? (
        <EmptyState icon={Lightbulb} title={t(`empty.${state}`)}>
          {t(state === 'open' ? (at ? 'empty.openText' : 'empty.neverText') : 'empty.otherText')}
        </EmptyState>
      ) : (
        <ul aria-label={t(`state.${state}`)} className="flex flex-col">
          {advice.map((one) => (
            <AdviceRow key={one.id} advice={one} />
          ))}
        </ul>
      )}
      {state === 'open' && unadvised.length > 0 && <TooFew accounts={unadvised} />}
    </div>
  )
}

const TooFew = ({ accounts }: { accounts: readonly Unadvised[] }) => {
  const { t } = useTranslation('advice')
  return (
    <Section title={t('few.title')} note={t('few.note', { least: accounts[0]?.least ?? 0 })}>
      <ul className="flex flex-col gap-1">
        {accounts.map(({ accountId, creatorName, platform, accountHandle, posts }) => (
          <li key={accountId} className="flex flex-wrap gap-x-2">
            <span className="font-medium">{creatorName}</span>
            <span className="text-muted">{`${platformName(platform)} · ${accountHandle}`}</span>
            <span className="tnum text-muted">{t('few.count', { count: posts })}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
