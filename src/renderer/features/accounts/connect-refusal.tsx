import { useTranslation } from 'react-i18next'
import { Callout } from '../../components/callout.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { rejectionText } from '../../../contract/rejection-text.ts'
import { useFormat, useLanguage } from '../../lib/locale.tsx'
import type { ConnectRefusal } from './connect-errors.ts'

/** Why a connection was refused, when that is about no single field: what happened, and what to check. */
export const ConnectRefusalNote = ({ refusal, error }: { refusal: ConnectRefusal; error: unknown }) => {
  const { t } = useTranslation('accounts')
  const format = useFormat()
  const language = useLanguage()
  if (refusal === null || refusal.at === 'field' || refusal.at === 'address') return null
  if (refusal.at === 'note') return <ErrorNote error={error} />
  const words = (): { title: string; text?: string } => {
    if ('reason' in refusal) return { title: rejectionText[language][refusal.reason] }
    switch (refusal.says) {
      case 'wait':
        return { title: t('dialog.wait.title'), text: t('dialog.wait.text', { time: format.dateTime(refusal.until) }) }
      case 'wrong':
      case 'offline':
        return { title: t(`dialog.${refusal.says}.title`), text: t(`dialog.${refusal.says}.text`) }
      default:
        return { title: t(`dialog.${refusal.says}`) }
    }
  }
  const { title, text } = words()
  return (
    <div role="alert">
      <Callout tone="error" title={title}>
        {text}
      </Callout>
    </div>
  )
}
