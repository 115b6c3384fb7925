import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { ErrorNote } from '../../../components/error-note.tsx'

/** Fields, what was refused, and the button that says what will be done to how many. */
export const BulkDialog = ({
  title,
  verb,
  isReady,
  isPending,
  error,
  onAct,
  onClose,
  children,
}: {
  title: string
  verb: string
  isReady: boolean
  isPending: boolean
  error: unknown
  onAct: () => void
  onClose: () => void
  children: ReactNode
}) => {
  const { t } = useTranslation('ui')
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      size="sm"
      footer={
        <>
          <Button onPress={onClose}>{t('act.cancel')}</Button>
          <Button variant="primary" isDisabled={!isReady} isPending={isPending} onPress={onAct}>
            {verb}
          </Button>
        </>
      }
    >
      {children}
      <ErrorNote error={error} />
    </Dialog>
  )
}
