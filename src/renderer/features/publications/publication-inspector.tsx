import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { Inspector } from '../../components/inspector.tsx'
import { TextLink } from '../../components/link.tsx'
import { ReadError } from '../../components/read-error.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { seenState, StateBadge } from '../../components/state-badge.tsx'
import type { PublicationState } from '../../../contract/publications.ts'
import { useApi } from '../../lib/api.tsx'
import { useCan } from '../../lib/me.tsx'
import { PublicationActs } from './publication-acts.tsx'
import { PublicationBody } from './publication-body.tsx'

const titleOf = (text: string): string => (text.length > 80 ? `${text.slice(0, 79).trimEnd()}…` : text)

/** What a model, too, has a say in. */
const decidable: ReadonlySet<PublicationState> = new Set(['awaiting_approval', 'scheduled', 'vetoed'])

/** A publication beside the list it was chosen in. */
export const PublicationInspector = ({ id, onClose }: { id: string; onClose: () => void }) => {
  const { t } = useTranslation('publications')
  const api = useApi()
  const can = useCan()
  const read = useQuery(api.publications.get.queryOptions({ input: { publicationId: id } }))
  if (read.isError)
    return (
      <Inspector title={t('eyebrow')} onClose={onClose}>
        <ReadError error={read.error} onRetry={() => void read.refetch()} isRetrying={read.isFetching} />
      </Inspector>
    )
  if (read.isPending)
    return (
      <Inspector title={t('eyebrow')} onClose={onClose}>
        <Skeleton className="h-24" />
        <Skeleton className="h-40" />
        <Skeleton className="h-32" />
      </Inspector>
    )
  const { publication } = read.data
  return (
    <Inspector
      title={titleOf(publication.text.trim()) || t('noText')}
      eyebrow={
        <>
          <StateBadge state={seenState(publication)} />
          <TextLink to="/publications/$publicationId" params={{ publicationId: id }} className="ml-auto text-sm">
            {t('openPage')}
          </TextLink>
        </>
      }
      onClose={onClose}
      footer={(can('publications.cancel') || decidable.has(publication.state)) && <PublicationActs publication={publication} />}
    >
      <PublicationBody detail={read.data} />
    </Inspector>
  )
}
