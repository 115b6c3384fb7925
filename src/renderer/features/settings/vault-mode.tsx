import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Form } from 'react-aria-components'
import { Button } from '../../components/button.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { isLongEnough, NewPasswordField } from '../../components/new-password-field.tsx'
import { RadioGroup } from '../../components/radio-group.tsx'
import { Section } from '../../components/section.tsx'
import { useToasts } from '../../components/toast.tsx'
import { useApi } from '../../lib/api.tsx'
import { useSubmit } from '../../lib/use-submit.ts'

export interface VaultModeProps {
  mode: 'none' | 'keychain' | 'passphrase'
  keychainAvailable: boolean
  isLocked: boolean
}

/** By this machine's keychain, or by a passphrase asked at every start. */
export const VaultMode = ({ mode, keychainAvailable, isLocked }: VaultModeProps) => {
  const { t } = useTranslation('settings')
  const api = useApi()
  const toasts = useToasts()
  const [chosen, setChosen] = useState<'keychain' | 'passphrase'>(mode === 'passphrase' ? 'passphrase' : 'keychain')
  const [passphrase, setPassphrase] = useState('')
  const set = useSubmit(
    api.vault.setMode.mutationOptions({
      onSuccess: () => {
        setPassphrase('')
        toasts.done(t('vault.modeSaved'))
      },
    }),
  )
  const ready = !isLocked && (chosen === 'keychain' ? mode !== 'keychain' : isLongEnough(passphrase))
  return (
    <Section title={t('vault.modeTitle')}>
      <Form
        className="flex max-w-100 flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          set.mutate(chosen === 'keychain' ? { mode: 'keychain' } : { mode: 'passphrase', passphrase })
        }}
      >
        <RadioGroup
          hideLabel
          label={t('vault.modeTitle')}
          options={[
            {
              id: 'keychain',
              label: t('vault.keychain'),
              note: keychainAvailable ? t('vault.keychainNote') : t('vault.keychainMissing'),
              isDisabled: !keychainAvailable,
            },
            { id: 'passphrase', label: t('vault.passphrase'), note: t('vault.passphraseNote') },
          ]}
          value={chosen}
          onChange={setChosen}
          isDisabled={isLocked}
        />
        {chosen === 'passphrase' && !isLocked && (
          <NewPasswordField label={t('vault.passphraseNew')} value={passphrase} onChange={setPassphrase} />
        )}
        <ErrorNote error={set.error} />
        <Button type="submit" className="self-start" isDisabled={!ready} isPending={set.isPending}>
          {t('vault.use')}
        </Button>
      </Form>
    </Section>
  )
}
