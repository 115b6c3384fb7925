import { parseDateTime, toCalendarDateTime, type CalendarDateTime } from '@internationalized/date'
import { DatePicker } from 'react-aria-components'
import type { WallTime } from '../../contract/values.ts'
import { cx } from '../lib/cx.ts'
import { cityOf } from '../lib/format.ts'
import { DatePickerParts } from './date-picker-parts.tsx'
import { fieldClass, type FieldProps } from './field.tsx'

export interface DateTimeFieldProps extends FieldProps {
  /** A wall time: what the clock on that wall will show. `null`: not chosen yet. */
  value: WallTime | null
  /** Zone of a value that is chosen from nothing. */
  zone: string
  onChange: (value: WallTime | null) => void
  /** `YYYY-MM-DDTHH:mm` in the same zone. */
  min?: string
  isDisabled?: boolean
  className?: string
}

const toWall = (date: CalendarDateTime): string => date.toString().slice(0, 16)

/** A day and a time on a wall clock, by keyboard or from a month. Says the zone; pair it with a `ZonePicker` to change it. */
export const DateTimeField = ({
  label,
  help,
  error,
  isOptional,
  value,
  zone,
  onChange,
  min,
  isDisabled,
  className,
}: DateTimeFieldProps) => {
  const shownZone = value?.zone ?? zone
  return (
    <DatePicker
      value={value ? parseDateTime(value.wall) : null}
      onChange={(date) => onChange(date ? { wall: toWall(toCalendarDateTime(date)), zone: shownZone } : null)}
      minValue={min ? parseDateTime(min) : undefined}
      granularity="minute"
      hourCycle={24}
      shouldForceLeadingZeros
      isDisabled={isDisabled}
      isInvalid={Boolean(error) || undefined}
      validationBehavior="aria"
      className={cx(fieldClass, className)}
    >
      <DatePickerParts
        label={label}
        help={help}
        error={error}
        isOptional={isOptional}
        after={<span className="text-sm text-muted whitespace-nowrap">{cityOf(shownZone)}</span>}
      />
    </DatePicker>
  )
}
