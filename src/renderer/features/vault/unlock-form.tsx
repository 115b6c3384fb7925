import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LockKeyholeOpen } from 'lucide-react'
import { Form } from 'react-aria-components'
import { AttemptsNote, useWaitMs } from '../../components/attempts-note.tsx'
import { Button } from '../../components/button.tsx'
import { Callout } from '../../components/callout.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useApi } from '../../lib/api.tsx'
import { codeOf } from '../../lib/error-code.ts'
import { useSubmit } from '../../lib/use-submit.ts'

/** Opens the vault by its passphrase, or by a recovery code when passphrase or keychain is lost. */
export const UnlockForm = ({ mode, onDone }: { mode: 'keychain' | 'passphrase'; onDone?: () => void }) => {
  const { t } = useTranslation('vault')
  const api = useApi()
  const [by, setBy] = useState<'passphrase' | 'recoveryCode'>(mode === 'keychain' ? 'recoveryCode' : 'passphrase')
  const [secret, setSecret] = useState('')
  const unlock = useSubmit(api.setup.unlockVault.mutationOptions({ onSuccess: onDone }))
  const waitMs = useWaitMs(unlock.error)
  const change = (next: typeof by) => {
    setBy(next)
    setSecret('')
    unlock.reset()
  }
  return (
    <Form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        unlock.mutate(by === 'passphrase' ? { passphrase: secret } : { recoveryCode: secret.trim() })
      }}
    >
      {by === 'passphrase' ? (
        <TextField label={t('passphrase')} type="password" value={secret} onChange={setSecret} autoFocus autoComplete="off" isRequired />
      ) : (
        <TextField
          key="code"
          label={t('recoveryCode')}
          help={t('recoveryHelp')}
          value={secret}
          onChange={setSecret}
          autoFocus
          mono
          autoComplete="off"
          isRequired
        />
      )}
      {unlock.error !== null && codeOf(unlock.error) === 'WRONG_CREDENTIALS' ? (
        <div role="alert">
          <Callout tone="error" title={t(`wrong.${by}.title`)}>
            {t(`wrong.${by}.text`)}
          </Callout>
        </div>
      ) : (
        <AttemptsNote error={unlock.error} />
      )}
      <Button
        type="submit"
        variant="primary"
        size="lg"
        icon={LockKeyholeOpen}
        isPending={unlock.isPending}
        isDisabled={secret === '' || waitMs > 0}
      >
        {t('open')}
      </Button>
      {mode === 'passphrase' && (
        <Button variant="quiet" onPress={() => change(by === 'passphrase' ? 'recoveryCode' : 'passphrase')}>
          {by === 'passphrase' ? t('useRecovery') : t('usePassphrase')}
        </Button>
      )}
    </Form>
  )
}
