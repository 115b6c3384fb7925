import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { BellRing } from 'lucide-react'
import { isNews } from '../../../contract/alerts.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { useApiClient } from '../../lib/api.tsx'
import type { CreatorId } from '../../lib/creator-scope.tsx'
import { useInspector } from '../../lib/inspector.ts'
import { useCan, useMe } from '../../lib/me.tsx'
import { useLongList } from '../../lib/use-long-list.ts'
import { useRowsInSight } from '../../lib/use-rows-in-sight.ts'
import { AcknowledgeDialog } from './acknowledge-dialog.tsx'
import { AlertRow } from './alert-row.tsx'
import { useSeen } from './use-seen.ts'

export type Show = 'waiting' | 'in_hand' | 'over'

const Empty = ({ show }: { show: Show }) => {
  const { t } = useTranslation('alerts')
  if (show !== 'waiting') return <p className="py-6 text-center text-muted">{t(`empty.${show}`)}</p>
  return (
    <EmptyState icon={BellRing} title={t('empty.title')}>
      {t('empty.text')}
    </EmptyState>
  )
}

export const AlertList = ({ show, creatorId }: { show: Show; creatorId: CreatorId | undefined }) => {
  const { t } = useTranslation('alerts')
  const client = useApiClient()
  const can = useCan()
  const me = useMe()
  const { inspected, inspect } = useInspector()
  const seen = useSeen()
  const [taking, setTaking] = useState<readonly string[] | null>(null)
  const list = useLongList(
    [['alerts', 'list'], { input: { creatorId, show }, type: 'long' }],
    (cursor, signal) => client.alerts.list({ creatorId, show, limit: 50, cursor }, { signal }),
    'pressed',
  )
  const rows = useRowsInSight(list.items, list.show)
  if (list.isPending) return <SkeletonRows rows={4} />
  if (list.isError) return <ErrorState error={list.error} onRetry={list.refetch} isRetrying={list.isFetching} />
  const alerts = list.items
  if (alerts.length === 0) return <Empty show={show} />
  const mayTake = show === 'waiting' && can('alerts.acknowledge')
  // What is somebody's alone is taken in hand one by one, by whoever knows of it.
  const shared = alerts.filter(({ userId }) => userId === null || userId === me.id)
  return (
    <div className="flex flex-col gap-3">
      {mayTake && shared.length > 1 && (
        <Button size="sm" variant="quiet" className="self-end" onPress={() => setTaking(shared.map(({ id }) => id).slice(0, 200))}>
          {t('ack.actMany', { count: Math.min(200, shared.length) })}
        </Button>
      )}
      <ul ref={rows} className="overflow-hidden rounded-lg border border-line">
        {alerts.map((alert) => (
          <AlertRow
            key={alert.id}
            alert={alert}
            isOpen={inspected === alert.id}
            onOpen={() => inspect(alert.id)}
            onTake={mayTake ? () => (isNews(alert.kind) ? seen.mutate({ alertIds: [alert.id] }) : setTaking([alert.id])) : null}
          />
        ))}
      </ul>
      {list.hasMore && (
        <Button onPress={list.more} className="self-center">
          {t('more')}
        </Button>
      )}
      {taking && <AcknowledgeDialog alertIds={taking} onClose={() => setTaking(null)} />}
    </div>
  )
}
