import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { useToasts } from '../../components/toast.tsx'
import { useApi } from '../../lib/api.tsx'
import { useSubmit } from '../../lib/use-submit.ts'
import type { Member } from './member.ts'
import { isWholeRole, RoleFields, sentRole, type RoleDraft } from './role-fields.tsx'

/** Changes what a person may do and on which models; core protects the last admin. */
export const RoleDialog = ({ member, onClose }: { member: Member; onClose: () => void }) => {
  const { t } = useTranslation(['team', 'ui'])
  const api = useApi()
  const toasts = useToasts()
  const before = { role: member.role, creatorIds: member.creatorIds }
  const [draft, setDraft] = useState<RoleDraft>(before)
  const undo = useSubmit(api.team.setRole.mutationOptions({ onError: toasts.failed }))
  const save = useSubmit(
    api.team.setRole.mutationOptions({
      onSuccess: () => {
        onClose()
        toasts.done(t('saved'), { undo: () => undo.mutate({ userId: member.id, ...before }) })
      },
    }),
  )
  return (
    <Dialog
      title={t('edit.title', { name: member.name })}
      isOpen
      onClose={onClose}
      size="sm"
      footer={
        <>
          <Button onPress={onClose}>{t('ui:act.cancel')}</Button>
          <Button
            variant="primary"
            isDisabled={!isWholeRole(draft)}
            isPending={save.isPending}
            onPress={() => save.mutate({ userId: member.id, ...sentRole(draft) })}
          >
            {t('ui:act.save')}
          </Button>
        </>
      }
    >
      <RoleFields draft={draft} onChange={setDraft} />
      <ErrorNote error={save.error} />
    </Dialog>
  )
}
