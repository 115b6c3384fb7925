import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { Callout } from '../../components/callout.tsx'
import { ButtonLink } from '../../components/link.tsx'
import { WallTime } from '../../components/wall-time.tsx'
import { useApi } from '../../lib/api.tsx'
import type { CreatorId } from '../../lib/creator-scope.tsx'

/** What waits for a yes, and the soonest of it; what got a no. Nothing where there is neither. */
export const ApprovalsLine = ({ creatorId }: { creatorId: CreatorId | undefined }) => {
  const { t } = useTranslation('today')
  const api = useApi()
  const counts = useQuery(api.publications.count.queryOptions({ input: { creatorId, states: ['awaiting_approval', 'vetoed'] } }))
  const soonest = useQuery(api.publications.list.queryOptions({ input: { creatorId, states: ['awaiting_approval'], limit: 1 } }))
  const countOf = (state: 'awaiting_approval' | 'vetoed') => counts.data?.find((one) => one.state === state)?.count ?? 0
  const [waiting, vetoed] = [countOf('awaiting_approval'), countOf('vetoed')]
  const [first] = soonest.data?.items ?? []
  if (waiting + vetoed === 0) return null
  const title = [
    ...(waiting > 0 ? [t('approvals.waiting', { count: waiting })] : []),
    ...(vetoed > 0 ? [t('approvals.vetoed', { count: vetoed })] : []),
  ].join(' · ')
  return (
    <Callout
      tone="warning"
      title={title}
      action={
        <ButtonLink to="/approvals" size="sm">
          {t('approvals.act')}
        </ButtonLink>
      }
    >
      {first && (
        <>
          {t('approvals.first')} {first.creatorName},{' '}
          <WallTime at={first.at} dueAt={first.dueAt} withDate isViewerFirst className="align-baseline! leading-[inherit]!" />.{' '}
          {t('approvals.rule')}
        </>
      )}
    </Callout>
  )
}
