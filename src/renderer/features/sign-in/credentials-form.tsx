import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Form } from 'react-aria-components'
import { useWaitMs } from '../../components/attempts-note.tsx'
import { Button } from '../../components/button.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useApi } from '../../lib/api.tsx'
import { codeOf } from '../../lib/error-code.ts'
import { useEntered } from '../../lib/session.ts'
import { useSubmit } from '../../lib/use-submit.ts'
import { CodeField, isSixDigits, plainCode, RefusalNote } from './code-field.tsx'

/** Email and password, then the authenticator's code when core asks for it. */
export const CredentialsForm = ({ email, onEmail, onLost }: { email: string; onEmail: (email: string) => void; onLost: () => void }) => {
  const { t } = useTranslation('signIn')
  const api = useApi()
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [asksCode, setAsksCode] = useState(false)
  const signIn = useSubmit(
    api.session.signIn.mutationOptions({
      onSuccess: useEntered(),
      onError: (error) => codeOf(error) === 'TOTP_REQUIRED' && setAsksCode(true),
    }),
  )
  const waitMs = useWaitMs(signIn.error)
  const send = (totp = '') => signIn.mutate({ email: email.trim(), password, totp: plainCode(totp) || undefined })
  const back = () => {
    setAsksCode(false)
    setCode('')
    signIn.reset()
  }
  const typeCode = (next: string) => {
    setCode(next)
    // The sixth digit is the whole code: no button to look for.
    if (isSixDigits(next) && !signIn.isPending && waitMs === 0) send(next)
  }
  return (
    <Form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        send(asksCode ? code : undefined)
      }}
    >
      {asksCode ? (
        <CodeField value={code} onChange={typeCode} />
      ) : (
        <>
          <TextField label={t('email')} type="email" value={email} onChange={onEmail} autoComplete="username" autoFocus isRequired />
          <TextField
            label={t('password')}
            type="password"
            value={password}
            onChange={setPassword}
            autoComplete="current-password"
            isRequired
          />
        </>
      )}
      <RefusalNote error={signIn.error} wrong={t(asksCode ? 'wrongCode' : 'wrong')} />
      <Button
        type="submit"
        variant="primary"
        size="lg"
        isPending={signIn.isPending}
        isDisabled={waitMs > 0 || email === '' || password === '' || (asksCode && code === '')}
      >
        {t('act')}
      </Button>
      <Button variant="quiet" onPress={asksCode ? back : onLost}>
        {asksCode ? t('backToSignIn') : t('lost')}
      </Button>
    </Form>
  )
}
