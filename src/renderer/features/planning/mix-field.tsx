import { useTranslation } from 'react-i18next'
import { CircleAlert } from 'lucide-react'
import { NumberField } from '../../components/number-field.tsx'
import { Section } from '../../components/section.tsx'
import { planKinds } from '../../../contract/plans.ts'
import { useFormat } from '../../lib/locale.tsx'
import { shareOf } from './plan-words.ts'
import type { RulesFormPart } from './rules-form.ts'

/** Weights of the kinds, and what they come to. */
export const MixField = ({ rules, onChange, errorAt }: RulesFormPart) => {
  const { t } = useTranslation('planning')
  const format = useFormat()
  const { mix } = rules
  const nothing = errorAt('mix')
  return (
    <Section title={t('mix.title')} note={t('mix.note')}>
      <div className="grid grid-cols-[repeat(auto-fit,minmax(9.5rem,1fr))] gap-x-4 gap-y-3">
        {planKinds.map((kind) => {
          const share = shareOf(mix, kind)
          return (
            <div key={kind} className="flex flex-col gap-1.5">
              <NumberField
                label={t(`kind.${kind}`)}
                value={mix[kind]}
                max={100}
                onChange={(weight) => onChange({ mix: { ...mix, [kind]: weight } })}
                error={errorAt(`mix.${kind}`)}
              />
              <p className="flex items-center gap-2">
                <span aria-hidden className="h-1.5 flex-1 overflow-hidden rounded-full bg-hover">
                  <span className="block h-full rounded-full bg-accent" style={{ width: `${share * 100}%` }} />
                </span>
                <span className="tnum w-11 text-right text-sm text-muted">{format.percent(Math.round(share * 100) / 100)}</span>
              </p>
            </div>
          )
        })}
      </div>
      {nothing && (
        <p role="alert" className="flex items-center gap-1 text-sm">
          <CircleAlert aria-hidden className="size-3.5 text-red" />
          {nothing}
        </p>
      )}
    </Section>
  )
}
