import { useTranslation } from 'react-i18next'
import { ChevronsUpDown } from 'lucide-react'
import { Button, ComboBox as AriaComboBox, Group, Input, ListBox, ListLayout, Popover, Virtualizer } from 'react-aria-components'
import { foldName } from '../lib/fold-name.ts'
import { cx } from '../lib/cx.ts'
import { FieldError, FieldHelp, FieldLabel, fieldClass, type FieldProps } from './field.tsx'
import { OptionItem, type Option } from './select.tsx'
import { controlBox, menuBox } from './styles.ts'

export interface ComboBoxProps<Id extends string> extends FieldProps {
  options: readonly Option<Id>[]
  value: Id | null
  onChange: (value: Id | null) => void
  placeholder?: string
  isDisabled?: boolean
  hideLabel?: boolean
  className?: string
}

/** Finds every typed word anywhere, without regard to accents. */
export const matchesWords = (text: string, typed: string): boolean => {
  const hay = foldName(text)
  return foldName(typed)
    .split(/\s+/)
    .every((word) => hay.includes(word))
}

/** One of many, found by typing. */
export const ComboBox = <Id extends string>({
  label,
  help,
  error,
  isOptional,
  options,
  value,
  onChange,
  placeholder,
  isDisabled,
  hideLabel,
  className,
}: ComboBoxProps<Id>) => {
  const { t } = useTranslation('ui')
  return (
    <AriaComboBox
      aria-label={hideLabel ? label : undefined}
      defaultItems={options}
      value={value}
      onChange={(key) => onChange(key as Id | null)}
      defaultFilter={matchesWords}
      menuTrigger="focus"
      allowsEmptyCollection
      isDisabled={isDisabled}
      isInvalid={Boolean(error)}
      className={cx(fieldClass, className)}
    >
      {!hideLabel && <FieldLabel label={label} isOptional={isOptional} />}
      <Group className={cx(controlBox, 'flex items-center data-focus-within:ring-focus')}>
        <Input placeholder={placeholder} className="flex-1 min-w-0 h-full px-2.5 bg-transparent outline-none" />
        <Button
          aria-label={t('comboBox.open')}
          className="mr-1 size-6 inline-flex items-center justify-center rounded-md text-muted outline-none data-hovered:text-text"
        >
          <ChevronsUpDown aria-hidden className="size-4" />
        </Button>
      </Group>
      <FieldHelp help={help} />
      <FieldError error={error} />
      <Popover offset={4} className={cx(menuBox, 'w-(--trigger-width) min-w-64 overflow-hidden')}>
        <Virtualizer layout={ListLayout} layoutOptions={{ estimatedRowHeight: 32 }}>
          <ListBox<Option<Id>>
            className="max-h-72 overflow-auto outline-none"
            renderEmptyState={() => <div className="px-2 py-1.5 text-muted">{t('comboBox.empty')}</div>}
          >
            {(option) => <OptionItem option={option} />}
          </ListBox>
        </Virtualizer>
      </Popover>
    </AriaComboBox>
  )
}
