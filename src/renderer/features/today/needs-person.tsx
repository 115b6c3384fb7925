import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { CircleCheck } from 'lucide-react'
import { Count } from '../../components/badge.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { PublicationRow } from '../../components/publication-row.tsx'
import { Section } from '../../components/section.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { useApi } from '../../lib/api.tsx'
import type { CreatorId } from '../../lib/creator-scope.tsx'
import { useInspector } from '../../lib/inspector.ts'
import { waitingStates } from './waiting-states.ts'

export const NeedsPerson = ({ creatorId }: { creatorId: CreatorId | undefined }) => {
  const { t } = useTranslation('today')
  const api = useApi()
  const { inspected, inspect } = useInspector()
  const list = useQuery(
    api.publications.list.queryOptions({ input: { creatorId, states: [...waitingStates], limit: 50, order: 'latest' } }),
  )
  const items = list.data?.items ?? []
  return (
    <Section
      title={t('needs.title')}
      actions={
        items.length > 0 && (
          <Count>
            {items.length}
            {list.data?.next && '+'}
          </Count>
        )
      }
    >
      {list.isPending && <SkeletonRows rows={2} />}
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} isRetrying={list.isFetching} />}
      {list.isSuccess && items.length === 0 && (
        <p className="flex items-center gap-2 text-muted">
          <CircleCheck aria-hidden className="size-4 text-green" />
          <span>
            <span className="text-text">{t('needs.none')}</span> {t('needs.noneNote')}
          </span>
        </p>
      )}
      {items.length > 0 && (
        <ul className="overflow-hidden rounded-lg border border-line [&>li:last-child>button]:border-b-0">
          {items.map((publication) => (
            <PublicationRow
              key={publication.id}
              publication={publication}
              onOpen={inspect}
              isOpen={inspected === publication.id}
              withDate
            />
          ))}
        </ul>
      )}
    </Section>
  )
}
