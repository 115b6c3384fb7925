import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { Ban, Check, ClockAlert } from 'lucide-react'
import type { Publication } from '../../../contract/publications.ts'
import { Button } from '../../components/button.tsx'
import { PostPreview } from '../../components/post-preview.tsx'
import { WallTime } from '../../components/wall-time.tsx'
import { useApi } from '../../lib/api.tsx'
import { useCoreNow } from '../../lib/core-clock.tsx'
import { useFormat } from '../../lib/locale.tsx'
import { useWhenDue } from './use-when-due.ts'

export interface ApprovalCardProps {
  publication: Publication
  /** Null: not this person's to give. */
  onApprove: (() => void) | null
  onVeto: () => void
  onDetails: () => void
  isPending: boolean
}

const soonMs = 2 * 3_600_000

/** What happens with no answer, said beforehand; louder when little time is left. */
const Deadline = ({ publication }: { publication: Publication }) => {
  const { t } = useTranslation('approvals')
  const format = useFormat()
  const now = useCoreNow(30_000)
  const when = useWhenDue()
  const left = publication.dueAt.getTime() - now
  if (left < soonMs)
    return (
      <p className="flex items-start gap-1.5">
        <ClockAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-amber" />
        {t('deadlineSoon', { left: format.duration(Math.max(60_000, Math.floor(left / 60_000) * 60_000)) })}
      </p>
    )
  return <p className="text-sm text-muted">{t('deadline', { time: when(publication) })}</p>
}

/** One publication as it will look, with the yes and the no under the thumb. */
export const ApprovalCard = ({ publication, onApprove, onVeto, onDetails, isPending }: ApprovalCardProps) => {
  const { t } = useTranslation(['approvals', 'ui'])
  const api = useApi()
  const { id, at, dueAt, platform, creatorName, accountHandle, text, thread, thumbAssetId, kind } = publication
  const detail = useQuery(api.publications.get.queryOptions({ input: { publicationId: id } }))
  const shownBefore = thumbAssetId
    ? [{ id: thumbAssetId, assetId: thumbAssetId, kind: kind === 'video' ? ('video' as const) : ('image' as const), alt: '' }]
    : []
  const media =
    detail.data?.post.assets.map(({ asset, alt }) => ({ id: asset.id, assetId: asset.id, kind: asset.kind, alt })) ?? shownBefore
  const refused = detail.data?.history.findLast(({ failure }) => failure?.code === 'VETOED')?.failure?.data.reason
  return (
    <li className="flex flex-col gap-2.5 rounded-lg border border-line bg-surface p-3">
      <PostPreview
        platform={platform}
        name={creatorName}
        handle={accountHandle}
        text={text}
        thread={thread?.texts}
        media={media}
        note={<WallTime at={at} dueAt={dueAt} isViewerFirst className="text-sm font-medium" />}
      />
      {typeof refused === 'string' && <p>{t('earlier', { reason: refused })}</p>}
      <Deadline publication={publication} />
      <div className="flex flex-wrap items-center gap-2 max-md:grid max-md:grid-cols-2">
        {onApprove && (
          <Button variant="primary" icon={Check} onPress={onApprove} isPending={isPending} className="max-md:h-12 max-md:text-base">
            {t('ui:approval.approve')}
          </Button>
        )}
        <Button
          icon={Ban}
          onPress={onVeto}
          className={onApprove ? 'max-md:h-12 max-md:text-base' : 'max-md:col-span-2 max-md:h-12 max-md:text-base'}
        >
          {t('ui:approval.veto')}
        </Button>
        <Button variant="quiet" size="sm" onPress={onDetails} className="ml-auto max-md:col-span-2 max-md:ml-0 max-md:h-10">
          {t('details')}
        </Button>
      </div>
    </li>
  )
}
