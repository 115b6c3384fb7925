import { useTranslation } from 'react-i18next'
import { NumberField } from '../../components/number-field.tsx'
import { Section } from '../../components/section.tsx'
import { Select } from '../../components/select.tsx'
import { planKinds } from '../../../contract/plans.ts'
import { missedPolicies } from '../../../contract/publications.ts'
import type { RulesFormPart } from './rules-form.ts'
import { Toggle } from './toggle.tsx'

/** Spacing, variation and what may come again. */
export const RhythmFields = ({ rules, onChange, errorAt }: RulesFormPart) => {
  const { t } = useTranslation('planning')
  return (
    <Section title={t('rhythm.title')}>
      <div className="grid grid-cols-[repeat(auto-fit,minmax(9.5rem,1fr))] items-start gap-3">
        <NumberField
          label={t('rhythm.spacing')}
          help={t('rhythm.spacingHelp')}
          value={rules.minSpacingMinutes}
          max={1440}
          step={5}
          onChange={(minSpacingMinutes) => onChange({ minSpacingMinutes })}
          error={errorAt('minSpacingMinutes')}
        />
        <NumberField
          label={t('rhythm.jitter')}
          help={t('rhythm.jitterHelp')}
          value={rules.jitterMinutes}
          max={720}
          step={5}
          onChange={(jitterMinutes) => onChange({ jitterMinutes })}
          error={errorAt('jitterMinutes')}
        />
        <NumberField
          label={t('rhythm.reuse')}
          help={t('rhythm.reuseHelp')}
          value={rules.reuseAfterDays}
          max={3650}
          onChange={(reuseAfterDays) => onChange({ reuseAfterDays })}
          error={errorAt('reuseAfterDays')}
        />
      </div>
      <Toggle isOn={rules.captionOnce} onChange={(captionOnce) => onChange({ captionOnce })}>
        {t('rhythm.captionOnce')}
      </Toggle>
      <Toggle isOn={rules.sameMinute} onChange={(sameMinute) => onChange({ sameMinute })}>
        {t('rhythm.sameMinute')}
      </Toggle>
    </Section>
  )
}

const standard = 'standard'

/** What happens to a post of each kind whose time passed while nobody was there to send it. */
export const MissedFields = ({ rules, onChange }: RulesFormPart) => {
  const { t } = useTranslation('planning')
  const { missedPolicies: chosen } = rules
  return (
    <Section title={t('missed.title')} note={t('missed.note')}>
      <div className="grid grid-cols-[repeat(auto-fit,minmax(11rem,1fr))] gap-3">
        {planKinds.map((kind) => (
          <Select
            key={kind}
            label={t(`kind.${kind}`)}
            options={[standard, ...missedPolicies].map((id) => ({ id, label: t(`missed.${id as typeof standard}`) }))}
            value={chosen[kind] ?? standard}
            onChange={(id) => {
              const { [kind]: _, ...others } = chosen
              const policy = missedPolicies.find((one) => one === id)
              onChange({ missedPolicies: policy ? { ...others, [kind]: policy } : others })
            }}
          />
        ))}
      </div>
    </Section>
  )
}
