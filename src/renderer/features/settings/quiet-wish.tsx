import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import type { DesktopQuiet } from '../../../contract/alerts.ts'
import { Button } from '../../components/button.tsx'
import { Checkbox } from '../../components/checkbox.tsx'
import { ClockField } from '../../components/clock-field.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { useToasts } from '../../components/toast.tsx'
import { useApi } from '../../lib/api.tsx'
import { useSubmit } from '../../lib/use-submit.ts'

const usual: DesktopQuiet = { from: '22:00', to: '07:00', urgent: true }

const QuietForm = ({ kept }: { kept: DesktopQuiet | null }) => {
  const { t } = useTranslation(['alertChannels', 'ui'])
  const api = useApi()
  const toasts = useToasts()
  const [quiet, setQuiet] = useState(kept)
  const save = useSubmit(api.alerts.setMyQuiet.mutationOptions({ onSuccess: () => toasts.done(t('mine.quietSaved')) }))
  const isSame = JSON.stringify(quiet) === JSON.stringify(kept)
  return (
    <div className="flex flex-col items-start gap-3">
      <Checkbox isSelected={quiet !== null} onChange={(isOn) => setQuiet(isOn ? usual : null)} note={t('mine.quietNote')}>
        {t('mine.quiet')}
      </Checkbox>
      {quiet && (
        <>
          <div className="flex gap-3">
            <ClockField label={t('quiet.from')} value={quiet.from} onChange={(from) => setQuiet({ ...quiet, from })} className="w-24" />
            <ClockField label={t('quiet.to')} value={quiet.to} onChange={(to) => setQuiet({ ...quiet, to })} className="w-24" />
          </div>
          <Checkbox isSelected={quiet.urgent} onChange={(urgent) => setQuiet({ ...quiet, urgent })} note={t('mine.urgentNote')}>
            {t('mine.urgent')}
          </Checkbox>
        </>
      )}
      <ErrorNote error={save.error} />
      {!isSame && (
        <Button onPress={() => save.mutate({ quiet })} isPending={save.isPending}>
          {t('ui:act.save')}
        </Button>
      )}
    </div>
  )
}

/** When the desktop leaves the reader in peace. */
export const QuietWish = () => {
  const api = useApi()
  const mine = useQuery(api.alerts.myQuiet.queryOptions())
  if (mine.data === undefined) return null
  return <QuietForm key={JSON.stringify(mine.data)} kept={mine.data} />
}
