import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Form } from 'react-aria-components'
import { AttemptsNote, useWaitMs } from '../../components/attempts-note.tsx'
import { Button } from '../../components/button.tsx'
import { CopyButton } from '../../components/copy-button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { QrCode } from '../../components/qr-code.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useToasts } from '../../components/toast.tsx'
import { useApi } from '../../lib/api.tsx'
import { useSubmit } from '../../lib/use-submit.ts'

const formId = 'two-step-form'
const inFours = (secret: string) => secret.replace(/(.{4})(?=.)/g, '$1 ')

export const StartTwoStepDialog = ({ secret, uri, onClose }: { secret: string; uri: string; onClose: () => void }) => {
  const { t } = useTranslation(['settings', 'ui'])
  const api = useApi()
  const toasts = useToasts()
  const [code, setCode] = useState('')
  const confirm = useSubmit(
    api.session.confirmTotp.mutationOptions({
      onSuccess: () => {
        onClose()
        toasts.done(t('totp.started'))
      },
    }),
  )
  const waitMs = useWaitMs(confirm.error)
  return (
    <Dialog
      title={t('totp.startTitle')}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('ui:act.cancel')}</Button>
          <Button
            type="submit"
            form={formId}
            variant="primary"
            isPending={confirm.isPending}
            isDisabled={code.trim().length < 6 || waitMs > 0}
          >
            {t('totp.confirm')}
          </Button>
        </>
      }
    >
      <p>{t('totp.scan')}</p>
      <div className="flex items-start gap-5 max-md:flex-col">
        <QrCode text={uri} label={t('totp.uri')} className="size-40 shrink-0 rounded-lg" />
        <div className="flex min-w-0 flex-col items-start gap-3">
          <div>
            <p className="text-sm text-muted">{t('totp.secret')}</p>
            <p className="font-mono break-all select-all">{inFours(secret)}</p>
          </div>
          <CopyButton text={secret} />
          <details className="text-sm text-muted">
            <summary>{t('totp.uri')}</summary>
            <code className="break-all select-all">{uri}</code>
          </details>
        </div>
      </div>
      <Form
        id={formId}
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          confirm.mutate({ code: code.replace(/\s/g, '') })
        }}
      >
        <TextField
          label={t('totp.code')}
          value={code}
          onChange={setCode}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={12}
          mono
          autoFocus
        />
        <AttemptsNote error={confirm.error} />
      </Form>
    </Dialog>
  )
}
