import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { skipToken, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { BadgeCheck, Ban, Check } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { Callout } from '../../components/callout.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { VetoDialog } from '../../components/veto-dialog.tsx'
import { useApi } from '../../lib/api.tsx'
import type { CreatorId } from '../../lib/creator-scope.tsx'
import { useInspector } from '../../lib/inspector.ts'
import { useFormat } from '../../lib/locale.tsx'
import { useMe } from '../../lib/me.tsx'
import { useApprove } from '../../lib/use-approve.ts'
import { ApprovalCard } from './approval-card.tsx'
import { waitingDays, type WaitingDay } from './waiting-days.ts'

const perPage = 20

interface DayProps {
  day: WaitingDay
  canApprove: boolean
  onVeto: (ids: readonly string[]) => void
}

/** A day of one creator: one by one, or all of what is shown at once; never what nobody has seen. */
const Day = ({ day, canApprove, onVeto }: DayProps) => {
  const { t } = useTranslation('approvals')
  const format = useFormat()
  const { role } = useMe()
  const { inspect } = useInspector()
  const { approve, isPending } = useApprove()
  const ids = day.items.map(({ id }) => id)
  const [first] = day.items
  const count = ids.length
  return (
    <section className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h2 className="font-semibold first-letter:uppercase">
          {first && format.longDay(first.dueAt, first.at.zone)}
          {role !== 'model' && <span className="font-normal text-muted"> · {day.creatorName}</span>}
        </h2>
        {count > 1 && (
          <div className="ml-auto flex gap-2 max-md:ml-0 max-md:w-full">
            {canApprove && (
              <Button size="sm" icon={Check} onPress={() => approve(ids)} isPending={isPending} className="max-md:h-10 max-md:flex-1">
                {t('all.approve', { count })}
              </Button>
            )}
            <Button size="sm" variant="quiet" icon={Ban} onPress={() => onVeto(ids)} className="max-md:h-10 max-md:flex-1">
              {t('all.veto', { count })}
            </Button>
          </div>
        )}
      </div>
      <ul className="flex flex-col gap-3">
        {day.items.map((publication) => (
          <ApprovalCard
            key={publication.id}
            publication={publication}
            onApprove={canApprove ? () => approve([publication.id]) : null}
            onVeto={() => onVeto([publication.id])}
            onDetails={() => inspect(publication.id)}
            isPending={isPending}
          />
        ))}
      </ul>
    </section>
  )
}

export const WaitingList = ({ creatorId }: { creatorId: CreatorId | undefined }) => {
  const { t } = useTranslation('approvals')
  const api = useApi()
  const { role } = useMe()
  const [vetoing, setVetoing] = useState<readonly string[] | null>(null)
  const own = useQuery(api.creators.get.queryOptions({ input: role === 'model' && creatorId ? { creatorId } : skipToken }))
  const isManagers = role === 'model' && own.data?.approval === 'manager'
  const list = useInfiniteQuery(
    api.publications.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ creatorId, states: ['awaiting_approval'], limit: perPage, cursor }),
      initialPageParam: undefined,
      getNextPageParam: ({ next }) => next,
    }),
  )
  if (list.isPending)
    return (
      <div className="flex flex-col gap-3">
        <Skeleton className="h-40" />
        <Skeleton className="h-40" />
      </div>
    )
  if (list.isError) return <ErrorState error={list.error} onRetry={() => void list.refetch()} isRetrying={list.isFetching} />
  const items = list.data.pages.flatMap((page) => page.items)
  if (items.length === 0)
    return (
      <EmptyState icon={BadgeCheck} title={t('empty.title')}>
        {t(role === 'model' ? 'empty.model' : 'empty.staff')}
      </EmptyState>
    )
  return (
    <div className="flex flex-col gap-6">
      {isManagers && <Callout>{t('bymanager')}</Callout>}
      {waitingDays(items).map((day) => (
        <Day key={day.key} day={day} canApprove={!isManagers} onVeto={setVetoing} />
      ))}
      {list.hasNextPage && (
        <Button onPress={() => void list.fetchNextPage()} isPending={list.isFetchingNextPage} className="self-center">
          {t('more')}
        </Button>
      )}
      {vetoing && <VetoDialog publicationIds={vetoing} onClose={() => setVetoing(null)} />}
    </div>
  )
}
