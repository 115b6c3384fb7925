import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Form } from 'react-aria-components'
import { AttemptsNote, useWaitMs } from '../../components/attempts-note.tsx'
import { Button } from '../../components/button.tsx'
import { isLongEnough, NewPasswordField } from '../../components/new-password-field.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useApi } from '../../lib/api.tsx'
import { useEntered } from '../../lib/session.ts'
import { useSubmit } from '../../lib/use-submit.ts'

/** A new password by one of one's own recovery codes. */
export const RecoverForm = ({ email, onEmail, onBack }: { email: string; onEmail: (email: string) => void; onBack: () => void }) => {
  const { t } = useTranslation('signIn')
  const api = useApi()
  const [recoveryCode, setRecoveryCode] = useState('')
  const [password, setPassword] = useState('')
  const recover = useSubmit(api.session.recover.mutationOptions({ onSuccess: useEntered() }))
  const waitMs = useWaitMs(recover.error)
  return (
    <Form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        recover.mutate({ email: email.trim(), recoveryCode: recoveryCode.trim(), password })
      }}
    >
      <TextField label={t('email')} type="email" value={email} onChange={onEmail} autoComplete="username" autoFocus isRequired />
      <TextField label={t('recover.code')} value={recoveryCode} onChange={setRecoveryCode} autoComplete="off" mono isRequired />
      <NewPasswordField label={t('newPassword')} value={password} onChange={setPassword} />
      <AttemptsNote error={recover.error} />
      <Button
        type="submit"
        variant="primary"
        size="lg"
        isPending={recover.isPending}
        isDisabled={waitMs > 0 || email === '' || recoveryCode === '' || !isLongEnough(password)}
      >
        {t('recover.act')}
      </Button>
      <Button variant="quiet" onPress={onBack}>
        {t('backToSignIn')}
      </Button>
    </Form>
  )
}
