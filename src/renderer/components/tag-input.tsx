import { useId, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { X } from 'lucide-react'
import { Button, Input, Tag, TagGroup, TagList, TextField } from 'react-aria-components'
import { cx } from '../lib/cx.ts'
import { FieldError, FieldHelp, FieldLabel, fieldClass, type FieldProps } from './field.tsx'
import { inputBox } from './styles.ts'

export interface TagInputProps extends FieldProps {
  value: readonly string[]
  onChange: (value: string[]) => void
  max?: number
  /** Longest entry, in characters. */
  maxLength?: number
  /** Offered as one types. */
  suggestions?: readonly string[]
  autoFocus?: boolean
  isDisabled?: boolean
  className?: string
}

/** A list of short texts: Enter or a comma adds, a pasted list adds each line. */
export const TagInput = ({
  label,
  help,
  error,
  isOptional,
  value,
  onChange,
  max = 100,
  maxLength,
  suggestions,
  autoFocus,
  isDisabled,
  className,
}: TagInputProps) => {
  const { t } = useTranslation('ui')
  const [typed, setTyped] = useState('')
  const listId = useId()
  const add = (text: string): void => {
    const fresh = text
      .split(/[,\n]/)
      .map((part) => part.trim())
      .filter(Boolean)
    onChange([...new Set([...value, ...fresh])].slice(0, max))
    setTyped('')
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== ',') return
    // Enter in an empty box sends the form, as in any field.
    if (typed.trim() === '') return
    event.preventDefault()
    add(typed)
  }
  return (
    <div className={cx(fieldClass, className)}>
      <TextField
        value={typed}
        onChange={(text) => (text.includes('\n') ? add(text) : setTyped(text))}
        onBlur={() => typed.trim() && add(typed)}
        isInvalid={Boolean(error)}
        validationBehavior="aria"
        isDisabled={isDisabled || value.length >= max}
        maxLength={maxLength}
        autoFocus={autoFocus}
        className={fieldClass}
      >
        <FieldLabel label={label} isOptional={isOptional} />
        <Input placeholder={t('tags.add')} onKeyDown={onKeyDown} list={suggestions && listId} className={inputBox} />
        <FieldHelp help={help} />
        <FieldError error={error} />
      </TextField>
      {suggestions && (
        <datalist id={listId}>
          {suggestions
            .filter((each) => !value.includes(each))
            .map((each) => (
              <option key={each} value={each} />
            ))}
        </datalist>
      )}
      {value.length > 0 && (
        <TagGroup aria-label={label} onRemove={(keys) => onChange(value.filter((tag) => !keys.has(tag)))}>
          <TagList className="flex flex-wrap gap-1">
            {value.map((tag) => (
              <Tag
                key={tag}
                id={tag}
                textValue={tag}
                className="inline-flex h-6 items-center gap-1 rounded-md border border-line bg-surface pr-0.5 pl-2 text-sm outline-none data-focus-visible:ring-focus"
              >
                <span className="max-w-60 truncate">{tag}</span>
                <Button
                  slot="remove"
                  aria-label={t('act.remove', { name: tag })}
                  className="inline-flex size-5 items-center justify-center rounded-sm text-muted outline-none data-hovered:text-text data-focus-visible:ring-focus"
                >
                  <X aria-hidden className="size-3" />
                </Button>
              </Tag>
            ))}
          </TagList>
        </TagGroup>
      )}
    </div>
  )
}
