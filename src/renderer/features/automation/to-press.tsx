import { useTranslation } from 'react-i18next'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Check, MousePointerClick, X } from 'lucide-react'
import type { AutomationRule, QueuedAct } from '../../../contract/automation.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { ExternalLink } from '../../components/link.tsx'
import { Section } from '../../components/section.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { useApi } from '../../lib/api.tsx'
import { useCreatorScope } from '../../lib/creator-scope.tsx'
import { useSubmit } from '../../lib/use-submit.ts'
import { ActLine } from '../../components/act-line.tsx'

const pageSize = 20

const Asking = ({ act, rule }: { act: QueuedAct; rule: AutomationRule | undefined }) => {
  const { t } = useTranslation('automation')
  const api = useApi()
  const press = useSubmit(api.automation.press.mutationOptions())
  const markDone = useSubmit(api.automation.markDone.mutationOptions())
  const drop = useSubmit(api.automation.drop.mutationOptions())
  const isBusy = press.isPending || markDone.isPending || drop.isPending
  const name = `${t(`act.${act.act}`)} @${act.accountHandle}${act.on.author === null ? '' : ` → @${act.on.author}`}`
  return (
    <ActLine
      act={act}
      reason={
        <>
          {rule && <p className="text-sm text-muted">{t(`reason.${rule.reason}`)}</p>}
          <ErrorNote error={press.error ?? markDone.error ?? drop.error} />
        </>
      }
      actions={
        <div className="flex flex-wrap items-center gap-2">
          {act.on.url !== '' && <ExternalLink href={act.on.url}>{t('queue.open')}</ExternalLink>}
          {act.ours ? (
            <Button
              size="sm"
              variant="primary"
              icon={MousePointerClick}
              aria-label={t('queue.pressOf', { name })}
              isPending={press.isPending}
              isDisabled={isBusy}
              onPress={() => press.mutate({ actId: act.id })}
            >
              {t('queue.press')}
            </Button>
          ) : (
            <Button
              size="sm"
              icon={Check}
              aria-label={t('queue.markDoneOf', { name })}
              isPending={markDone.isPending}
              isDisabled={isBusy}
              onPress={() => markDone.mutate({ actId: act.id })}
            >
              {t('queue.markDone')}
            </Button>
          )}
          <Button
            size="sm"
            variant="quiet"
            icon={X}
            aria-label={t('queue.dropOf', { name })}
            isPending={drop.isPending}
            isDisabled={isBusy}
            onPress={() => drop.mutate({ actId: act.id })}
          >
            {t('queue.drop')}
          </Button>
        </div>
      }
    />
  )
}

/** What waits for somebody's click, because the platform wants a person to decide. */
export const ToPress = ({ rules }: { rules: readonly AutomationRule[] }) => {
  const { t } = useTranslation('automation')
  const api = useApi()
  const { creatorId } = useCreatorScope()
  const counts = useQuery(api.automation.countActs.queryOptions({ input: { creatorId } }))
  const list = useInfiniteQuery(
    api.automation.acts.infiniteOptions({
      input: (cursor: string | undefined) => ({ creatorId, states: ['asks'], cursor, limit: pageSize }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: ({ next }) => next,
    }),
  )
  const acts = list.data?.pages.flatMap(({ items }) => items) ?? []
  const due = counts.data?.due ?? 0
  return (
    <Section title={t('queue.title')} note={due > 0 ? t('queue.due', { count: due }) : t('queue.note')}>
      {list.error ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : !list.data ? (
        <SkeletonRows rows={2} />
      ) : acts.length === 0 ? (
        <EmptyState icon={MousePointerClick} title={t('queue.none.title')}>
          {t('queue.none.text')}
        </EmptyState>
      ) : (
        <>
          <ul aria-label={t('queue.title')} className="flex flex-col">
            {acts.map((act) => (
              <Asking key={act.id} act={act} rule={rules.find(({ id }) => id === act.gate?.rule)} />
            ))}
          </ul>
          {list.hasNextPage && (
            <Button size="sm" variant="quiet" onPress={() => void list.fetchNextPage()} isPending={list.isFetchingNextPage}>
              {t('queue.more')}
            </Button>
          )}
        </>
      )}
    </Section>
  )
}
