import { useTranslation } from 'react-i18next'
import type * as z from 'zod'
import { Callout } from '../../components/callout.tsx'
import { ConfirmDialog } from '../../components/confirm-dialog.tsx'
import { useToasts } from '../../components/toast.tsx'
import type { importSummary } from '../../../contract/imports.ts'
import { useApi } from '../../lib/api.tsx'
import { codeOf } from '../../lib/error-code.ts'
import { useSubmit } from '../../lib/use-submit.ts'

export type ImportSummary = z.infer<typeof importSummary>

/** Takes an import back, after naming what goes. */
export const UndoImportDialog = ({
  summary,
  onClose,
  onUndone,
}: {
  summary: ImportSummary
  onClose: () => void
  onUndone?: () => void
}) => {
  const { t } = useTranslation('imports')
  const api = useApi()
  const toasts = useToasts()
  const undo = useSubmit(
    api.imports.undo.mutationOptions({
      onSuccess: () => {
        toasts.done(t('past.undoneToast'))
        onUndone?.()
        onClose()
      },
    }),
  )
  const isLate = codeOf(undo.error) === 'CONFLICT'
  const losses = [
    ...(summary.posts > 0 ? [t('past.lossPosts', { count: summary.posts })] : []),
    ...(summary.publications > 0 ? [t('past.lossPublications', { count: summary.publications })] : []),
  ]
  return (
    <ConfirmDialog
      title={t('past.undoTitle', { name: summary.fileName })}
      isOpen
      onClose={onClose}
      onConfirm={() => undo.mutate({ importId: summary.id })}
      confirmLabel={t('past.undo')}
      losses={losses}
      isPending={undo.isPending}
      error={isLate ? null : undo.error}
    >
      <p>{t('past.undoText')}</p>
      {isLate && (
        <div role="alert">
          <Callout tone="warning">{t('past.tooLate')}</Callout>
        </div>
      )}
    </ConfirmDialog>
  )
}
