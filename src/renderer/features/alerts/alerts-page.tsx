import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { Settings } from 'lucide-react'
import { Count } from '../../components/badge.tsx'
import { ButtonLink } from '../../components/link.tsx'
import { Page, PageHeader } from '../../components/page-header.tsx'
import { Tabs } from '../../components/tabs.tsx'
import { useApi } from '../../lib/api.tsx'
import { useCreatorScope } from '../../lib/creator-scope.tsx'
import { useCan } from '../../lib/me.tsx'
import { AlertList } from './alert-list.tsx'

/** What somebody should see to before it is too late, what somebody has in hand, and what is over. */
export const AlertsPage = () => {
  const { t } = useTranslation('alerts')
  const api = useApi()
  const can = useCan()
  const { creatorId } = useCreatorScope()
  const counts = useQuery(api.alerts.count.queryOptions({ input: { creatorId } }))
  const badge = (count: number | undefined) => (count ? <Count>{count}</Count> : undefined)
  return (
    <Page
      header={
        <PageHeader
          title={t('title')}
          actions={
            can('alerts.setSettings') && (
              <ButtonLink to="/settings" search={{ tab: 'alerts' }} icon={Settings} variant="quiet">
                {t('settings')}
              </ButtonLink>
            )
          }
        />
      }
    >
      <div className="max-w-240 px-6 pt-3 pb-12 max-md:px-3">
        <Tabs
          label={t('tabs.label')}
          tabs={[
            {
              id: 'waiting',
              label: t('tabs.waiting'),
              badge: badge(counts.data?.waiting),
              content: <AlertList show="waiting" creatorId={creatorId} />,
            },
            {
              id: 'in_hand',
              label: t('tabs.in_hand'),
              badge: badge(counts.data?.inHand),
              content: <AlertList show="in_hand" creatorId={creatorId} />,
            },
            { id: 'over', label: t('tabs.over'), content: <AlertList show="over" creatorId={creatorId} /> },
          ]}
        />
      </div>
    </Page>
  )
}
