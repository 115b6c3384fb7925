import { useTranslation } from 'react-i18next'
import { Callout } from '../../components/callout.tsx'
import { dataOf } from '../../lib/error-code.ts'
import { useRuleText } from '../../lib/rule-text.ts'

/** A file that cannot be read, and why. */
export const FileRefused = ({ error }: { error: unknown }) => {
  const { t } = useTranslation('figures')
  const words = useRuleText()
  const issues = dataOf(error, 'BAD_INPUT')?.issues ?? []
  return (
    <div role="alert">
      <Callout tone="error" title={t('unreadable')}>
        <ul>
          {issues.map(({ path, code }) => (
            <li key={`${path} ${code}`}>{words(code, {})}</li>
          ))}
        </ul>
      </Callout>
    </div>
  )
}
