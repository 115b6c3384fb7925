import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Select } from '../../components/select.tsx'
import { controlBox } from '../../components/styles.ts'
import { cx } from '../../lib/cx.ts'
import { isPeriod, lastDays, type Period } from './period.ts'

const lengths = { last7: 7, last30: 30, last90: 90 } as const
type Choice = keyof typeof lengths | 'custom'
const choices: readonly Choice[] = ['last7', 'last30', 'last90', 'custom']

const Day = ({ label, value, max, onChange }: { label: string; value: string; max: string; onChange: (value: string) => void }) => (
  <label className="flex items-center gap-2">
    <span className="text-muted">{label}</span>
    <input
      type="date"
      value={value}
      max={max}
      onChange={({ target }) => target.value !== '' && onChange(target.value)}
      className={cx(controlBox, 'tnum px-2 focus-visible:ring-focus')}
    />
  </label>
)

/** The last days, or any two dates; null while those cannot be asked about. */
export const PeriodField = ({
  today,
  value,
  onChange,
}: {
  today: string
  value: Period | null
  onChange: (period: Period | null) => void
}) => {
  const { t } = useTranslation('reports')
  const [choice, setChoice] = useState<Choice>('last30')
  const [typed, setTyped] = useState(() => value ?? lastDays(today, lengths.last30))
  const choose = (next: Choice) => {
    setChoice(next)
    if (next === 'custom') setTyped((before) => value ?? before)
    else onChange(lastDays(today, lengths[next]))
  }
  const type = (changes: Partial<Period>) => {
    const next = { ...typed, ...changes }
    setTyped(next)
    onChange(isPeriod(next) ? next : null)
  }
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Select
        label={t('period')}
        hideLabel
        options={choices.map((id) => ({ id, label: t(`periods.${id}`) }))}
        value={choice}
        onChange={choose}
        className="w-44"
      />
      {choice === 'custom' && (
        <>
          <Day label={t('custom')} value={typed.from} max={today} onChange={(from) => type({ from })} />
          <Day label={t('customTo')} value={typed.to} max={today} onChange={(to) => type({ to })} />
          {!isPeriod(typed) && <p role="alert">{t('invalid')}</p>}
        </>
      )}
    </div>
  )
}
