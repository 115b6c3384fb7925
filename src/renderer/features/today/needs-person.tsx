import { useTranslation } from 'react-i18next'
import { useInfiniteQuery } from '@tanstack/react-query'
import { CircleCheck } from 'lucide-react'
import { Count } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { PublicationRow } from '../../components/publication-row.tsx'
import { Section } from '../../components/section.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { useApi } from '../../lib/api.tsx'
import type { CreatorId } from '../../lib/creator-scope.tsx'
import { useInspector } from '../../lib/inspector.ts'
import { useNeedsPersonCount } from './use-needs-person-count.ts'

/** Everything that does not go on without somebody; as many as its count says, a page at a time. */
export const NeedsPerson = ({ creatorId }: { creatorId: CreatorId | undefined }) => {
  const { t } = useTranslation('today')
  const api = useApi()
  const { inspected, inspect } = useInspector()
  const count = useNeedsPersonCount(creatorId)
  const list = useInfiniteQuery(
    api.publications.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ creatorId, needsPerson: true, limit: 50, order: 'latest', cursor }),
      initialPageParam: undefined,
      getNextPageParam: ({ next }) => next,
    }),
  )
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Section title={t('needs.title')} actions={items.length > 0 && <Count>{count ?? items.length}</Count>}>
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
      {list.hasNextPage && (
        <Button onPress={() => void list.fetchNextPage()} isPending={list.isFetchingNextPage} className="self-center">
          {t('needs.more', { count: Math.max(0, (count ?? 0) - items.length) })}
        </Button>
      )}
    </Section>
  )
}
