import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { RotateCcw } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { TextLink } from '../../components/link.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { useToasts } from '../../components/toast.tsx'
import { ZonePicker } from '../../components/zone-picker.tsx'
import type { ClockRange, MarketPreset } from '../../../contract/plans.ts'
import { useApi } from '../../lib/api.tsx'
import { useFormat } from '../../lib/locale.tsx'
import { useCan } from '../../lib/me.tsx'
import { useSubmit } from '../../lib/use-submit.ts'
import { ClockField } from '../../components/clock-field.tsx'
import { RangesField } from './ranges-field.tsx'
import { minutesPerDay, segmentsOf, weekdays, type Segment } from './week-segments.ts'

/** A day from 0 to 24: when the market is awake, and when it is not to be disturbed. */
const DayBar = ({ active, quiet }: Pick<MarketPreset, 'active' | 'quiet'>) => {
  const part = ({ start, end }: Segment) => ({
    left: `${(start / minutesPerDay) * 100}%`,
    width: `${((end - start) / minutesPerDay) * 100}%`,
  })
  return (
    <div aria-hidden>
      <div className="relative h-5 overflow-hidden rounded-sm bg-hover">
        {daySegments(active).map((segment) => (
          <div key={segment.start} className="absolute inset-y-0.5 rounded-sm border border-accent bg-accent-soft" style={part(segment)} />
        ))}
        {quiet.flatMap(daySegments).map((segment, index) => (
          <div
            key={index}
            className="absolute inset-y-0 bg-[repeating-linear-gradient(135deg,var(--line-strong)_0_1px,transparent_1px_5.657px)]"
            style={part(segment)}
          />
        ))}
      </div>
      <div className="tnum flex justify-between pt-0.5 text-xs text-muted">
        {[0, 6, 12, 18, 24].map((hour) => (
          <span key={hour}>{hour}</span>
        ))}
      </div>
    </div>
  )
}

/** On any one day: a range over midnight shows at both ends. */
const daySegments = (range: ClockRange): Segment[] => segmentsOf(range, weekdays).filter(({ day }) => day === 1)

type Use = { creatorId: string; name: string; share: number }

const UsedBy = ({ uses }: { uses: readonly Use[] }) => {
  const { t } = useTranslation('planning')
  const format = useFormat()
  if (uses.length === 0) return <p className="text-sm text-muted">{t('presets.unused')}</p>
  return (
    <p className="flex flex-wrap items-baseline gap-x-2 gap-y-1 text-sm text-muted">
      <span>{t('presets.usedBy')}</span>
      {uses.map(({ creatorId, name, share }) => (
        <span key={creatorId} className="whitespace-nowrap">
          <TextLink to="/creators/$creatorId" params={{ creatorId }} search={{ tab: 'plan' }}>
            {name}
          </TextLink>
          {share > 0 && share < 1 && <span className="tnum"> {format.percent(share)}</span>}
        </span>
      ))}
    </p>
  )
}

const PresetForm = ({ preset, uses }: { preset: MarketPreset; uses: readonly Use[] | undefined }) => {
  const { t } = useTranslation(['planning', 'ui'])
  const api = useApi()
  const can = useCan()
  const toasts = useToasts()
  const [draft, setDraft] = useState(preset)
  const name = t(`market.${preset.market}`)
  const save = useSubmit(api.plans.setPreset.mutationOptions({ onSuccess: () => toasts.done(t('presets.saved', { market: name })) }))
  const reset = useSubmit(
    api.plans.resetPreset.mutationOptions({
      onSuccess: () => toasts.done(t('presets.wasReset', { market: name }), { undo: () => save.mutate(preset) }),
    }),
  )
  const isSame = JSON.stringify(draft) === JSON.stringify(preset)
  const mayEdit = can('plans.setPreset')
  return (
    <form
      aria-label={name}
      className="flex flex-col gap-3 border-b border-line pb-5 last:border-b-0 last:pb-0"
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate(draft)
      }}
    >
      <div className="flex items-center gap-2">
        <h3 className="font-semibold">{name}</h3>
        {mayEdit && (
          <span className="ml-auto flex items-center gap-2">
            <Button
              size="sm"
              variant="quiet"
              icon={RotateCcw}
              isPending={reset.isPending}
              onPress={() => reset.mutate({ market: preset.market })}
            >
              {t('presets.reset')}
            </Button>
            <Button size="sm" type="submit" isPending={save.isPending} isDisabled={isSame}>
              {t('ui:act.save')}
            </Button>
          </span>
        )}
      </div>
      <DayBar active={draft.active} quiet={draft.quiet} />
      <fieldset disabled={!mayEdit} className="flex flex-wrap items-start gap-x-3 gap-y-2">
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
      </fieldset>
      {uses && <UsedBy uses={uses} />}
      <ErrorNote error={save.error ?? reset.error} />
    </form>
  )
}

/** The markets' clocks and hours, for the whole agency. */
export const MarketPresets = () => {
  const { t } = useTranslation('planning')
  const api = useApi()
  const presets = useQuery(api.plans.presets.queryOptions())
  const uses = useQuery(api.plans.marketUses.queryOptions())
  if (presets.isPending) return <SkeletonRows rows={4} />
  if (presets.isError) return <ErrorState error={presets.error} onRetry={() => void presets.refetch()} />
  return (
    <div className="flex flex-col gap-4">
      <p className="text-muted">{t('presets.note')}</p>
      {presets.data.map((preset) => (
        <PresetForm
          key={JSON.stringify(preset)}
          preset={preset}
          uses={uses.data?.find(({ market }) => market === preset.market)?.creators}
        />
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
