import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newPassword } from '../../contract/values.ts'
import { TextField } from './text-field.tsx'

export const isLongEnough = (password: string): boolean => newPassword.safeParse(password).success

/** A password to choose: length is what counts; says what is missing once the field was left. */
export const NewPasswordField = ({
  label,
  value,
  onChange,
  autoFocus,
}: {
  label: string
  value: string
  onChange: (value: string) => void
  autoFocus?: boolean
}) => {
  const { t } = useTranslation('ui')
  const [wasLeft, setLeft] = useState(false)
  const tooShort = wasLeft && value !== '' && !isLongEnough(value)
  return (
    <TextField
      label={label}
      type="password"
      value={value}
      onChange={onChange}
      onBlur={() => setLeft(true)}
      help={tooShort ? undefined : t('field.passwordHelp')}
      error={tooShort ? t('field.passwordLength') : null}
      autoComplete="new-password"
      autoFocus={autoFocus}
      isRequired
    />
  )
}
