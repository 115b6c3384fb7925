import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { TextArea } from '../../components/text-area.tsx'
import { useToasts } from '../../components/toast.tsx'
import { useApi } from '../../lib/api.tsx'
import { useSubmit } from '../../lib/use-submit.ts'

/** Says that somebody has it in hand, and what they will do; can be put back from the toast. */
export const AcknowledgeDialog = ({ alertIds, onClose }: { alertIds: readonly string[]; onClose: () => void }) => {
  const { t } = useTranslation('alerts')
  const { t: ui } = useTranslation('ui')
  const api = useApi()
  const toasts = useToasts()
  const [note, setNote] = useState('')
  const reopen = useSubmit(api.alerts.reopen.mutationOptions({ onSuccess: () => toasts.done(t('ack.reopened')), onError: toasts.failed }))
  const take = useSubmit(
    api.alerts.acknowledge.mutationOptions({
      onSuccess: ({ acknowledged }) => {
        if (acknowledged.length === 0) toasts.info(t('ack.taken'))
        else toasts.done(t('ack.done', { count: acknowledged.length }), { undo: () => reopen.mutate({ alertIds: acknowledged }) })
        onClose()
      },
    }),
  )
  const words = note.trim()
  return (
    <Dialog
      title={t('ack.title', { count: alertIds.length })}
      isOpen
      onClose={onClose}
      size="sm"
      footer={
        <>
          <Button onPress={onClose}>{ui('act.cancel')}</Button>
          <Button
            variant="primary"
            isPending={take.isPending}
            onPress={() => take.mutate({ alertIds: [...alertIds], ...(words !== '' && { note: words }) })}
          >
            {t('ack.act')}
          </Button>
        </>
      }
    >
      <TextArea
        label={t('ack.note')}
        help={t('ack.noteHelp')}
        rows={2}
        value={note}
        onChange={(text) => setNote(text.replaceAll('\n', ' '))}
        maxLength={500}
        isOptional
        autoFocus
      />
      <ErrorNote error={take.error} />
    </Dialog>
  )
}
