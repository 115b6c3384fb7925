import { useState, type Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { Eye, EyeOff } from 'lucide-react'
import { Group, Input, TextField as AriaTextField, type TextFieldProps as AriaTextFieldProps, ToggleButton } from 'react-aria-components'
import { cx } from '../lib/cx.ts'
import { FieldError, FieldHelp, FieldLabel, fieldClass, type FieldProps } from './field.tsx'
import { controlBox, inputBox } from './styles.ts'

export interface TextFieldProps extends FieldProps, Omit<AriaTextFieldProps, 'className' | 'children' | 'style' | 'isInvalid'> {
  placeholder?: string
  className?: string
  inputRef?: Ref<HTMLInputElement>
  /** For codes and tokens. */
  mono?: boolean
}

const Password = ({ inputRef, placeholder }: Pick<TextFieldProps, 'inputRef' | 'placeholder'>) => {
  const { t } = useTranslation('ui')
  const [shown, setShown] = useState(false)
  const Icon = shown ? EyeOff : Eye
  return (
    <Group className={cx(controlBox, 'flex items-center data-focus-within:ring-focus')}>
      <Input
        ref={inputRef}
        placeholder={placeholder}
        type={shown ? 'text' : 'password'}
        className="flex-1 min-w-0 h-full px-2.5 bg-transparent outline-none"
      />
      <ToggleButton
        isSelected={shown}
        onChange={setShown}
        aria-label={t('act.showPassword')}
        className="mr-1 size-6 inline-flex items-center justify-center rounded-md text-muted outline-none data-hovered:text-text data-focus-visible:ring-focus"
      >
        <Icon aria-hidden className="size-4" />
      </ToggleButton>
    </Group>
  )
}

export const TextField = ({ label, help, error, isOptional, placeholder, className, inputRef, mono, type, ...rest }: TextFieldProps) => (
  <AriaTextField {...rest} type={type} isInvalid={Boolean(error)} validationBehavior="aria" className={cx(fieldClass, className)}>
    <FieldLabel label={label} isOptional={isOptional} />
    {type === 'password' ? (
      <Password inputRef={inputRef} placeholder={placeholder} />
    ) : (
      <Input ref={inputRef} placeholder={placeholder} className={cx(inputBox, mono && 'font-mono tnum')} />
    )}
    <FieldHelp help={help} />
    <FieldError error={error} />
  </AriaTextField>
)
