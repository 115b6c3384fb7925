import type { ReactNode } from 'react'
import { Check, ChevronDown } from 'lucide-react'
import { Button, ListBox, ListBoxItem, Popover, Select as AriaSelect, SelectValue, Text } from 'react-aria-components'
import { cx } from '../lib/cx.ts'
import { FieldError, FieldHelp, FieldLabel, fieldClass, type FieldProps } from './field.tsx'
import { controlBox, menuBox, menuItem } from './styles.ts'

export interface Option<Id extends string = string> {
  id: Id
  label: string
  /** A second line in the list. */
  note?: string
  icon?: ReactNode
  isDisabled?: boolean
}

export interface SelectProps<Id extends string> extends FieldProps {
  options: readonly Option<Id>[]
  value: Id | null
  onChange: (value: Id) => void
  placeholder?: string
  isDisabled?: boolean
  /** The label is read aloud but not shown (filters, toolbars). */
  hideLabel?: boolean
  className?: string
}

export const OptionItem = ({ option }: { option: Option }) => (
  <ListBoxItem id={option.id} textValue={option.label} isDisabled={option.isDisabled} className={menuItem}>
    {({ isSelected }) => (
      <>
        {option.icon}
        <span className="flex-1 min-w-0 py-1">
          <Text slot="label" className="block truncate">
            {option.label}
          </Text>
          {option.note && (
            <Text slot="description" className="block text-sm font-normal text-muted">
              {option.note}
            </Text>
          )}
        </span>
        <Check aria-hidden className={cx('size-4 shrink-0 text-accent-text', !isSelected && 'invisible')} />
      </>
    )}
  </ListBoxItem>
)

/** One of a few. For many, or to search, `ComboBox`. */
export const Select = <Id extends string>({
  label,
  help,
  error,
  isOptional,
  options,
  value,
  onChange,
  placeholder = '—',
  isDisabled,
  hideLabel,
  className,
}: SelectProps<Id>) => {
  const chosen = options.find(({ id }) => id === value)
  return (
    <AriaSelect
      aria-label={hideLabel ? label : undefined}
      value={value}
      onChange={(key) => key !== null && onChange(key as Id)}
      placeholder={placeholder}
      isDisabled={isDisabled}
      isInvalid={Boolean(error)}
      className={cx(fieldClass, className)}
    >
      {!hideLabel && <FieldLabel label={label} isOptional={isOptional} />}
      <Button className={cx(controlBox, 'flex items-center gap-2 pl-2.5 pr-2 text-left data-focus-visible:ring-focus')}>
        <SelectValue className="flex-1 min-w-0 truncate data-placeholder:text-muted">
          {({ defaultChildren }) =>
            chosen ? (
              <span className="flex items-center gap-2">
                {chosen.icon}
                <span className="truncate">{chosen.label}</span>
              </span>
            ) : (
              defaultChildren
            )
          }
        </SelectValue>
        <ChevronDown aria-hidden className="size-4 text-muted" />
      </Button>
      <FieldHelp help={help} />
      <FieldError error={error} />
      <Popover offset={4} className={cx(menuBox, 'min-w-(--trigger-width) max-h-80')}>
        <ListBox items={options} className="outline-none">
          {(option) => <OptionItem option={option} />}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}
