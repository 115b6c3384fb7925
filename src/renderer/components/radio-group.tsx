import { Radio, RadioGroup as AriaRadioGroup } from 'react-aria-components'
import { cx } from '../lib/cx.ts'
import { FieldError, FieldHelp, FieldLabel, fieldClass, type FieldProps } from './field.tsx'
import type { Option } from './select.tsx'

export interface RadioGroupProps<Id extends string> extends FieldProps {
  options: readonly Option<Id>[]
  value: Id | null
  onChange: (value: Id) => void
  orientation?: 'vertical' | 'horizontal'
  isDisabled?: boolean
  /** The label is read aloud but not shown (under a heading that says it). */
  hideLabel?: boolean
  className?: string
}

export const RadioGroup = <Id extends string>({
  label,
  help,
  error,
  isOptional,
  options,
  value,
  onChange,
  orientation = 'vertical',
  isDisabled,
  hideLabel,
  className,
}: RadioGroupProps<Id>) => (
  <AriaRadioGroup
    aria-label={hideLabel ? label : undefined}
    value={value}
    onChange={(id) => onChange(id as Id)}
    orientation={orientation}
    isDisabled={isDisabled}
    isInvalid={Boolean(error)}
    className={cx(fieldClass, className)}
  >
    {!hideLabel && <FieldLabel label={label} isOptional={isOptional} />}
    <div className={cx('flex py-1', orientation === 'vertical' ? 'flex-col gap-1.5' : 'flex-wrap gap-x-4 gap-y-1.5')}>
      {options.map((option) => (
        <Radio
          key={option.id}
          value={option.id}
          isDisabled={option.isDisabled}
          className="group flex items-start gap-2 outline-none data-disabled:opacity-50"
        >
          <span className="mt-0.5 size-4 shrink-0 rounded-full border border-line-strong bg-raised transition-all group-data-selected:border-5 group-data-selected:border-accent group-data-selected:bg-on-accent group-data-focus-visible:ring-focus" />
          <span className="min-w-0">
            {option.label}
            {option.note && <span className="block text-sm text-muted">{option.note}</span>}
          </span>
        </Radio>
      ))}
    </div>
    <FieldHelp help={help} />
    <FieldError error={error} />
  </AriaRadioGroup>
)
