import { useTranslation } from 'react-i18next'
import type { AlertChannels } from '../../../contract/alert-channels.ts'
import { Callout } from '../../components/callout.tsx'
import { useFormat, useLanguage } from '../../lib/locale.tsx'
import { ruleText } from '../../lib/rule-text.ts'

/** Why the last one did not go out, and what to do. */
export const TroubleNote = ({ trouble }: { trouble: NonNullable<AlertChannels['mail']>['trouble'] }) => {
  const { t } = useTranslation('alertChannels')
  const format = useFormat()
  const language = useLanguage()
  if (!trouble) return null
  return (
    <Callout tone="warning" title={t('trouble', { when: format.dateTime(trouble.at) })}>
      {ruleText(trouble.problem, {}, language, format)}.
    </Callout>
  )
}
