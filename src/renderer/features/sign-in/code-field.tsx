import { useTranslation } from 'react-i18next'
import { AttemptsNote } from '../../components/attempts-note.tsx'
import { Callout } from '../../components/callout.tsx'
import { TextField } from '../../components/text-field.tsx'
import { codeOf } from '../../lib/error-code.ts'

/** As core takes it: without the space that apps show in the middle. */
export const plainCode = (code: string): string => code.replace(/\s/g, '')

export const isSixDigits = (code: string): boolean => /^\d{6}$/.test(plainCode(code))

/** The second step: the code that the person's authenticator shows now. */
export const CodeField = ({ value, onChange }: { value: string; onChange: (code: string) => void }) => {
  const { t } = useTranslation('signIn')
  return (
    <>
      <div>
        <p className="font-medium">{t('codeTitle')}</p>
        <p className="text-muted">{t('codeNote')}</p>
      </div>
      <TextField
        key="code"
        label={t('code')}
        value={value}
        onChange={onChange}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={12}
        mono
        autoFocus
        isRequired
      />
    </>
  )
}

/** Why it was refused, in the words of the step that the person is at; being asked for a code is no refusal. */
export const RefusalNote = ({ error, wrong }: { error: unknown; wrong: string }) => {
  const failure = error ? codeOf(error) : null
  if (failure === 'TOTP_REQUIRED') return null
  if (failure !== 'WRONG_CREDENTIALS') return <AttemptsNote error={error} />
  return (
    <div role="alert">
      <Callout tone="error">{wrong}</Callout>
    </div>
  )
}
