import { useTranslation } from 'react-i18next'
import { DateField } from './date-field.tsx'
import { Select } from './select.tsx'
import { isPeriod, type Period, type PeriodChoice } from '../lib/period.ts'

const choices: readonly PeriodChoice[] = ['last7', 'last30', 'last90', 'custom']

/** The last days, or any two dates; those that cannot be asked about are said to be so. */
export const PeriodField = ({
  today,
  value,
  onChange,
}: {
  today: string
  value: Period & { choice: PeriodChoice }
  onChange: (value: Period & { choice: PeriodChoice }) => void
}) => {
  const { t } = useTranslation('ui')
  const type = (changes: Partial<Period>) => onChange({ ...value, ...changes })
  return (
    <div className="flex flex-wrap items-end gap-3">
      <Select
        label={t('period.label')}
        options={choices.map((id) => ({ id, label: t(`period.choices.${id}`) }))}
        value={value.choice}
        onChange={(choice) => onChange({ ...value, choice })}
        className="w-44"
      />
      {value.choice === 'custom' && (
        <>
          <DateField label={t('period.from')} value={value.from} max={today} onChange={(from) => type({ from })} className="w-40" />
          <DateField label={t('period.to')} value={value.to} max={today} onChange={(to) => type({ to })} className="w-40" />
          {!isPeriod(value) && (
            <p role="alert" className="pb-1.5">
              {t('period.invalid')}
            </p>
          )}
        </>
      )}
    </div>
  )
}
