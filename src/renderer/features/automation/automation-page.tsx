import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { Bot } from 'lucide-react'
import { platformName } from '../../../contract/platform-name.ts'
import { platformIds, type PlatformId } from '../../../contract/platforms.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { AutomationTabs } from '../../components/automation-tabs.tsx'
import { Page, PageHeader } from '../../components/page-header.tsx'
import { Section } from '../../components/section.tsx'
import { Select } from '../../components/select.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { useApi } from '../../lib/api.tsx'
import { Budgets } from './budgets.tsx'
import { RuleList } from './rule-list.tsx'
import { Stops } from './stops.tsx'
import { ToPress } from './to-press.tsx'

const everywhere = 'all'

/** What goes by itself, what waits for a click, and what may go. */
export const AutomationPage = () => {
  const { t } = useTranslation('automation')
  const api = useApi()
  const [platform, setPlatform] = useState<PlatformId | typeof everywhere>(everywhere)
  const found = useQuery(api.automation.rules.queryOptions())
  const shown = (found.data?.rules ?? []).filter((rule) => platform === everywhere || rule.platform === platform)
  return (
    <Page
      header={
        <PageHeader title={t('title')}>
          <AutomationTabs />
        </PageHeader>
      }
    >
      <div className="flex max-w-240 flex-col gap-8 px-6 pt-3 pb-12 max-md:px-3">
        <ToPress rules={found.data?.rules ?? []} />
        <Stops />
        <Budgets />
        {found.error ? (
          <ErrorState error={found.error} onRetry={() => void found.refetch()} />
        ) : !found.data ? (
          <SkeletonRows rows={8} />
        ) : (
          <Section
            title={t('permitted.title')}
            note={t('permitted.note')}
            actions={
              <Select
                label={t('platform')}
                hideLabel
                options={[{ id: everywhere, label: t('all') }, ...platformIds.map((id) => ({ id, label: platformName(id) }))]}
                value={platform}
                onChange={setPlatform}
                className="w-52"
              />
            }
          >
            {shown.length > 0 ? (
              <RuleList rules={shown} />
            ) : (
              <EmptyState icon={Bot} title={t('empty.title')}>
                {t('empty.text')}
              </EmptyState>
            )}
          </Section>
        )}
      </div>
    </Page>
  )
}
