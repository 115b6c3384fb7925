import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { TextArea } from '../../components/text-area.tsx'
import type { Account } from '../../../contract/accounts.ts'
import type { Platform } from '../../../contract/platforms.ts'
import { countGraphemes } from '../../lib/graphemes.ts'
import { CountRing } from './count-ring.tsx'
import { fieldId } from './fields.ts'

export interface TextEditorProps {
  text: string
  onChange: (text: string) => void
  accounts: readonly Account[]
  platforms: readonly Platform[]
  /** As core counted, for platforms that count in their own way. */
  counts: readonly { accountId: string; used: number; max: number }[]
  error?: string | null
  isDisabled: boolean
}

/** The text, with its length as each account's platform counts it: at once where we can count, else as core answers. */
export const TextEditor = ({ text, onChange, accounts, platforms, counts, error, isDisabled }: TextEditorProps) => {
  const { t } = useTranslation('composer')
  const graphemes = useMemo(() => countGraphemes(text), [text])
  const lengths = accounts.map((account) => {
    const rule = platforms.find(({ id }) => id === account.platform)?.capabilities.text
    const counted = counts.find(({ accountId }) => accountId === account.id)
    return { account, used: rule?.unit === 'graphemes' ? graphemes : (counted?.used ?? graphemes), max: rule?.max ?? counted?.max ?? 0 }
  })
  return (
    <div id={fieldId('text')} className="flex flex-col gap-2">
      <TextArea
        label={t('text.label')}
        placeholder={t('text.placeholder')}
        value={text}
        onChange={onChange}
        rows={7}
        error={error}
        isDisabled={isDisabled}
      />
      {lengths.length > 0 && (
        <div className="flex flex-wrap gap-x-5 gap-y-1.5">
          {lengths.map(({ account, used, max }) => (
            <CountRing key={account.id} platform={account.platform} handle={account.handle} used={used} max={max} />
          ))}
        </div>
      )}
    </div>
  )
}
