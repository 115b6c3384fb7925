import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { useToasts } from '../../components/toast.tsx'
import { ZonePicker } from '../../components/zone-picker.tsx'
import type { MarketPreset } from '../../../contract/plans.ts'
import { useApi } from '../../lib/api.tsx'
import { useSubmit } from '../../lib/use-submit.ts'
import { ClockField } from '../../components/clock-field.tsx'
import { RangesField } from './ranges-field.tsx'

const PresetForm = ({ preset }: { preset: MarketPreset }) => {
  const { t } = useTranslation(['planning', 'ui'])
  const api = useApi()
  const toasts = useToasts()
  const [draft, setDraft] = useState(preset)
  const name = t(`market.${preset.market}`)
  const save = useSubmit(api.plans.setPreset.mutationOptions({ onSuccess: () => toasts.done(t('presets.saved', { market: name })) }))
  const isSame = JSON.stringify(draft) === JSON.stringify(preset)
  return (
    <form
      aria-label={name}
      className="flex flex-col gap-3 border-b border-line pb-4 last:border-b-0 last:pb-0"
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate(draft)
      }}
    >
      <h3 className="font-semibold">{name}</h3>
      <div className="flex flex-wrap items-start gap-x-3 gap-y-2">
        {preset.market === 'other' ? (
          <p className="flex w-60 flex-col gap-1">
            <span className="text-sm font-medium text-muted">{t('presets.zone')}</span>
            <span className="flex h-8 items-center">{t('presets.zoneOther')}</span>
          </p>
        ) : (
          <ZonePicker label={t('presets.zone')} value={draft.zone} onChange={(zone) => setDraft({ ...draft, zone })} className="w-60" />
        )}
        <ClockField
          label={t('presets.activeFrom')}
          value={draft.active.from}
          onChange={(from) => setDraft({ ...draft, active: { ...draft.active, from } })}
          className="w-20"
        />
        <ClockField
          label={t('presets.activeTo')}
          value={draft.active.to}
          onChange={(to) => setDraft({ ...draft, active: { ...draft.active, to } })}
          className="w-18"
        />
        <div className="flex flex-col gap-1">
          <span className="text-sm font-medium text-muted">{t('quiet.title')}</span>
          <RangesField value={draft.quiet} onChange={(quiet) => setDraft({ ...draft, quiet })} errorAt={() => null} />
        </div>
        <Button type="submit" className="mt-5.5 ml-auto" isPending={save.isPending} isDisabled={isSame}>
          {t('ui:act.save')}
        </Button>
      </div>
      <ErrorNote error={save.error} />
    </form>
  )
}

/** The markets' clocks and hours, for the whole agency. */
export const MarketPresets = () => {
  const { t } = useTranslation('planning')
  const api = useApi()
  const presets = useQuery(api.plans.presets.queryOptions())
  if (presets.isPending) return <SkeletonRows rows={4} />
  if (presets.isError) return <ErrorState error={presets.error} onRetry={() => void presets.refetch()} />
  return (
    <div className="flex flex-col gap-4">
      <p className="text-muted">{t('presets.note')}</p>
      {presets.data.map((preset) => (
        <PresetForm key={JSON.stringify(preset)} preset={preset} />
      ))}
    </div>
  )
}

export const MarketPresetsDialog = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation('planning')
  return (
    <Dialog title={t('presets.title')} isOpen onClose={onClose} size="lg">
      <MarketPresets />
    </Dialog>
  )
}
