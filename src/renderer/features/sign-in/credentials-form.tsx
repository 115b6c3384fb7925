import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMutation } from '@tanstack/react-query'
import { Form } from 'react-aria-components'
import { AttemptsNote, useWaitMs } from '../../components/attempts-note.tsx'
import { Button } from '../../components/button.tsx'
import { Callout } from '../../components/callout.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useApi } from '../../lib/api.tsx'
import { codeOf } from '../../lib/error-code.ts'
import { useEntered } from '../../lib/session.ts'

const isSixDigits = (code: string) => /^\d{6}$/.test(code.replace(/\s/g, ''))

/** Email and password, then the authenticator's code when core asks for it. */
export const CredentialsForm = ({ email, onEmail, onLost }: { email: string; onEmail: (email: string) => void; onLost: () => void }) => {
  const { t } = useTranslation('signIn')
  const api = useApi()
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [asksCode, setAsksCode] = useState(false)
  const signIn = useMutation(
    api.session.signIn.mutationOptions({
      onSuccess: useEntered(),
      onError: (error) => codeOf(error) === 'TOTP_REQUIRED' && setAsksCode(true),
    }),
  )
  const waitMs = useWaitMs(signIn.error)
  const failure = signIn.error ? codeOf(signIn.error) : null
  const send = (totp?: string) => signIn.mutate({ email: email.trim(), password, totp: totp?.replace(/\s/g, '') || undefined })
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
  const wrong = (text: string) => (
    <div role="alert">
      <Callout tone="error">{text}</Callout>
    </div>
  )
  return (
    <Form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        send(asksCode ? code : undefined)
      }}
    >
      {asksCode ? (
        <>
          <div>
            <p className="font-medium">{t('codeTitle')}</p>
            <p className="text-muted">{t('codeNote')}</p>
          </div>
          <TextField
            key="code"
            label={t('code')}
            value={code}
            onChange={typeCode}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={12}
            mono
            autoFocus
            isRequired
          />
        </>
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
      {failure === 'WRONG_CREDENTIALS'
        ? wrong(t(asksCode ? 'wrongCode' : 'wrong'))
        : failure !== 'TOTP_REQUIRED' && <AttemptsNote error={signIn.error} />}
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
