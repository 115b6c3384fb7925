import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import type { AmplifierGroup } from '../../../contract/amplifiers.ts'
import type { QueuedAct } from '../../../contract/automation.ts'
import { ErrorState } from '../../components/error-state.tsx'
import { Instant } from '../../components/instant.tsx'
import { ExternalLink } from '../../components/link.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { useApi } from '../../lib/api.tsx'
import { useFailureView } from '../../lib/use-error-view.ts'

const shownAtOnce = 50

const Act = ({ act: { accountHandle, on, state, stateSince, dueAt, doneAt, dropReason, failure, url } }: { act: QueuedAct }) => {
  const { t } = useTranslation('amplifiers')
  const failureView = useFailureView()
  const why = dropReason !== null ? t(`acts.dropped.${dropReason}`) : failure ? failureView(failure).title : null
  return (
    <li className="flex flex-wrap items-baseline gap-x-2 border-b border-line py-1.5 last:border-b-0">
      <span className="font-medium">{t(`acts.state.${state}`)}</span>
      <span className="text-muted">
        @{accountHandle} · <Instant at={state === 'due' ? dueAt : (doneAt ?? stateSince)} />
        {why !== null && ` · ${why}`}
      </span>
      <ExternalLink href={url ?? on.url}>{t(url === null ? 'acts.post' : 'acts.see')}</ExternalLink>
    </li>
  )
}

/** What the group reposted, what waits and what was left undone, the latest decided first. */
export const GroupActs = ({ group: { id, creatorId, name } }: { group: AmplifierGroup }) => {
  const { t } = useTranslation('amplifiers')
  const found = useQuery(useApi().amplifiers.acts.queryOptions({ input: { creatorId, groupId: id, limit: shownAtOnce } }))
  if (found.error) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />
  if (!found.data) return <SkeletonRows rows={3} />
  if (found.data.items.length === 0) return <p className="text-muted">{t('acts.none')}</p>
  return (
    <>
      <ul aria-label={t('acts.of', { name })} className="flex flex-col text-sm">
        {found.data.items.map((act) => (
          <Act key={act.id} act={act} />
        ))}
      </ul>
      {found.data.next !== undefined && <p className="text-sm text-muted">{t('acts.latest', { count: shownAtOnce })}</p>}
    </>
  )
}
