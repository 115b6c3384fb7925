import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Stage } from '../../components/stage.tsx'
import { CredentialsForm } from './credentials-form.tsx'
import { RecoverForm } from './recover-form.tsx'

/** Signing in; with a second step when the person has one, and a way back for a lost password. */
export const SignInPage = ({ agencyName, corner }: { agencyName?: string; corner: ReactNode }) => {
  const { t } = useTranslation('signIn')
  const [isLost, setLost] = useState(false)
  const [email, setEmail] = useState('')
  if (isLost)
    return (
      <Stage key="lost" title={t('recover.title')} note={t('recover.note')} corner={corner}>
        <RecoverForm email={email} onEmail={setEmail} onBack={() => setLost(false)} />
      </Stage>
    )
  return (
    <Stage key="sign-in" title={agencyName ? t('titleOf', { agency: agencyName }) : t('title')} note={t('note')} corner={corner}>
      <CredentialsForm email={email} onEmail={setEmail} onLost={() => setLost(true)} />
    </Stage>
  )
}
