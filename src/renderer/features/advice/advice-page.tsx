import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Lightbulb, RefreshCw } from 'lucide-react'
import { adviceKinds, type AdviceKind, type Unadvised } from '../../../contract/advice.ts'
import { platformName } from '../../../contract/platform-name.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { Instant } from '../../components/instant.tsx'
import { Page, PageHeader } from '../../components/page-header.tsx'
import { Section } from '../../components/section.tsx'
import { Select } from '../../components/select.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { Tabs } from '../../components/tabs.tsx'
import { useToasts } from '../../components/toast.tsx'
import { useApi } from '../../lib/api.tsx'
import { useCreatorScope } from '../../lib/creator-scope.tsx'
import { useSubmit } from '../../lib/use-submit.ts'
import { AdviceRow } from './advice-row.tsx'
import { adviceStates, type AdviceState } from './advice-search.ts'

const route = getRouteApi('/staff/advice')
const shownAtFirst = 25

/** What to change, by what it is expected to bring; each with what it stands on. */
export const AdvicePage = () => {
  const { t } = useTranslation('advice')
  const api = useApi()
  const toasts = useToasts()
  const { state = 'open', about } = route.useSearch()
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
          onChange={(next) => void navigate({ search: (was) => ({ ...was, state: next }), replace: true })}
          tabs={adviceStates.map((id) => ({ id, label: t(`state.${id}`), content: <List key={about} state={id} about={about} /> }))}
        />
      </div>
    </Page>
  )
}

const List = ({ state, about }: { state: AdviceState; about: AdviceKind | undefined }) => {
  const { t } = useTranslation('advice')
  const api = useApi()
  const navigate = route.useNavigate()
  const [isWhole, setIsWhole] = useState(false)
  const { creatorId } = useCreatorScope()
  const read = useQuery(api.advice.list.queryOptions({ input: { state, ...(creatorId && { creatorId }) } }))
  if (read.isError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} isRetrying={read.isFetching} />
  if (!read.data) return <SkeletonRows rows={6} />
  const { advice: all, unadvised, at } = read.data
  const advice = all.filter(({ subject }) => about === undefined || subject.kind === about)
  const shown = isWhole ? advice : advice.slice(0, shownAtFirst)
  const there = adviceKinds.filter((kind) => kind === about || all.some(({ subject }) => subject.kind === kind))
  return (
    <div className="flex flex-col gap-6">
      {at && (
        <p className="text-sm text-muted">
          {t('lookedAt')} <Instant at={at} />
        </p>
      )}
      {there.length > 1 && (
        <Select<AdviceKind | 'all'>
          label={t('about.label')}
          hideLabel
          className="w-56"
          value={about ?? 'all'}
          onChange={(next) =>
            void navigate({ search: ({ about: _, ...was }) => ({ ...was, ...(next !== 'all' && { about: next }) }), replace: true })
          }
          options={[{ id: 'all', label: t('about.all') }, ...there.map((id) => ({ id, label: t(`about.${id}`) }))]}
        />
      )}
      {advice.length === 0 ? (
        <EmptyState icon={Lightbulb} title={t(`empty.${state}`)}>
          {t(state === 'open' ? (at ? 'empty.openText' : 'empty.neverText') : 'empty.otherText')}
        </EmptyState>
      ) : (
        <ul aria-label={t(`state.${state}`)} className="flex flex-col">
          {shown.map((one) => (
            <AdviceRow key={one.id} advice={one} />
          ))}
        </ul>
      )}
      {shown.length < advice.length && (
        <Button className="self-start" onPress={() => setIsWhole(true)}>
          {t('about.more', { count: advice.length - shown.length })}
        </Button>
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
