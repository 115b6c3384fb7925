import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { CalendarClock } from 'lucide-react'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { ButtonLink } from '../../components/link.tsx'
import { PublicationDays } from '../../components/publication-days.tsx'
import { Section } from '../../components/section.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { useApi } from '../../lib/api.tsx'
import type { CreatorId } from '../../lib/creator-scope.tsx'
import { useInspector } from '../../lib/inspector.ts'

export const NextPublications = ({ creatorId }: { creatorId: CreatorId | undefined }) => {
  const { t } = useTranslation('today')
  const api = useApi()
  const { inspected, inspect } = useInspector()
  const list = useQuery(
    api.publications.list.queryOptions({ input: { creatorId, states: ['scheduled', 'sending', 'processing'], limit: 20 } }),
  )
  return (
    <Section title={t('next.title')}>
      {list.isPending && <SkeletonRows rows={6} />}
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} isRetrying={list.isFetching} />}
      {list.data?.items.length === 0 && (
        <EmptyState
          icon={CalendarClock}
          title={t('empty.title')}
          action={
            <ButtonLink to="/posts/new" variant="primary">
              {t('empty.act')}
            </ButtonLink>
          }
        >
          {t('empty.text')}
        </EmptyState>
      )}
      {list.data && list.data.items.length > 0 && <PublicationDays publications={list.data.items} onOpen={inspect} openId={inspected} />}
    </Section>
  )
}
