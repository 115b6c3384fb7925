import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CircleAlert, Clock, Plus, Trash2 } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { NumberField } from '../../components/number-field.tsx'
import { Section } from '../../components/section.tsx'
import { Select } from '../../components/select.tsx'
import { markets, type Market } from '../../../contract/values.ts'
import { useFormat } from '../../lib/locale.tsx'
import { useCan } from '../../lib/me.tsx'
import { MarketPresetsDialog } from './market-presets.tsx'
import { replaced, without, type RulesFormPart } from './rules-form.ts'

const Presets = () => {
  const { t } = useTranslation('planning')
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button size="sm" variant="quiet" icon={Clock} onPress={() => setOpen(true)}>
        {t('audience.presets')}
      </Button>
      {isOpen && <MarketPresetsDialog onClose={() => setOpen(false)} />}
    </>
  )
}

/** Whose clocks the plan goes by, each by its weight. */
export const AudienceField = ({ rules, onChange, errorAt }: RulesFormPart) => {
  const { t } = useTranslation('planning')
  const format = useFormat()
  const can = useCan()
  const { markets: chosen } = rules
  const free = markets.filter((market) => !chosen.some((one) => one.market === market))
  const [next] = free
  const total = chosen.reduce((sum, { weight }) => sum + weight, 0)
  const optionsFor = (own: Market) =>
    markets.filter((market) => market === own || free.includes(market)).map((id) => ({ id, label: t(`market.${id}`) }))
  const missing = errorAt('markets')
  return (
    <Section title={t('audience.title')} note={t('audience.note')}>
      {chosen.map(({ market, weight }, index) => (
        <div key={market} role="group" aria-label={t(`market.${market}`)} className="flex items-end gap-3">
          <Select
            label={t('audience.market')}
            options={optionsFor(market)}
            value={market}
            onChange={(to) => onChange({ markets: replaced(chosen, index, { market: to }) })}
            className="w-50"
          />
          <NumberField
            label={t('audience.weight')}
            value={weight}
            min={1}
            max={100}
            onChange={(to) => onChange({ markets: replaced(chosen, index, { weight: to }) })}
            error={errorAt(`markets.${index}.weight`)}
            className="w-26"
          />
          <span className="tnum flex h-8 w-12 items-center justify-end text-muted">
            {format.percent(total === 0 ? 0 : Math.round((weight / total) * 100) / 100)}
          </span>
          {chosen.length > 1 && (
            <IconButton
              icon={Trash2}
              label={t('audience.remove', { market: t(`market.${market}`) })}
              onPress={() => onChange({ markets: without(chosen, index) })}
            />
          )}
        </div>
      ))}
      {missing && (
        <p role="alert" className="flex items-center gap-1 text-sm">
          <CircleAlert aria-hidden className="size-3.5 text-red" />
          {missing}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        {next && (
          <Button size="sm" icon={Plus} onPress={() => onChange({ markets: [...chosen, { market: next, weight: 1 }] })}>
            {t('audience.add')}
          </Button>
        )}
        {can('plans.setPreset') && <Presets />}
      </div>
    </Section>
  )
}
