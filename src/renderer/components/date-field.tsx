import { parseDate, toCalendarDate } from '@internationalized/date'
import { DatePicker } from 'react-aria-components'
import { cx } from '../lib/cx.ts'
import { DatePickerParts } from './date-picker-parts.tsx'
import { fieldClass, type FieldProps } from './field.tsx'

export interface DateFieldProps extends FieldProps {
  /** A day of the calendar, `YYYY-MM-DD`. */
  value: string
  onChange: (value: string) => void
  max?: string
  className?: string
}

/** A day, written as the language writes it, by keyboard or from a month. */
export const DateField = ({ label, help, error, isOptional, value, onChange, max, className }: DateFieldProps) => (
  <DatePicker
    value={parseDate(value)}
    onChange={(date) => date && onChange(toCalendarDate(date).toString())}
    maxValue={max ? parseDate(max) : undefined}
    granularity="day"
    shouldForceLeadingZeros
    isInvalid={Boolean(error) || undefined}
    validationBehavior="aria"
    className={cx(fieldClass, className)}
  >
    <DatePickerParts label={label} help={help} error={error} isOptional={isOptional} />
  </DatePicker>
)
