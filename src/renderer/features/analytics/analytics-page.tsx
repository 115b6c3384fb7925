import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { planKindNouns } from '../../../contract/plan-finding-text.ts'
import { planKinds } from '../../../contract/plans.ts'
import { platformIds } from '../../../contract/platforms.ts'
import { platformName } from '../../../contract/platform-name.ts'
import { markets } from '../../../contract/values.ts'
import { Button } from '../../components/button.tsx'
import { Callout } from '../../components/callout.tsx'
import { FilterMenu } from '../../components/filter-menu.tsx'
import { Page, PageHeader } from '../../components/page-header.tsx'
import { PeriodField } from '../../components/period-field.tsx'
import { Select } from '../../components/select.tsx'
import { useApi } from '../../lib/api.tsx'
import { useAgencyDay } from '../../lib/agency-day.ts'
import { useLanguage } from '../../lib/locale.tsx'
import { useMe } from '../../lib/me.tsx'
import { isPeriod, readPeriod, writePeriod } from '../../lib/period.ts'
import type { AnalyticsSearch } from './analytics-search.ts'
import { Crossing } from './crossing.tsx'
import { Performance } from './performance.tsx'
import { ScoreWeights } from './score-weights.tsx'
import { useAddressedCreator } from './use-addressed-creator.ts'

const everyAccount = 'all'

/** What posts came to, over any period and any part of the agency. */
export const AnalyticsPage = ({
  search,
  onSearch,
}: {
  search: AnalyticsSearch
  onSearch: (search: AnalyticsSearch, how: { replace: boolean }) => void
}) => {
  const { t } = useTranslation('analytics')
  const language = useLanguage()
  const { role } = useMe()
  const api = useApi()
  const { creatorId, creator, isOutOfReach } = useAddressedCreator(search, onSearch)
  const today = useAgencyDay()
  const period = readPeriod(search.period, today)
  const accounts = useQuery(api.accounts.list.queryOptions({ input: { creatorId } }))
  const change = (changes: AnalyticsSearch, replace = false) => onSearch({ ...search, ...changes }, { replace })
  const some = <T,>(list: readonly T[]): T[] | undefined => (list.length === 0 ? undefined : [...list])
  const account = accounts.data?.find(({ id }) => id === search.account)
  // Core knows it, or does not tell: another account's figures are not shown in its place, not even until the list is read.
  const accountId = account?.id ?? (accounts.isSuccess ? undefined : search.account)
  const isAccountOutOfReach = search.account !== undefined && accounts.isSuccess && !account
  const filterOf = ({ from, to }: { from: string; to: string }) => ({
    creatorId,
    accountId,
    platforms: search.platforms,
    kinds: search.kinds,
    markets: search.markets,
    from,
    to,
  })
  return (
    <Page
      header={
        <PageHeader
          title={t('title')}
          note={creator?.name ?? (creatorId === undefined ? t('everybody') : undefined)}
          actions={role === 'admin' && <ScoreWeights />}
        />
      }
    >
      <div className="flex max-w-300 flex-col gap-7 p-6 max-md:p-3">
        <div className="flex flex-wrap items-end gap-3">
          <PeriodField
            today={today}
            value={period}
            onChange={(next) => change({ period: writePeriod(next) }, period.choice === 'custom' && next.choice === 'custom')}
          />
          <Select
            label={t('account')}
            options={[
              { id: everyAccount, label: t('accountAll') },
              ...(accounts.data ?? []).map(({ id, handle, platform }) => ({ id, label: handle, note: platformName(platform) })),
            ]}
            value={account?.id ?? everyAccount}
            onChange={(id) => change({ account: id === everyAccount ? undefined : id })}
            className="w-56"
          />
          <FilterMenu
            label={t('platforms')}
            options={platformIds.map((id) => ({ id, label: platformName(id) }))}
            value={search.platforms ?? []}
            onChange={(platforms) => change({ platforms: some(platforms) })}
          />
          <FilterMenu
            label={t('kinds')}
            options={planKinds.map((id) => ({ id, label: planKindNouns[language][id][1] }))}
            value={search.kinds ?? []}
            onChange={(kinds) => change({ kinds: some(kinds) })}
          />
          <FilterMenu
            label={t('markets')}
            options={markets.map((id) => ({ id, label: t(`market.${id}`) }))}
            value={search.markets ?? []}
            onChange={(chosen) => change({ markets: some(chosen) })}
          />
        </div>
        {isOutOfReach && <Callout tone="warning" title={t('outOfReach')} />}
        {isAccountOutOfReach && !isOutOfReach && (
          <Callout
            tone="warning"
            title={t('accountOutOfReach')}
            action={
              <Button size="sm" onPress={() => change({ account: undefined })}>
                {t('accountAll')}
              </Button>
            }
          />
        )}
        {isPeriod(period) && !isOutOfReach && !isAccountOutOfReach && (
          <Performance
            filter={filterOf(period)}
            look={search}
            onLook={change}
            more={<Crossing filter={filterOf(period)} choice={search} onChoice={change} />}
          />
        )}
      </div>
    </Page>
  )
}
