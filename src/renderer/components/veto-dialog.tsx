import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useApi } from '../lib/api.tsx'
import { useApprove } from '../lib/use-approve.ts'
import { useSubmit } from '../lib/use-submit.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { ErrorNote } from './error-note.tsx'
import { TextArea } from './text-area.tsx'
import { useToasts } from './toast.tsx'

export interface VetoDialogProps {
  publicationIds: readonly string[]
  onClose: () => void
}

/** Says no, with the reason that whoever prepared it will read. */
export const VetoDialog = ({ publicationIds, onClose }: VetoDialogProps) => {
  const { t } = useTranslation('ui')
  const api = useApi()
  const toasts = useToasts()
  const [reason, setReason] = useState('')
  const { undoVeto } = useApprove()
  const veto = useSubmit(
    api.publications.veto.mutationOptions({
      onSuccess: ({ done, left }) => {
        toasts.done(t('approval.vetoed', { count: done.length }), {
          ...(done.length > 0 && { undo: () => undoVeto(done) }),
          ...(left.length > 0 && { text: t('approval.left', { count: left.length }) }),
        })
        onClose()
      },
    }),
  )
  const isReady = reason.trim() !== ''
  return (
    <Dialog
      title={t('approval.vetoTitle', { count: publicationIds.length })}
      isOpen
      onClose={onClose}
      size="sm"
      footer={
        <>
          <Button onPress={onClose}>{t('act.cancel')}</Button>
          <Button
            variant="danger"
            isDisabled={!isReady}
            isPending={veto.isPending}
            onPress={() => veto.mutate({ publicationIds: [...publicationIds], reason: reason.trim() })}
          >
            {t('approval.veto')}
          </Button>
        </>
      }
    >
      <TextArea
        label={t('approval.reason')}
        help={t('approval.reasonHelp')}
        rows={3}
        value={reason}
        onChange={(text) => setReason(text.replaceAll('\n', ' '))}
        maxLength={500}
        autoFocus
      />
      <ErrorNote error={veto.error} />
    </Dialog>
  )
}
