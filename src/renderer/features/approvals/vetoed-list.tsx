import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { ErrorState } from '../../components/error-state.tsx'
import { PublicationRow } from '../../components/publication-row.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { useApi } from '../../lib/api.tsx'
import type { CreatorId } from '../../lib/creator-scope.tsx'
import { useInspector } from '../../lib/inspector.ts'
import { useMe } from '../../lib/me.tsx'

/** What was refused, with the reason; opening one offers the way on. */
export const VetoedList = ({ creatorId }: { creatorId: CreatorId | undefined }) => {
  const { t } = useTranslation('approvals')
  const api = useApi()
  const { role } = useMe()
  const { inspected, inspect } = useInspector()
  const list = useQuery(api.publications.list.queryOptions({ input: { creatorId, states: ['vetoed'], order: 'latest', limit: 100 } }))
  if (list.isPending) return <SkeletonRows rows={3} />
  if (list.isError) return <ErrorState error={list.error} onRetry={() => void list.refetch()} isRetrying={list.isFetching} />
  const { items } = list.data
  if (items.length === 0) return <p className="py-6 text-center text-muted">{t('vetoed.empty')}</p>
  return (
    <div className="flex flex-col gap-3">
      <p className="text-muted">{t(role === 'model' ? 'vetoed.model' : 'vetoed.staff')}</p>
      <ul className="overflow-hidden rounded-lg border border-line [&>li:last-child>button]:border-b-0">
        {items.map((publication) => (
          <PublicationRow key={publication.id} publication={publication} onOpen={inspect} isOpen={inspected === publication.id} withDate />
        ))}
      </ul>
    </div>
  )
}
