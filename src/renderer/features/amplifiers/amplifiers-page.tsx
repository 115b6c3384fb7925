import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { Plus, Repeat2 } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { AutomationTabs } from '../../components/automation-tabs.tsx'
import { Page, PageHeader } from '../../components/page-header.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { useApi } from '../../lib/api.tsx'
import { useCreatorScope } from '../../lib/creator-scope.tsx'
import { GroupCard } from './group-card.tsx'
import { GroupDialog } from './group-dialog.tsx'

/** Accounts of the agency that repost what its creators post. */
export const AmplifiersPage = () => {
  const { t } = useTranslation('amplifiers')
  const { creatorId } = useCreatorScope()
  const [isAdding, setAdding] = useState(false)
  const found = useQuery(useApi().amplifiers.list.queryOptions({ input: creatorId === undefined ? {} : { creatorId } }))
  const add = (
    <Button icon={Plus} onPress={() => setAdding(true)}>
      {t('add')}
    </Button>
  )
  return (
    <Page
      header={
        <PageHeader title={t('title')} actions={add}>
          <AutomationTabs />
        </PageHeader>
      }
    >
      <div className="flex max-w-240 flex-col gap-4 px-6 pt-3 pb-12 max-md:px-3">
        {found.error ? (
          <ErrorState error={found.error} onRetry={() => void found.refetch()} />
        ) : !found.data ? (
          <SkeletonRows rows={6} />
        ) : found.data.length === 0 ? (
          <EmptyState icon={Repeat2} title={t('empty.title')}>
            {t('empty.text')}
          </EmptyState>
        ) : (
          <>
            <p className="text-muted">{t('note')}</p>
            <ul aria-label={t('list')} className="flex flex-col gap-4">
              {found.data.map((group) => (
                <GroupCard key={group.id} group={group} />
              ))}
            </ul>
          </>
        )}
        {isAdding && <GroupDialog group={null} onClose={() => setAdding(false)} />}
      </div>
    </Page>
  )
}
