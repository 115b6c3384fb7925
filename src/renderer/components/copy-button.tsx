import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Check, Copy } from 'lucide-react'
import { after } from '../lib/clock.ts'
import { Button } from './button.tsx'

/** Copies, and says that it did for two seconds. */
export const CopyButton = ({
  text,
  label,
  details = false,
  size = 'sm',
}: {
  text: string
  label?: string
  details?: boolean
  size?: 'md' | 'sm'
}) => {
  const { t } = useTranslation('ui')
  const [copied, setCopied] = useState(false)
  useEffect(() => (copied ? after(2000, () => setCopied(false)) : undefined), [copied])
  const copy = () => void navigator.clipboard.writeText(text).then(() => setCopied(true))
  return (
    <Button size={size} variant={details ? 'quiet' : 'secondary'} icon={copied ? Check : Copy} onPress={copy}>
      <span aria-live="polite">{copied ? t('act.copied') : (label ?? (details ? t('act.copyDetails') : t('act.copy')))}</span>
    </Button>
  )
}
