import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { Avatar } from '../../components/avatar.tsx'
import { Inspector } from '../../components/inspector.tsx'
import { ButtonLink } from '../../components/link.tsx'
import { ReadError } from '../../components/read-error.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { useApi } from '../../lib/api.tsx'
import { CreatorProfile } from './creator-profile.tsx'

/** A creator beside the list it was chosen in. */
export const CreatorInspector = ({ id, onClose }: { id: string; onClose: () => void }) => {
  const { t } = useTranslation('creators')
  const api = useApi()
  const read = useQuery(api.creators.get.queryOptions({ input: { creatorId: id } }))
  if (!read.data)
    return (
      <Inspector title={t('inspector')} onClose={onClose}>
        {read.isError ? (
          <ReadError error={read.error} onRetry={() => void read.refetch()} isRetrying={read.isFetching} />
        ) : (
          <Skeleton className="h-40" />
        )}
      </Inspector>
    )
  return (
    <Inspector
      title={read.data.name}
      eyebrow={<Avatar name={read.data.name} assetId={read.data.avatarAssetId} />}
      onClose={onClose}
      footer={
        <ButtonLink to="/creators/$creatorId" params={{ creatorId: id }} size="sm">
          {t('open')}
        </ButtonLink>
      }
    >
      <CreatorProfile creator={read.data} />
    </Inspector>
  )
}
