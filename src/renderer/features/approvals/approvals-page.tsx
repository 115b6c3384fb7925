import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { Count } from '../../components/badge.tsx'
import { Page, PageHeader } from '../../components/page-header.tsx'
import { Tabs } from '../../components/tabs.tsx'
import { useAddressWord } from '../../lib/address-word.ts'
import { useApi } from '../../lib/api.tsx'
import { useCreatorScope } from '../../lib/creator-scope.tsx'
import { useMe } from '../../lib/me.tsx'
import { VetoedList } from './vetoed-list.tsx'
import { WaitingList } from './waiting-list.tsx'

/** What waits for a yes, and what got a no: the agency's list, and the model's own. */
export const ApprovalsPage = () => {
  const { t } = useTranslation('approvals')
  const api = useApi()
  const { role } = useMe()
  const { creatorId } = useCreatorScope()
  const { word, setWord } = useAddressWord('tab')
  const counts = useQuery(api.publications.count.queryOptions({ input: { creatorId, states: ['awaiting_approval', 'vetoed'] } }))
  const countOf = (state: 'awaiting_approval' | 'vetoed') => {
    const count = counts.data?.find((one) => one.state === state)?.count ?? 0
    return count > 0 ? <Count>{count}</Count> : undefined
  }
  return (
    <Page header={<PageHeader title={t(role === 'model' ? 'titleModel' : 'title')} />}>
      <div className="max-w-180 px-6 pt-3 pb-12 max-md:px-3">
        <Tabs
          label={t('tabs.label')}
          value={word === 'vetoed' ? word : 'waiting'}
          onChange={(tab) => setWord(tab === 'waiting' ? undefined : tab)}
          tabs={[
            {
              id: 'waiting',
              label: t('tabs.waiting'),
              badge: countOf('awaiting_approval'),
              content: <WaitingList creatorId={creatorId} />,
            },
            { id: 'vetoed', label: t('tabs.vetoed'), badge: countOf('vetoed'), content: <VetoedList creatorId={creatorId} /> },
          ]}
        />
      </div>
    </Page>
  )
}
