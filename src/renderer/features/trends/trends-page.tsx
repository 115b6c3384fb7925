import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { Plus, TrendingUp } from 'lucide-react'
import type { TrendCountry } from '../../../contract/platforms.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { Page, PageHeader } from '../../components/page-header.tsx'
import { Section } from '../../components/section.tsx'
import { Select } from '../../components/select.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { useApi } from '../../lib/api.tsx'
import { useCreatorScope } from '../../lib/creator-scope.tsx'
import { AddTrendDialog } from './add-trend-dialog.tsx'
import { HashtagSearch } from './hashtag-search.tsx'
import { InterestList } from './interest-list.tsx'
import { SourceList } from './source-list.tsx'
import { TrendList } from './trend-list.tsx'

const everywhere = 'all'

/** What is talked about, whom it suits, and how the sources are. */
export const TrendsPage = () => {
  const { t } = useTranslation('trends')
  const api = useApi()
  const { creatorId } = useCreatorScope()
  const [country, setCountry] = useState<TrendCountry | typeof everywhere>(everywhere)
  const [whom, setWhom] = useState<'all' | 'suits'>('all')
  const [isAdding, setAdding] = useState(false)
  const input = country === everywhere ? {} : { country }
  const found = useQuery(api.trends.list.queryOptions({ input, refetchInterval: 60_000 }))
  const creators = useQuery(api.creators.list.queryOptions({ input: {} }))
  const own = (creators.data ?? []).filter(({ id }) => creatorId === undefined || id === creatorId)
  const ids = new Set(own.map(({ id }) => id))
  const shown = (found.data?.trends ?? [])
    .map((trend) => ({ ...trend, matches: trend.matches.filter((one) => ids.has(one.creatorId)) }))
    .filter(({ matches }) => whom === 'all' || matches.length > 0)
    // Those that suit somebody first; the order is core's otherwise.
    .toSorted((a, b) => Number(b.matches.length > 0) - Number(a.matches.length > 0))
  const error = found.error ?? creators.error
  return (
    <Page
      header={
        <PageHeader
          title={t('title')}
          actions={
            <Button icon={Plus} onPress={() => setAdding(true)}>
              {t('add.act')}
            </Button>
          }
        />
      }
    >
      <div className="flex max-w-240 flex-col gap-8 px-6 pt-3 pb-12 max-md:px-3">
        {error ? (
          <ErrorState error={error} onRetry={() => void Promise.all([found.refetch(), creators.refetch()])} />
        ) : !found.data || !creators.data ? (
          <SkeletonRows rows={8} />
        ) : (
          <>
            <div className="flex flex-col gap-4">
              <div className="flex flex-wrap items-end gap-3">
                <Select
                  label={t('filter.country')}
                  options={[
                    { id: everywhere, label: t('country.all') },
                    { id: 'FR', label: t('country.FR') },
                    { id: 'US', label: t('country.US') },
                  ]}
                  value={country}
                  onChange={setCountry}
                  className="w-48"
                />
                <Select
                  label={t('filter.whom')}
                  options={[
                    { id: 'all', label: t('filter.all') },
                    { id: 'suits', label: t('filter.suits') },
                  ]}
                  value={whom}
                  onChange={setWhom}
                  className="w-64"
                />
              </div>
              {shown.length > 0 ? (
                <TrendList trends={shown} creators={own} />
              ) : (
                <EmptyState icon={TrendingUp} title={t(whom === 'suits' ? 'empty.suits' : 'empty.title')}>
                  {t(whom === 'suits' ? 'empty.suitsText' : 'empty.text')}
                </EmptyState>
              )}
            </div>
            <Section title={t('interest.title')} note={t('interest.note')}>
              <InterestList creators={own} interests={found.data.interests} />
            </Section>
            {found.data.quotas.length > 0 && (
              <Section title={t('hashtag.title')} note={t('hashtag.note')}>
                <HashtagSearch quotas={found.data.quotas} />
              </Section>
            )}
            <Section title={t('source.title')} note={t('source.note')}>
              <SourceList sources={found.data.sources} />
            </Section>
          </>
        )}
      </div>
      {isAdding && <AddTrendDialog onClose={() => setAdding(false)} />}
    </Page>
  )
}
