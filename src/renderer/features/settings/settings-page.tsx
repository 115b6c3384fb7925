import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Page, PageHeader } from '../../components/page-header.tsx'
import { Tabs, type TabSpec } from '../../components/tabs.tsx'
import { useApi } from '../../lib/api.tsx'
import { useMe } from '../../lib/me.tsx'
import { useSystemStatus } from '../../lib/system-status.ts'
import { AccountTab } from './account-tab.tsx'
import { AlertsTab } from './alerts-tab.tsx'
import { AgencyTab } from './agency-tab.tsx'
import { BackupsTab } from './backups-tab.tsx'
import { EncoderTab } from './encoder-tab.tsx'
import { DoctorTab } from './doctor-tab.tsx'
import { PracticeTab } from './practice-tab.tsx'
import { VaultTab } from './vault-tab.tsx'

/** One's own account for everybody; how messages are sorted for staff; the agency, vault, backups and check-up for admins. */
export const SettingsPage = ({
  markets,
  apps,
  mediaHost,
  alertChannels,
  sorting,
}: Record<'markets' | 'apps' | 'mediaHost' | 'alertChannels' | 'sorting', ReactNode>) => {
  const { t } = useTranslation('settings')
  const { role } = useMe()
  const { tab } = useSearch({ strict: false })
  const navigate = useNavigate()
  const status = useSystemStatus()
  const practice = useQuery({ ...useApi().practice.status.queryOptions(), enabled: role === 'admin' })
  const { t: practiceTexts } = useTranslation('practice')
  const { t: channelTexts } = useTranslation('alertChannels')
  const { t: sortingTexts } = useTranslation('commentSorting')
  const own: TabSpec[] = [{ id: 'account', label: t('tab.account'), content: <AccountTab /> }]
  const ofStaff: TabSpec[] = role === 'model' ? [] : [{ id: 'sorting', label: sortingTexts('tab'), content: sorting }]
  const tabs: TabSpec[] =
    role === 'admin'
      ? [
          ...own,
          { id: 'agency', label: t('tab.agency'), content: <AgencyTab /> },
          { id: 'alerts', label: t('tab.alerts'), content: <AlertsTab /> },
          { id: 'alert-channels', label: channelTexts('tab'), content: alertChannels },
          ...ofStaff,
          { id: 'apps', label: t('tab.apps'), content: apps },
          { id: 'videos', label: t('tab.videos'), content: <EncoderTab /> },
          { id: 'media-host', label: t('tab.mediaHost'), content: mediaHost },
          ...(practice.data && practice.data.state !== 'unavailable'
            ? [{ id: 'practice', label: practiceTexts('tab'), content: <PracticeTab /> }]
            : []),
          { id: 'markets', label: t('tab.markets'), content: markets },
          { id: 'vault', label: t('tab.vault'), content: <VaultTab /> },
          { id: 'backups', label: t('tab.backups'), content: <BackupsTab /> },
          { id: 'doctor', label: t('tab.doctor'), content: <DoctorTab /> },
        ]
      : [...own, ...ofStaff]
  return (
    <Page header={<PageHeader title={t('title')} note={status.data && t('version', { version: status.data.version })} />}>
      <div className="max-w-200 px-6 pt-3 pb-12 max-md:px-4">
        {tabs.length === 1 ? (
          <AccountTab />
        ) : (
          <Tabs
            label={t('title')}
            tabs={tabs}
            value={tab ?? 'account'}
            onChange={(id) =>
              void navigate({ to: '.', search: (search: Record<string, unknown>) => ({ ...search, tab: id }), replace: true })
            }
          />
        )}
      </div>
    </Page>
  )
}
