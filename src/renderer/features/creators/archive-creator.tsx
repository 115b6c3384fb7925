import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Archive, ArchiveRestore } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { Callout } from '../../components/callout.tsx'
import { ConfirmDialog } from '../../components/confirm-dialog.tsx'
import { TextLink } from '../../components/link.tsx'
import { useToasts } from '../../components/toast.tsx'
import type { Creator } from '../../../contract/creators.ts'
import { useApi } from '../../lib/api.tsx'
import { codeOf } from '../../lib/error-code.ts'
import { useCan } from '../../lib/me.tsx'
import { useSubmit } from '../../lib/use-submit.ts'

const Restore = ({ creator }: { creator: Creator }) => {
  const { t } = useTranslation('creators')
  const api = useApi()
  const toasts = useToasts()
  const restore = useSubmit(
    api.creators.restore.mutationOptions({
      onSuccess: () => toasts.done(t('restore.done', { name: creator.name })),
      onError: toasts.failed,
    }),
  )
  return (
    <Button icon={ArchiveRestore} isPending={restore.isPending} onPress={() => restore.mutate({ creatorId: creator.id })}>
      {t('restore.act')}
    </Button>
  )
}

const ArchiveDialog = ({ creator, onClose }: { creator: Creator; onClose: () => void }) => {
  const { t } = useTranslation('creators')
  const api = useApi()
  const toasts = useToasts()
  const restore = useSubmit(api.creators.restore.mutationOptions({ onError: toasts.failed }))
  const archive = useSubmit(
    api.creators.archive.mutationOptions({
      onSuccess: () => {
        toasts.done(t('archive.done', { name: creator.name }), { undo: () => restore.mutate({ creatorId: creator.id }) })
        onClose()
      },
    }),
  )
  const isHeld = codeOf(archive.error) === 'CONFLICT'
  return (
    <ConfirmDialog
      title={t('archive.title', { name: creator.name })}
      isOpen
      onClose={onClose}
      onConfirm={() => archive.mutate({ creatorId: creator.id })}
      confirmLabel={t('archive.act')}
      isPending={archive.isPending}
      error={isHeld ? null : archive.error}
      tone="primary"
    >
      <p>{t('archive.text')}</p>
      {isHeld && (
        <div role="alert">
          <Callout tone="warning" title={t('archive.scheduled')}>
            <TextLink to="/calendar" search={{ creator: creator.id }}>
              {t('archive.seeScheduled')}
            </TextLink>
          </Callout>
        </div>
      )}
    </ConfirmDialog>
  )
}

/** Archives a creator, or brings an archived one back. Nothing for roles that may not. */
export const ArchiveCreator = ({ creator }: { creator: Creator }) => {
  const { t } = useTranslation('creators')
  const can = useCan()
  const [asking, setAsking] = useState(false)
  if (!can('creators.archive')) return null
  if (creator.archivedAt) return <Restore creator={creator} />
  return (
    <>
      <Button icon={Archive} variant="quiet" onPress={() => setAsking(true)}>
        {t('archive.act')}
      </Button>
      {asking && <ArchiveDialog creator={creator} onClose={() => setAsking(false)} />}
    </>
  )
}
