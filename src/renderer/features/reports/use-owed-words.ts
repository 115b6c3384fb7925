import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { planKindNouns } from '../../../contract/plan-finding-text.ts'
import type { ConsistencyReport } from '../../../contract/reports.ts'
import { useApi } from '../../lib/api.tsx'
import { useLanguage } from '../../lib/locale.tsx'

/** `1 reel par jour · @lea.test`. */
export const useOwedWords = (): ((streak: ConsistencyReport['streaks'][number]) => string) => {
  const { t } = useTranslation('reports')
  const api = useApi()
  const language = useLanguage()
  const accounts = useQuery(api.accounts.list.queryOptions({ input: {} }))
  return ({ accountId, kind, per, wanted }) => {
    const handle = accounts.data?.find(({ id }) => id === accountId)?.handle
    const [one, other] = planKindNouns[language][kind]
    const noun = new Intl.PluralRules(language).select(wanted) === 'one' ? one : other
    const owed = t(per === 'day' ? 'streaks.perDay' : 'streaks.perWeek', { count: wanted, kind: noun })
    return `${owed} · ${accountId === null ? t('streaks.any') : handle ? `@${handle}` : '…'}`
  }
}
