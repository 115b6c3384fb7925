import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CircleCheck } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { Section } from '../../components/section.tsx'
import { useToasts } from '../../components/toast.tsx'
import { useApi } from '../../lib/api.tsx'
import { useMe } from '../../lib/me.tsx'
import { useSubmit } from '../../lib/use-submit.ts'
import { RemoveTwoStepDialog } from './remove-two-step-dialog.tsx'
import { StartTwoStepDialog } from './start-two-step-dialog.tsx'

/** The second step at sign-in: on, off, and the way between. */
export const TwoStep = () => {
  const { t } = useTranslation('settings')
  const api = useApi()
  const toasts = useToasts()
  const me = useMe()
  const [removing, setRemoving] = useState(false)
  const start = useSubmit(api.session.startTotp.mutationOptions({ onError: toasts.failed }))
  return (
    <Section title={t('totp.title')}>
      <p className="flex items-center gap-2">
        {me.totp && <CircleCheck aria-hidden className="size-4 text-green" />}
        <span className={me.totp ? '' : 'text-muted'}>{me.totp ? t('totp.on') : t('totp.off')}</span>
      </p>
      {me.totp ? (
        <Button className="self-start" onPress={() => setRemoving(true)}>
          {t('totp.onAct')}
        </Button>
      ) : (
        <Button className="self-start" onPress={() => start.mutate(undefined)} isPending={start.isPending}>
          {t('totp.offAct')}
        </Button>
      )}
      {start.data && <StartTwoStepDialog {...start.data} onClose={() => start.reset()} />}
      {removing && <RemoveTwoStepDialog onClose={() => setRemoving(false)} />}
    </Section>
  )
}
