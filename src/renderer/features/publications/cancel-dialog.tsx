import { useTranslation } from 'react-i18next'
import { ConfirmDialog } from '../../components/confirm-dialog.tsx'
import { useToasts } from '../../components/toast.tsx'
import type { Publication } from '../../../contract/publications.ts'
import { useApi } from '../../lib/api.tsx'
import { useSubmit } from '../../lib/use-submit.ts'

/** Asked when its time has passed, for then it cannot be put back. */
export const CancelDialog = ({ publication, onClose }: { publication: Publication; onClose: () => void }) => {
  const { t } = useTranslation('publications')
  const api = useApi()
  const toasts = useToasts()
  const cancel = useSubmit(
    api.publications.cancel.mutationOptions({
      onSuccess: () => {
        toasts.done(t('done.cancelled'))
        onClose()
      },
    }),
  )
  return (
    <ConfirmDialog
      title={t('cancelLate.title', { handle: publication.accountHandle })}
      isOpen
      onClose={onClose}
      onConfirm={() => cancel.mutate({ publicationId: publication.id })}
      confirmLabel={t('act.cancel')}
      isPending={cancel.isPending}
      error={cancel.error}
    >
      {publication.text.trim() !== '' && <blockquote className="line-clamp-3 border-l-2 border-line pl-3">{publication.text}</blockquote>}
      <p>{t('cancelLate.text')}</p>
    </ConfirmDialog>
  )
}
