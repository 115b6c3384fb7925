import { useTranslation } from 'react-i18next'
import { Page, PageHeader } from '../../components/page-header.tsx'
import { useCreatorScope } from '../../lib/creator-scope.tsx'
import { ConsistencyReport } from './consistency-report.tsx'

/** A model's own, to read. */
export const MyStatisticsPage = () => {
  const { t } = useTranslation('reports')
  const { creatorId } = useCreatorScope()
  return (
    <Page header={<PageHeader title={t('titleMine')} />}>
      <div className="p-6 max-md:p-3">{creatorId && <ConsistencyReport creatorId={creatorId} />}</div>
    </Page>
  )
}
