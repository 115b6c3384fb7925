import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { Eye, FolderCheck, FolderSearch, Pause, PencilLine, RefreshCw, Trash2 } from 'lucide-react'
import { Badge } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { Callout } from '../../components/callout.tsx'
import { ConfirmDialog } from '../../components/confirm-dialog.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { ProgressBar } from '../../components/progress-bar.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { useToasts } from '../../components/toast.tsx'
import type { FolderWatch } from '../../../contract/folders.ts'
import { useApi } from '../../lib/api.tsx'
import { useFormat } from '../../lib/locale.tsx'
import { useRuleText } from '../../lib/rule-text.ts'
import { useSubmit } from '../../lib/use-submit.ts'
import { WatchDialog } from './watch-dialog.tsx'

const Refused = ({ watch }: { watch: FolderWatch }) => {
  const { t } = useTranslation('library')
  const api = useApi()
  const says = useRuleText()
  const files = useQuery(api.folders.refused.queryOptions({ input: { creatorId: watch.creatorId, watchId: watch.id } }))
  return (
    <details className="rounded-lg border border-line px-3 py-2">
      <summary className="cursor-pointer font-medium">{t('watch.refused')}</summary>
      <ul className="mt-2 flex max-h-64 flex-col gap-1.5 overflow-auto">
        {files.data?.map(({ path, rule, data }) => (
          <li key={path}>
            <span className="block truncate font-medium">{path}</span>
            <span className="block text-sm text-muted">{says(rule, data)}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}

const Card = ({ watch, onEdit, onRemove }: { watch: FolderWatch; onEdit: () => void; onRemove: () => void }) => {
  const { t } = useTranslation('library')
  const api = useApi()
  const format = useFormat()
  const toasts = useToasts()
  const { creatorId, id: watchId, path, folder, isOn, looking, problem, lookedAt, added, known, refused } = watch
  const look = useSubmit(api.folders.look.mutationOptions({ onError: toasts.failed }))
  const cancel = useSubmit(api.folders.cancel.mutationOptions({ onError: toasts.failed }))
  return (
    <li className="flex flex-col gap-3 rounded-lg border border-line bg-surface p-4">
      <div className="flex items-center gap-2">
        <h2 className="min-w-0 flex-1 font-mono text-sm font-medium break-all">{path}</h2>
        <Badge icon={isOn ? Eye : Pause} hue={isOn ? 'green' : 'grey'}>
          {isOn ? t('watch.on') : t('watch.off')}
        </Badge>
        {isOn && <IconButton icon={RefreshCw} size="sm" label={t('watch.look')} onPress={() => look.mutate({ creatorId, watchId })} />}
        <IconButton icon={PencilLine} size="sm" label={t('watch.edit', { path })} onPress={onEdit} />
        <IconButton icon={Trash2} size="sm" label={t('watch.remove', { path })} onPress={onRemove} />
      </div>
      {problem && <Callout tone="error">{t(`watch.problem.${problem}`)}</Callout>}
      {looking && (
        <ProgressBar
          label={t('watch.looking')}
          done={looking.done}
          total={looking.total}
          onCancel={() => cancel.mutate({ creatorId, watchId })}
        />
      )}
      <p className="flex flex-wrap gap-x-4 gap-y-1 text-sm text-muted">
        {folder !== '' && <span>{t('watch.into', { folder })}</span>}
        <span className="tnum">{t('watch.addedCount', { count: added })}</span>
        <span className="tnum">{t('watch.knownCount', { count: known })}</span>
        {refused > 0 && <span className="tnum">{t('watch.refusedCount', { count: refused })}</span>}
        <span className="tnum">{lookedAt ? t('watch.lookedAt', { at: format.dateTime(lookedAt) }) : t('watch.never')}</span>
      </p>
      {refused > 0 && <Refused watch={watch} />}
    </li>
  )
}

const whileLookingMs = 1000
const otherwiseMs = 15_000

/** Folders of this machine whose pictures come into a model's library by themselves. */
export const FoldersTab = ({ creatorId }: { creatorId: string }) => {
  const { t } = useTranslation('library')
  const api = useApi()
  const toasts = useToasts()
  const list = useQuery({
    ...api.folders.list.queryOptions({ input: { creatorId } }),
    refetchInterval: ({ state }) => (state.data?.some(({ looking }) => looking) ? whileLookingMs : otherwiseMs),
  })
  const [edited, setEdited] = useState<FolderWatch | 'new' | null>(null)
  const [removed, setRemoved] = useState<FolderWatch | null>(null)
  const remove = useSubmit(
    api.folders.remove.mutationOptions({
      onSuccess: () => {
        setRemoved(null)
        toasts.done(t('watch.removed'))
      },
    }),
  )
  const add = (
    <Button variant="primary" icon={FolderSearch} onPress={() => setEdited('new')}>
      {t('watch.add')}
    </Button>
  )
  return (
    <>
      {list.isPending && <SkeletonRows rows={4} className="px-6 py-4" />}
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} isRetrying={list.isFetching} />}
      {list.data?.length === 0 && (
        <EmptyState icon={FolderCheck} title={t('watch.empty.title')} action={add}>
          {t('watch.empty.text')}
        </EmptyState>
      )}
      {list.data && list.data.length > 0 && (
        <div className="flex min-h-0 flex-1 flex-col items-start gap-4 overflow-auto p-6">
          {add}
          <ul className="flex w-full max-w-200 flex-col gap-3">
            {list.data.map((watch) => (
              <Card key={watch.id} watch={watch} onEdit={() => setEdited(watch)} onRemove={() => setRemoved(watch)} />
            ))}
          </ul>
        </div>
      )}
      {edited && <WatchDialog creatorId={creatorId} watch={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
      <ConfirmDialog
        title={t('watch.removeTitle')}
        isOpen={removed !== null}
        onClose={() => setRemoved(null)}
        onConfirm={() => removed && remove.mutate({ creatorId, watchId: removed.id })}
        confirmLabel={t('watch.removeVerb')}
        isPending={remove.isPending}
        error={remove.error}
        tone="primary"
      >
        <p>{t('watch.removeText')}</p>
      </ConfirmDialog>
    </>
  )
}
