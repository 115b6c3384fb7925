import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import type { QuietHours } from '../../../contract/alert-channels.ts'
import { Button } from '../../components/button.tsx'
import { Checkbox } from '../../components/checkbox.tsx'
import { ClockField } from '../../components/clock-field.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { Section } from '../../components/section.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { useToasts } from '../../components/toast.tsx'
import { useApi } from '../../lib/api.tsx'
import { useSubmit } from '../../lib/use-submit.ts'
import { MailForm } from './mail-form.tsx'
import { WebhookForm } from './webhook-form.tsx'

const usual: QuietHours = { from: '22:00', to: '07:00' }

const QuietForm = ({ kept }: { kept: QuietHours | null }) => {
  const { t } = useTranslation(['alertChannels', 'ui'])
  const api = useApi()
  const toasts = useToasts()
  const [quiet, setQuiet] = useState(kept)
  const save = useSubmit(api.alertChannels.setQuiet.mutationOptions({ onSuccess: () => toasts.done(t('quiet.saved')) }))
  return (
    <div className="flex flex-col items-start gap-3">
      <Checkbox isSelected={quiet !== null} onChange={(isOn) => setQuiet(isOn ? usual : null)}>
        {t('quiet.on')}
      </Checkbox>
      {quiet && (
        <div className="flex gap-3">
          <ClockField label={t('quiet.from')} value={quiet.from} onChange={(from) => setQuiet({ ...quiet, from })} className="w-24" />
          <ClockField label={t('quiet.to')} value={quiet.to} onChange={(to) => setQuiet({ ...quiet, to })} className="w-24" />
        </div>
      )}
      <ErrorNote error={save.error} />
      <Button onPress={() => save.mutate({ quiet })} isPending={save.isPending} isDisabled={JSON.stringify(quiet) === JSON.stringify(kept)}>
        {t('ui:act.save')}
      </Button>
    </div>
  )
}

/** How alerts leave this machine. */
export const AlertChannelsTab = () => {
  const { t } = useTranslation('alertChannels')
  const api = useApi()
  const kept = useQuery(api.alertChannels.get.queryOptions())
  if (kept.isPending) return <SkeletonRows rows={6} />
  if (kept.isError) return <ErrorState error={kept.error} onRetry={() => void kept.refetch()} />
  const { mail, webhook, quiet } = kept.data
  return (
    <div className="flex flex-col gap-9">
      <Section title={t('mail.title')} note={t('mail.note')}>
        <MailForm key={mail ? 'set' : 'none'} kept={mail} />
      </Section>
      <Section title={t('quiet.title')} note={t('quiet.note')}>
        <QuietForm key={JSON.stringify(quiet)} kept={quiet} />
      </Section>
      <Section title={t('webhook.title')} note={t('webhook.note')}>
        <WebhookForm key={webhook ? 'set' : 'none'} kept={webhook} />
      </Section>
    </div>
  )
}
