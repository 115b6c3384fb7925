import { useTranslation } from 'react-i18next'
import { Plus, Trash2 } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { NumberField } from '../../components/number-field.tsx'
import { Section } from '../../components/section.tsx'
import { Select } from '../../components/select.tsx'
import type { Band, ClockRange } from '../../../contract/plans.ts'
import { markets } from '../../../contract/values.ts'
import { ClockField } from '../../components/clock-field.tsx'
import { DayToggles } from './day-toggles.tsx'
import { nextBandId, replaced, without, type RulesFormPart } from './rules-form.ts'
import { isOvernight, weekdays } from './week-segments.ts'
import { WeekStrip } from './week-strip.tsx'

const anyMarket = 'any'

interface BandRowProps {
  band: Band
  index: number
  onChange: (changes: Partial<Band>) => void
  onRemove: () => void
  errorAt: RulesFormPart['errorAt']
}

const BandRow = ({ band, index, onChange, onRemove, errorAt }: BandRowProps) => {
  const { t } = useTranslation('planning')
  const number = index + 1
  const error = (field: string) => errorAt(`bands.${index}.${field}`)
  return (
    <div
      role="group"
      aria-label={t('bands.name', { number })}
      className="flex flex-wrap items-start gap-x-3 gap-y-2 border-b border-line py-3 first:pt-0 last:border-b-0 last:pb-0"
    >
      <DayToggles value={band.days} onChange={(days) => onChange({ days })} error={error('days')} />
      <ClockField
        label={t('bands.from')}
        value={band.from}
        onChange={(from) => onChange({ from })}
        error={error('from')}
        className="w-18"
      />
      <div className="flex flex-col">
        <ClockField label={t('bands.to')} value={band.to} onChange={(to) => onChange({ to })} error={error('to')} className="w-18" />
        {isOvernight(band) && <span className="max-w-24 pt-1 text-xs text-muted">{t('bands.overnight')}</span>}
      </div>
      <NumberField
        label={t('bands.min')}
        value={band.min}
        onChange={(min) => onChange({ min })}
        max={24}
        error={error('min')}
        className="w-25"
      />
      <NumberField
        label={t('bands.max')}
        value={band.max}
        onChange={(max) => onChange({ max })}
        max={24}
        error={error('max')}
        className="w-25"
      />
      <Select
        label={t('bands.market')}
        options={[{ id: anyMarket, label: t('bands.anyMarket') }, ...markets.map((id) => ({ id, label: t(`market.${id}`) }))]}
        value={band.market ?? anyMarket}
        onChange={(id) => onChange({ market: markets.find((market) => market === id) ?? null })}
        error={error('market')}
        className="w-44"
      />
      <IconButton icon={Trash2} label={t('bands.remove', { number })} onPress={onRemove} className="mt-5.5 ml-auto" />
    </div>
  )
}

/** When, and how many: the week drawn, and each band to edit. `quiet`: the hours that hold for the plan. */
export const BandsField = ({ rules, onChange, errorAt, quiet }: RulesFormPart & { quiet: readonly ClockRange[] }) => {
  const { t } = useTranslation('planning')
  const { bands } = rules
  const add = () => {
    const id = nextBandId(bands.map((band) => band.id))
    onChange({ bands: [...bands, { id, days: [...weekdays], from: '18:00', to: '21:00', min: 0, max: 1, market: null }] })
  }
  return (
    <Section
      title={t('bands.title')}
      note={t('bands.note')}
      actions={
        <Button size="sm" icon={Plus} onPress={add} isDisabled={bands.length >= 40}>
          {t('bands.add')}
        </Button>
      }
    >
      <WeekStrip bands={bands} quiet={quiet} />
      {bands.length === 0 && <p className="text-muted">{t('bands.empty')}</p>}
      <div className="flex flex-col">
        {bands.map((band, index) => (
          <BandRow
            key={band.id}
            band={band}
            index={index}
            onChange={(changes) => onChange({ bands: replaced(bands, index, changes) })}
            onRemove={() => onChange({ bands: without(bands, index) })}
            errorAt={errorAt}
          />
        ))}
      </div>
    </Section>
  )
}
