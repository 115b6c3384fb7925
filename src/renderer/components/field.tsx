/** The parts every field has: label, help, error. Errors of core land here by field name (`fieldErrors`). */
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { CircleAlert } from 'lucide-react'
import { FieldError as AriaFieldError, Label as AriaLabel, Text } from 'react-aria-components'

export interface FieldProps {
  label: string
  /** Under the field, always there. */
  help?: ReactNode
  /** What is wrong; marks the field invalid. */
  error?: string | null
  /** Says "optional" beside the label. */
  isOptional?: boolean
}

export const fieldClass = 'flex flex-col gap-1 min-w-0'

export const FieldLabel = ({ label, isOptional }: Pick<FieldProps, 'label' | 'isOptional'>) => {
  const { t } = useTranslation('ui')
  return (
    <AriaLabel className="text-sm font-medium text-muted">
      {label}
      {isOptional && <span className="font-normal"> · {t('field.optional')}</span>}
    </AriaLabel>
  )
}

export const FieldHelp = ({ help }: Pick<FieldProps, 'help'>) =>
  help ? (
    <Text slot="description" className="text-sm text-muted">
      {help}
    </Text>
  ) : null

export const FieldError = ({ error }: Pick<FieldProps, 'error'>) => (
  <AriaFieldError className="flex items-start gap-1 text-sm text-text">
    {({ validationErrors }) => (
      <>
        <CircleAlert aria-hidden className="size-3.5 mt-px shrink-0 text-red" />
        {error ?? validationErrors.join(' ')}
      </>
    )}
  </AriaFieldError>
)
