import { useTranslation } from 'react-i18next'
import { Section } from '../../components/section.tsx'
import type { ClockRange } from '../../../contract/plans.ts'
import { rangeText } from './plan-words.ts'
import { RangesField } from './ranges-field.tsx'
import type { RulesFormPart } from './rules-form.ts'
import { Toggle } from './toggle.tsx'

/** The market's quiet hours, or the plan's own. */
export const QuietField = ({ rules, onChange, errorAt, marketQuiet }: RulesFormPart & { marketQuiet: readonly ClockRange[] }) => {
  const { t } = useTranslation('planning')
  const { quietHours } = rules
  return (
    <Section title={t('quiet.title')}>
      <Toggle isOn={quietHours !== null} onChange={(own) => onChange({ quietHours: own ? [...marketQuiet] : null })}>
        {t('quiet.own')}
      </Toggle>
      {quietHours === null ? (
        <p className="tnum text-muted">
          {t('quiet.asMarket', { ranges: marketQuiet.length > 0 ? marketQuiet.map(rangeText).join(', ') : t('quiet.none') })}
        </p>
      ) : (
        <RangesField
          value={quietHours}
          onChange={(ranges) => onChange({ quietHours: ranges })}
          errorAt={(path) => errorAt(`quietHours.${path}`)}
        />
      )}
    </Section>
  )
}
