import type { Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { Search, X } from 'lucide-react'
import { Button, Input, SearchField as AriaSearchField } from 'react-aria-components'
import { cx } from '../lib/cx.ts'
import { controlBox } from './styles.ts'

export interface SearchFieldProps {
  label: string
  value: string
  onChange: (value: string) => void
  placeholder?: string
  className?: string
  inputRef?: Ref<HTMLInputElement>
}

/** A search box; Escape empties it. */
export const SearchField = ({ label, value, onChange, placeholder, className, inputRef }: SearchFieldProps) => {
  const { t } = useTranslation('ui')
  return (
    <AriaSearchField aria-label={label} value={value} onChange={onChange} className={cx('group', className)}>
      <div className={cx(controlBox, 'flex items-center gap-2 px-2.5 focus-within:ring-focus')}>
        <Search aria-hidden className="size-4 shrink-0 text-muted" />
        <Input
          ref={inputRef}
          placeholder={placeholder ?? label}
          data-search=""
          className="flex-1 min-w-0 h-full bg-transparent outline-none [&::-webkit-search-cancel-button]:hidden"
        />
        <Button
          aria-label={t('act.clear')}
          className="rounded-sm text-muted outline-none group-data-empty:invisible data-hovered:text-text data-focus-visible:ring-focus"
        >
          <X aria-hidden className="size-4" />
        </Button>
      </div>
    </AriaSearchField>
  )
}
