import { useTranslation } from 'react-i18next'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { CircleAlert } from 'lucide-react'
import { useWeekdayName } from './plan-words.ts'
import { weekdays } from './week-segments.ts'

export interface DayTogglesProps {
  value: readonly number[]
  onChange: (value: number[]) => void
  error?: string | null
}

/** Days of the week, on or off. */
export const DayToggles = ({ value, onChange, error }: DayTogglesProps) => {
  const { t } = useTranslation('planning')
  const name = useWeekdayName()
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <span aria-hidden className="text-sm font-medium text-muted">
        {t('bands.days')}
      </span>
      <ToggleButtonGroup
        aria-label={t('bands.days')}
        selectionMode="multiple"
        selectedKeys={value}
        onSelectionChange={(keys) => onChange(weekdays.filter((day) => keys.has(day)))}
        className="flex"
      >
        {weekdays.map((day) => (
          <ToggleButton
            key={day}
            id={day}
            aria-label={name(day, 'long')}
            className="-ml-px h-8 w-8.5 border border-line-strong bg-raised text-sm text-muted outline-none transition-colors first:ml-0 first:rounded-l-lg last:rounded-r-lg data-hovered:bg-hover data-selected:z-1 data-selected:border-accent data-selected:bg-accent-soft data-selected:font-semibold data-selected:text-accent-text data-focus-visible:z-2 data-focus-visible:ring-focus"
          >
            {name(day).replace('.', '')}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {error && (
        <span role="alert" className="flex items-start gap-1 text-sm">
          <CircleAlert aria-hidden className="mt-px size-3.5 shrink-0 text-red" />
          {error}
        </span>
      )}
    </div>
  )
}
