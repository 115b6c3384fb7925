import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { ConfirmDialog } from '../../components/confirm-dialog.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { RecoveryCodes } from '../../components/recovery-codes.tsx'
import { Section } from '../../components/section.tsx'
import { useApi } from '../../lib/api.tsx'
import { useSubmit } from '../../lib/use-submit.ts'

export const VaultCodes = () => {
  const { t } = useTranslation('settings')
  const api = useApi()
  const [asking, setAsking] = useState(false)
  const make = useSubmit(api.vault.newRecoveryCodes.mutationOptions({ onSuccess: () => setAsking(false) }))
  return (
    <Section title={t('vault.codesTitle')} note={t('vault.codesNote')}>
      <Button className="self-start" onPress={() => setAsking(true)}>
        {t('vault.codesAct')}
      </Button>
      <ConfirmDialog
        title={t('vault.codesAct')}
        isOpen={asking}
        onClose={() => setAsking(false)}
        onConfirm={() => make.mutate(undefined)}
        confirmLabel={t('vault.codesAct')}
        losses={[t('vault.codesLoss')]}
        isPending={make.isPending}
        error={make.error}
        tone="primary"
      />
      {make.data && (
        <Dialog title={t('vault.codesTitle')} isOpen isStubborn onClose={() => make.reset()}>
          <RecoveryCodes
            codes={make.data.recoveryCodes}
            fileName={t('vault.codesFile')}
            doneLabel={t('recovery.done')}
            onDone={() => make.reset()}
          />
        </Dialog>
      )}
    </Section>
  )
}
