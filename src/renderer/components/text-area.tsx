import type { Ref } from 'react'
import { TextArea as AriaTextArea, TextField as AriaTextField, type TextFieldProps as AriaTextFieldProps } from 'react-aria-components'
import { cx } from '../lib/cx.ts'
import { FieldError, FieldHelp, FieldLabel, fieldClass, type FieldProps } from './field.tsx'
import { inputBox } from './styles.ts'

export interface TextAreaProps extends FieldProps, Omit<AriaTextFieldProps, 'className' | 'children' | 'style' | 'isInvalid' | 'type'> {
  rows?: number
  placeholder?: string
  className?: string
  areaRef?: Ref<HTMLTextAreaElement>
  /** Under the box on the right: a character count. */
  counter?: React.ReactNode
  spellCheck?: 'true' | 'false'
}

export const TextArea = ({
  label,
  help,
  error,
  isOptional,
  rows = 4,
  placeholder,
  className,
  areaRef,
  counter,
  ...rest
}: TextAreaProps) => (
  <AriaTextField {...rest} isInvalid={Boolean(error)} validationBehavior="aria" className={cx(fieldClass, className)}>
    <FieldLabel label={label} isOptional={isOptional} />
    <AriaTextArea ref={areaRef} rows={rows} placeholder={placeholder} className={cx(inputBox, 'h-auto py-1.5 resize-y leading-5')} />
    <div className="flex gap-3 justify-between empty:hidden">
      <FieldHelp help={help} />
      {counter && <div className="ml-auto">{counter}</div>}
    </div>
    <FieldError error={error} />
  </AriaTextField>
)
