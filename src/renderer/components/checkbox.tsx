import type { ReactNode } from 'react'
import { Check, Minus } from 'lucide-react'
import {
  Checkbox as AriaCheckbox,
  CheckboxGroup as AriaCheckboxGroup,
  type CheckboxProps as AriaCheckboxProps,
} from 'react-aria-components'
import { cx } from '../lib/cx.ts'
import { FieldError, FieldHelp, FieldLabel, fieldClass, type FieldProps } from './field.tsx'
import type { Option } from './select.tsx'

export interface CheckboxProps extends Omit<AriaCheckboxProps, 'className' | 'children' | 'style'> {
  /** Left out only when an `aria-label` says it (tables). */
  children?: ReactNode
  note?: ReactNode
  className?: string
}

export const Checkbox = ({ children, note, className, ...rest }: CheckboxProps) => (
  <AriaCheckbox {...rest} className={cx('group flex items-start gap-2 outline-none data-disabled:opacity-50', className)}>
    {({ isSelected, isIndeterminate }) => (
      <>
        <span className="mt-0.5 size-4 shrink-0 inline-flex items-center justify-center rounded-sm border border-line-strong bg-raised text-on-accent transition-colors group-data-selected:border-accent group-data-selected:bg-accent group-data-indeterminate:border-accent group-data-indeterminate:bg-accent group-data-focus-visible:ring-focus">
          {isIndeterminate ? (
            <Minus aria-hidden className="size-3" strokeWidth={3} />
          ) : (
            isSelected && <Check aria-hidden className="size-3" strokeWidth={3} />
          )}
        </span>
        {children && (
          <span className="min-w-0">
            {children}
            {note && <span className="block text-sm text-muted">{note}</span>}
          </span>
        )}
      </>
    )}
  </AriaCheckbox>
)

export interface CheckboxGroupProps<Id extends string> extends FieldProps {
  options: readonly Option<Id>[]
  value: readonly Id[]
  onChange: (value: Id[]) => void
  orientation?: 'vertical' | 'horizontal'
  isDisabled?: boolean
  className?: string
}

export const CheckboxGroup = <Id extends string>({
  label,
  help,
  error,
  isOptional,
  options,
  value,
  onChange,
  orientation = 'vertical',
  isDisabled,
  className,
}: CheckboxGroupProps<Id>) => (
  <AriaCheckboxGroup
    value={[...value]}
    onChange={(ids) => onChange(ids as Id[])}
    isDisabled={isDisabled}
    isInvalid={Boolean(error)}
    className={cx(fieldClass, className)}
  >
    <FieldLabel label={label} isOptional={isOptional} />
    <div className={cx('flex py-1', orientation === 'vertical' ? 'flex-col gap-1.5' : 'flex-wrap gap-x-4 gap-y-1.5')}>
      {options.map((option) => (
        <Checkbox key={option.id} value={option.id} note={option.note} isDisabled={option.isDisabled}>
          {option.icon ? (
            <span className="inline-flex items-center gap-1.5">
              <span aria-hidden className="inline-flex">
                {option.icon}
              </span>
              {option.label}
            </span>
          ) : (
            option.label
          )}
        </Checkbox>
      ))}
    </div>
    <FieldHelp help={help} />
    <FieldError error={error} />
  </AriaCheckboxGroup>
)
