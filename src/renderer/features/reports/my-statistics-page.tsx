import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Page, PageHeader } from '../../components/page-header.tsx'
import { useCreatorScope } from '../../lib/creator-scope.tsx'
import { ConsistencyReport } from './consistency-report.tsx'

/** A model's own, to read. */
export const MyStatisticsPage = ({ more }: { more: (creatorId: string) => ReactNode }) => {
  const { t } = useTranslation('reports')
  const { creatorId } = useCreatorScope()
  return (
    <Page header={<PageHeader title={t('titleMine')} />}>
      <div className="flex flex-col gap-10 p-6 max-md:p-3">
        {creatorId && <ConsistencyReport creatorId={creatorId} />}
        {creatorId && more(creatorId)}
      </div>
    </Page>
  )
}
