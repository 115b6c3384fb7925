import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { CircleCheck, CirclePause, MessagesSquare, Pencil, Power, Trash2 } from 'lucide-react'
import type { Script } from '../../../contract/scripts.ts'
import { Badge } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { ConfirmDialog } from '../../components/confirm-dialog.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { PlatformGlyph } from '../../components/platform-glyph.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { useToasts } from '../../components/toast.tsx'
import { useApi } from '../../lib/api.tsx'
import { useCreatorScope } from '../../lib/creator-scope.tsx'
import { useMe } from '../../lib/me.tsx'
import { useSubmit } from '../../lib/use-submit.ts'

interface ListProps {
  onEdit: (script: Script) => void
  onNew: () => void
}

export const ScriptList = ({ onEdit, onNew }: ListProps) => {
  const { t } = useTranslation('scripts')
  const api = useApi()
  const toasts = useToasts()
  const { role } = useMe()
  const { creatorId } = useCreatorScope()
  const [removes, setRemoves] = useState<Script | null>(null)
  const found = useQuery(api.scripts.list.queryOptions({ input: { creatorId } }))
  const creators = useQuery(api.creators.list.queryOptions({ input: {} }))
  const setOn = useSubmit(api.scripts.setOn.mutationOptions({ onError: toasts.failed }))
  const remove = useSubmit(api.scripts.remove.mutationOptions({ onSuccess: () => setRemoves(null) }))
  if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} isRetrying={found.isFetching} />
  if (!found.data) return <SkeletonRows rows={4} />
  if (found.data.length === 0)
    return (
      <EmptyState icon={MessagesSquare} title={t('empty.title')} action={<Button onPress={onNew}>{t('act.new')}</Button>}>
        {t('empty.text')}
      </EmptyState>
    )
  const whose = (id: string | null): string => (id === null ? t('agency') : (creators.data?.find((one) => one.id === id)?.name ?? ''))
  return (
    <>
      <ul aria-label={t('tab.scripts')} className="flex flex-col">
        {found.data.map((script) => {
          const mayChange = script.creatorId !== null || role === 'admin'
          return (
            <li key={script.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line py-3 last:border-b-0">
              <div className="flex min-w-0 flex-1 basis-72 flex-col gap-0.5">
                <h2 className="flex flex-wrap items-center gap-2 font-medium">
                  {script.name}
                  {script.platforms.map((platform) => (
                    <PlatformGlyph key={platform} platform={platform} />
                  ))}
                </h2>
                <p className="text-muted">
                  {whose(script.creatorId)} · {t(`trigger.${script.trigger.kind}`)}
                  {script.trigger.kind === 'keyword' && ` : ${script.trigger.words.join(', ')}`}
                </p>
                {script.running > 0 && <p className="text-sm text-muted">{t('running', { count: script.running })}</p>}
              </div>
              <Badge icon={script.isOn ? CircleCheck : CirclePause} hue={script.isOn ? 'green' : 'grey'}>
                {script.isOn ? t('isOn') : t('isOff')}
              </Badge>
              {mayChange && (
                <div className="flex items-center gap-1">
                  <Button
                    size="sm"
                    icon={Power}
                    aria-label={`${script.isOn ? t('act.off') : t('act.on')} ${script.name}`}
                    isPending={setOn.isPending && setOn.variables?.scriptId === script.id}
                    onPress={() => setOn.mutate({ scriptId: script.id, on: !script.isOn })}
                  >
                    {script.isOn ? t('act.off') : t('act.on')}
                  </Button>
                  <IconButton icon={Pencil} label={t('act.edit', { name: script.name })} onPress={() => onEdit(script)} />
                  <IconButton icon={Trash2} label={`${t('act.remove')} ${script.name}`} onPress={() => setRemoves(script)} />
                </div>
              )}
            </li>
          )
        })}
      </ul>
      {removes && (
        <ConfirmDialog
          title={t('removeTitle', { name: removes.name })}
          isOpen
          onClose={() => setRemoves(null)}
          onConfirm={() => remove.mutate({ scriptId: removes.id })}
          confirmLabel={t('act.remove')}
          isPending={remove.isPending}
          error={remove.error}
        >
          {t('removeText', { count: removes.running })}
        </ConfirmDialog>
      )}
    </>
  )
}
