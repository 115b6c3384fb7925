import { useTranslation } from 'react-i18next'
import { Minus, Plus } from 'lucide-react'
import { Button, Group, Input, NumberField as AriaNumberField } from 'react-aria-components'
import { cx } from '../lib/cx.ts'
import { FieldError, FieldHelp, FieldLabel, fieldClass, type FieldProps } from './field.tsx'
import { controlBox } from './styles.ts'

export interface NumberFieldProps extends FieldProps {
  value: number
  onChange: (value: number) => void
  min?: number
  max?: number
  step?: number
  className?: string
}

const stepper = 'inline-flex h-full w-7 items-center justify-center text-muted outline-none data-hovered:text-text data-disabled:opacity-40'

/** A whole number, typed or stepped. Empty is `min`. */
export const NumberField = ({ label, help, error, value, onChange, min = 0, max, step, className }: NumberFieldProps) => {
  const { t } = useTranslation('ui')
  return (
    <AriaNumberField
      value={value}
      onChange={(next) => onChange(Number.isNaN(next) ? min : next)}
      minValue={min}
      maxValue={max}
      step={step}
      isInvalid={Boolean(error)}
      decrementAriaLabel={t('number.less')}
      incrementAriaLabel={t('number.more')}
      className={cx(fieldClass, className)}
    >
      <FieldLabel label={label} />
      <Group className={cx(controlBox, 'flex items-center data-focus-within:ring-focus')}>
        <Button slot="decrement" className={stepper}>
          <Minus aria-hidden className="size-3.5" />
        </Button>
        <Input className="tnum h-full w-full min-w-0 flex-1 bg-transparent text-center outline-none" />
        <Button slot="increment" className={stepper}>
          <Plus aria-hidden className="size-3.5" />
        </Button>
      </Group>
      <FieldHelp help={help} />
      <FieldError error={error} />
    </AriaNumberField>
  )
}
