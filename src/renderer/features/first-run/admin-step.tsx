import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Form } from 'react-aria-components'
import { email as emailSchema } from '../../../contract/values.ts'
import { Button } from '../../components/button.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { isLongEnough, NewPasswordField } from '../../components/new-password-field.tsx'
import { TextField } from '../../components/text-field.tsx'
import { codeOf } from '../../lib/error-code.ts'

export interface AdminDraft {
  adminName: string
  email: string
  password: string
  vaultPassphrase: string
}

interface AdminStepProps {
  draft: AdminDraft
  onChange: (draft: AdminDraft) => void
  /** No keychain on this machine: the vault needs a passphrase. */
  asksPassphrase: boolean
  error: unknown
  isPending: boolean
  onBack: () => void
  onCreate: () => void
}

const isEmail = (text: string) => emailSchema.safeParse(text.trim()).success

export const AdminStep = ({ draft, onChange, asksPassphrase, error, isPending, onBack, onCreate }: AdminStepProps) => {
  const { t } = useTranslation(['firstRun', 'ui'])
  const [leftEmail, setLeftEmail] = useState(false)
  // The keychain may have looked available and then not answered: core says so, and the field appears.
  const needsPassphrase = asksPassphrase || (error ? codeOf(error) === 'KEYCHAIN_UNAVAILABLE' : false)
  const ready =
    draft.adminName.trim() !== '' &&
    isEmail(draft.email) &&
    isLongEnough(draft.password) &&
    (!needsPassphrase || isLongEnough(draft.vaultPassphrase))
  return (
    <Form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        if (ready) onCreate()
      }}
    >
      <TextField
        label={t('admin.name')}
        value={draft.adminName}
        onChange={(adminName) => onChange({ ...draft, adminName })}
        autoComplete="name"
        maxLength={120}
        autoFocus
        isRequired
      />
      <TextField
        label={t('admin.email')}
        type="email"
        value={draft.email}
        onChange={(email) => onChange({ ...draft, email })}
        onBlur={() => setLeftEmail(true)}
        error={leftEmail && draft.email !== '' && !isEmail(draft.email) ? t('ui:field.email') : null}
        autoComplete="username"
        isRequired
      />
      <NewPasswordField label={t('admin.password')} value={draft.password} onChange={(password) => onChange({ ...draft, password })} />
      {needsPassphrase && (
        <div className="flex flex-col gap-1">
          <NewPasswordField
            label={t('vault.label')}
            value={draft.vaultPassphrase}
            onChange={(vaultPassphrase) => onChange({ ...draft, vaultPassphrase })}
          />
          <p className="text-sm text-muted">{t('vault.help')}</p>
        </div>
      )}
      <ErrorNote error={error} />
      <div className="flex gap-2">
        <Button size="lg" onPress={onBack}>
          {t('ui:act.back')}
        </Button>
        <Button type="submit" variant="primary" size="lg" className="flex-1" isPending={isPending} isDisabled={!ready}>
          {t('create')}
        </Button>
      </div>
    </Form>
  )
}
