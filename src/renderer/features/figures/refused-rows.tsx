import { useTranslation } from 'react-i18next'
import type { FigureRow } from '../../../contract/figures.ts'
import { Callout } from '../../components/callout.tsx'
import { useRuleText } from '../../lib/rule-text.ts'

const mostShown = 6

/** Why rows are left out, in full; the table has but a line for each. */
export const RefusedRows = ({ rows }: { rows: readonly FigureRow[] }) => {
  const { t } = useTranslation('figures')
  const words = useRuleText()
  const refused = rows.filter(({ state }) => state === 'error')
  if (refused.length === 0) return null
  const left = refused.length - mostShown
  return (
    <Callout tone="warning" title={t('refused', { count: refused.length })}>
      <ul>
        {refused.slice(0, mostShown).map(({ line, problems }) => (
          <li key={line}>{t('refusedLine', { line, why: problems.map(({ rule, data }) => words(rule, data)).join(' · ') })}</li>
        ))}
        {left > 0 && <li>{t('refusedMore', { count: left })}</li>}
      </ul>
    </Callout>
  )
}
