import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { Hash, PencilLine, Plus, Trash2 } from 'lucide-react'
import { Button } from '../../../components/button.tsx'
import { EmptyState } from '../../../components/empty-state.tsx'
import { ErrorState } from '../../../components/error-state.tsx'
import { IconButton } from '../../../components/icon-button.tsx'
import { PlatformGlyph } from '../../../components/platform-glyph.tsx'
import { SkeletonRows } from '../../../components/skeleton.tsx'
import { useToasts } from '../../../components/toast.tsx'
import type { HashtagSet } from '../../../../contract/hashtags.ts'
import { useApi } from '../../../lib/api.tsx'
import { dataOf } from '../../../lib/error-code.ts'
import { useSubmit } from '../../../lib/use-submit.ts'
import { HashtagDialog } from './hashtag-dialog.tsx'
import { NamedDialog } from './named-dialog.tsx'

const Card = ({ set, onEdit, onRemove }: { set: HashtagSet; onEdit: () => void; onRemove: () => void }) => {
  const { t } = useTranslation('library')
  const limits = Object.entries(set.limits)
  return (
    <li className="flex flex-col gap-2 rounded-lg border border-line bg-surface p-4">
      <div className="flex items-center gap-2">
        <h2 className="min-w-0 flex-1 truncate font-semibold">{set.name}</h2>
        <IconButton icon={PencilLine} size="sm" label={t('hashtags.edit', { name: set.name })} onPress={onEdit} />
        <IconButton icon={Trash2} size="sm" label={t('hashtags.removeNamed', { name: set.name })} onPress={onRemove} />
      </div>
      <p className="leading-6 break-words">{set.tags.map((tag) => `#${tag}`).join(' ')}</p>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
        <span className="tnum">{t('hashtags.count', { count: set.tags.length })}</span>
        <span className="tnum">{set.uses === 0 ? t('hashtags.unused') : t('hashtags.inCaptions', { count: set.uses })}</span>
        {limits.map(([platform, most]) => (
          <span key={platform} className="tnum inline-flex items-center gap-1">
            <PlatformGlyph platform={platform} className="size-3.5" />
            {t('hashtags.atMost', { most })}
          </span>
        ))}
      </p>
    </li>
  )
}

/** Sets of hashtags of a model, named in captions and put into posts. */
export const HashtagsTab = ({ creatorId }: { creatorId: string }) => {
  const { t } = useTranslation('library')
  const api = useApi()
  const toasts = useToasts()
  const sets = useQuery(api.hashtags.list.queryOptions({ input: { creatorId } }))
  const [edited, setEdited] = useState<HashtagSet | 'new' | null>(null)
  const again = useSubmit(api.hashtags.save.mutationOptions({ onError: toasts.failed }))
  const [held, setHeld] = useState<{ set: HashtagSet; captionIds: readonly string[] } | null>(null)
  const remove = useSubmit(api.hashtags.remove.mutationOptions())
  const add = (
    <Button variant="primary" icon={Plus} onPress={() => setEdited('new')}>
      {t('hashtags.new')}
    </Button>
  )
  const onRemove = (set: HashtagSet): void => {
    const { id, name, tags, limits } = set
    remove.mutate(
      { creatorId, setId: id },
      {
        onError: (error) => {
          const data = dataOf(error, 'CONFLICT')
          if (data?.what === 'hashtags_used') setHeld({ set, captionIds: data.items ?? [] })
          else toasts.failed(error)
        },
        onSuccess: () =>
          toasts.done(t('hashtags.removed', { name }), { undo: () => again.mutate({ creatorId, content: { name, tags, limits } }) }),
      },
    )
  }
  return (
    <>
      {sets.isPending && <SkeletonRows rows={4} className="px-6 py-4" />}
      {sets.isError && <ErrorState error={sets.error} onRetry={() => void sets.refetch()} isRetrying={sets.isFetching} />}
      {sets.data?.length === 0 && (
        <EmptyState icon={Hash} title={t('hashtags.empty.title')} action={add}>
          {t('hashtags.empty.text')}
        </EmptyState>
      )}
      {sets.data && sets.data.length > 0 && (
        <div className="flex min-h-0 flex-1 flex-col gap-4 overflow-auto p-6">
          <div className="flex items-center gap-3">
            {add}
            <p className="text-muted">{t('hashtags.how')}</p>
          </div>
          <ul className="grid grid-cols-[repeat(auto-fill,minmax(19rem,1fr))] gap-3">
            {sets.data.map((set) => (
              <Card key={set.id} set={set} onEdit={() => setEdited(set)} onRemove={() => onRemove(set)} />
            ))}
          </ul>
        </div>
      )}
      {edited && <HashtagDialog creatorId={creatorId} set={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
      {held && <NamedDialog creatorId={creatorId} name={held.set.name} captionIds={held.captionIds} onClose={() => setHeld(null)} />}
    </>
  )
}
