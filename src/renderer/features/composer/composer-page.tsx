import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { UsersRound } from 'lucide-react'
import { EmptyState } from '../../components/empty-state.tsx'
import { ButtonLink } from '../../components/link.tsx'
import { Page, PageHeader } from '../../components/page-header.tsx'
import { ReadError } from '../../components/read-error.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { useApi } from '../../lib/api.tsx'
import { useCreatorScope } from '../../lib/creator-scope.tsx'
import { useSystemStatus } from '../../lib/system-status.ts'
import { useTrend } from './use-trend.ts'
import { Composer } from './composer.tsx'

export interface ComposerPageProps {
  /** The draft in the address; a new post gets one with its first save. */
  postId: string | undefined
  /** Whose, for a new post. */
  creatorId: string | undefined
  /** For a new post to begin with: the one account it is for, something of the library, a day or a time and its clock. */
  accountId?: string | undefined
  assetId?: string | undefined
  /** The trend that a new post is written from: noted on it with its first save. */
  trendId?: string | undefined
  at?: string | undefined
  zone?: string | undefined
  /** Puts the new draft's id into the address, so that a reload finds it. */
  onCreated: (postId: string) => void
  /** Leaves for another post. */
  onOpen: (postId: string) => void
}

/** A sitting at one post. The address gaining the draft's own id is still the same sitting. */
const useSitting = (postId: string | undefined) => {
  const [sitting, setSitting] = useState<{ key: number; postId?: string; address?: string; adopted?: string }>({
    key: 0,
    postId,
    address: postId,
  })
  if (postId !== sitting.address) {
    const isOwn = postId !== undefined && postId === sitting.adopted
    setSitting(isOwn ? { ...sitting, address: postId } : { key: sitting.key + 1, postId, address: postId })
  }
  return { sitting, adopt: (id: string) => setSitting((now) => ({ ...now, adopted: id })) }
}

export const ComposerPage = ({ postId, creatorId, accountId, assetId, trendId, at, zone, onCreated, onOpen }: ComposerPageProps) => {
  const { t } = useTranslation('composer')
  const api = useApi()
  const scope = useCreatorScope()
  const { sitting, adopt } = useSitting(postId)
  const creators = useQuery(api.creators.list.queryOptions({ input: {} }))
  const accounts = useQuery(api.accounts.list.queryOptions({ input: {} }))
  const platforms = useQuery(api.platforms.list.queryOptions({ staleTime: Infinity }))
  const post = useQuery(api.posts.get.queryOptions({ input: { postId: sitting.postId ?? '' }, enabled: sitting.postId !== undefined }))
  // A draft holds it already; one that is gone must not keep the page from being there.
  const isAssetWanted = assetId !== undefined && sitting.postId === undefined
  const first = useQuery(api.media.get.queryOptions({ input: { assetId: assetId ?? '' }, enabled: isAssetWanted }))
  const trend = useTrend(sitting.postId, trendId)
  // The time on offer is counted from core's clock.
  const isClockKnown = !useSystemStatus().isPending
  const header = <PageHeader title={t(sitting.postId === undefined ? 'titleNew' : 'titleEdit')} />
  const error = creators.error ?? accounts.error ?? platforms.error ?? (sitting.postId !== undefined ? post.error : null)
  if (error)
    return (
      <Page header={header}>
        <ReadError
          error={error}
          onRetry={() =>
            void Promise.all([creators.refetch(), accounts.refetch(), platforms.refetch(), sitting.postId !== undefined && post.refetch()])
          }
        />
      </Page>
    )
  if (
    !isClockKnown ||
    (isAssetWanted && first.isPending) ||
    !creators.data ||
    !accounts.data ||
    !platforms.data ||
    (sitting.postId !== undefined && !post.data)
  )
    return (
      <Page header={header}>
        <div className="flex flex-col gap-4 p-6">
          <Skeleton className="h-8 w-80" />
          <Skeleton className="h-40" />
          <Skeleton className="h-24" />
        </div>
      </Page>
    )
  const [onlyCreator] = creators.data
  if (!onlyCreator)
    return (
      <Page header={header}>
        <EmptyState
          icon={UsersRound}
          title={t('noCreator.title')}
          action={
            <ButtonLink to="/creators" variant="primary">
              {t('noCreator.act')}
            </ButtonLink>
          }
        >
          {t('noCreator.text')}
        </EmptyState>
      </Page>
    )
  /** An address may name whom there is not. */
  const known = (id: string | null | undefined): string | undefined => creators.data.find((one) => one.id === id)?.id
  const account = accounts.data.find(({ id }) => id === accountId)
  return (
    <Composer
      key={sitting.key}
      post={sitting.postId === undefined ? null : (post.data ?? null)}
      first={isAssetWanted ? first.data : undefined}
      wanted={{ accountId: account?.id, at, zone }}
      creatorId={
        known(account?.creatorId) ?? known(creatorId) ?? known(scope.creatorId) ?? (creators.data.length === 1 ? onlyCreator.id : undefined)
      }
      creators={creators.data}
      accounts={accounts.data}
      platforms={platforms.data}
      trend={trend.name}
      onCreated={(id) => {
        adopt(id)
        trend.note(id)
        onCreated(id)
      }}
      onOpen={onOpen}
    />
  )
}
