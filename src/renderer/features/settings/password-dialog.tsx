import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Form } from 'react-aria-components'
import { AttemptsNote, useWaitMs } from '../../components/attempts-note.tsx'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { TextField } from '../../components/text-field.tsx'

export interface PasswordDialogProps {
  title: string
  note: string
  /** The verb on the button. */
  act: string
  isDanger?: boolean
  error: unknown
  isPending: boolean
  onPassword: (password: string) => void
  onClose: () => void
}

const formId = 'password-dialog-form'

/** Asks for one's own password before an act that weakens or replaces a protection. */
export const PasswordDialog = ({ title, note, act, isDanger = false, error, isPending, onPassword, onClose }: PasswordDialogProps) => {
  const { t } = useTranslation(['settings', 'ui'])
  const [password, setPassword] = useState('')
  const waitMs = useWaitMs(error)
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      size="sm"
      footer={
        <>
          <Button onPress={onClose}>{t('ui:act.cancel')}</Button>
          <Button
            type="submit"
            form={formId}
            variant={isDanger ? 'danger' : 'primary'}
            isPending={isPending}
            isDisabled={password === '' || waitMs > 0}
          >
            {act}
          </Button>
        </>
      }
    >
      <p className="text-muted">{note}</p>
      <Form
        id={formId}
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          onPassword(password)
        }}
      >
        <TextField
          label={t('recovery.confirmPassword')}
          type="password"
          value={password}
          onChange={setPassword}
          autoComplete="current-password"
          autoFocus
        />
        <AttemptsNote error={error} />
      </Form>
    </Dialog>
  )
}
