import { useRef, useState } from 'react'
import { parseTime } from '@internationalized/date'
import { DateInput, DateSegment, TimeField } from 'react-aria-components'
import { FieldError, FieldLabel, fieldClass, type FieldProps } from './field.tsx'
import { controlBox, dateSegment } from './styles.ts'
import { cx } from '../lib/cx.ts'

/** What a clock shows, `HH:mm`, on 24 hours. Left with a part emptied, it is again what it was when it was entered. */
export const ClockField = ({
  label,
  error,
  value,
  onChange,
  className,
  ariaLabel,
}: FieldProps & {
  /** Read aloud where no label is shown. */
  ariaLabel?: string
  value: string
  onChange: (value: string) => void
  className?: string
}) => {
  const [entered, setEntered] = useState(value)
  const box = useRef<HTMLDivElement>(null)
  /** Drawn anew with each return to what it was: what was typed in part goes. */
  const [returns, setReturns] = useState(0)
  const leave = () => {
    if (!box.current?.querySelector('[data-placeholder]')) return
    setReturns(returns + 1)
    onChange(entered)
  }
  return (
    <TimeField
      key={returns}
      onFocus={() => setEntered(value)}
      onBlur={leave}
      aria-label={ariaLabel}
      value={parseTime(value)}
      onChange={(time) => time && onChange(time.toString().slice(0, 5))}
      granularity="minute"
      hourCycle={24}
      shouldForceLeadingZeros
      isInvalid={Boolean(error)}
      validationBehavior="aria"
      className={cx(fieldClass, className)}
    >
      {label !== '' && <FieldLabel label={label} />}
      <DateInput ref={box} className={cx(controlBox, 'tnum flex items-center justify-center px-2 data-focus-within:ring-focus')}>
        {(segment) => <DateSegment segment={segment} className={dateSegment} />}
      </DateInput>
      <FieldError error={error} />
    </TimeField>
  )
}
