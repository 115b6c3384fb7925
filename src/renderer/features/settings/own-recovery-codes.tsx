import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { RecoveryCodes } from '../../components/recovery-codes.tsx'
import { Section } from '../../components/section.tsx'
import { useApi } from '../../lib/api.tsx'
import { useSubmit } from '../../lib/use-submit.ts'
import { PasswordDialog } from './password-dialog.tsx'

export const OwnRecoveryCodes = () => {
  const { t } = useTranslation('settings')
  const api = useApi()
  const [asking, setAsking] = useState(false)
  const make = useSubmit(api.session.newRecoveryCodes.mutationOptions({ onSuccess: () => setAsking(false) }))
  return (
    <Section title={t('recovery.title')} note={t('recovery.note')}>
      <Button className="self-start" onPress={() => setAsking(true)}>
        {t('recovery.act')}
      </Button>
      {asking && (
        <PasswordDialog
          title={t('recovery.act')}
          note={t('recovery.note')}
          act={t('recovery.act')}
          error={make.error}
          isPending={make.isPending}
          onPassword={(password) => make.mutate({ password })}
          onClose={() => setAsking(false)}
        />
      )}
      {make.data && (
        <Dialog title={t('recovery.title')} isOpen isStubborn onClose={() => make.reset()}>
          <RecoveryCodes
            codes={make.data.recoveryCodes}
            fileName={t('recovery.file')}
            doneLabel={t('recovery.done')}
            onDone={() => make.reset()}
          />
        </Dialog>
      )}
    </Section>
  )
}
