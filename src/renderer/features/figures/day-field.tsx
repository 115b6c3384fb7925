import { useId } from 'react'
import { controlBox } from '../../components/styles.ts'
import { fieldClass } from '../../components/field.tsx'
import { cx } from '../../lib/cx.ts'

/** A day that has come. */
export const DayField = ({
  label,
  help,
  value,
  max,
  onChange,
}: {
  label: string
  help?: string
  value: string
  max: string
  onChange: (day: string) => void
}) => {
  const id = useId()
  return (
    <div className={fieldClass}>
      <label htmlFor={id} className="text-sm font-medium text-muted">
        {label}
      </label>
      <input
        id={id}
        type="date"
        value={value}
        max={max}
        aria-describedby={help && `${id}-help`}
        onChange={({ target }) => target.value !== '' && onChange(target.value)}
        className={cx(controlBox, 'tnum px-2.5 focus-visible:ring-focus')}
      />
      {help && (
        <p id={`${id}-help`} className="text-sm text-muted">
          {help}
        </p>
      )}
    </div>
  )
}
