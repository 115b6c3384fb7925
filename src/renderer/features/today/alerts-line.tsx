import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { Callout } from '../../components/callout.tsx'
import { ButtonLink } from '../../components/link.tsx'
import { useApi } from '../../lib/api.tsx'
import type { CreatorId } from '../../lib/creator-scope.tsx'

/** Alerts that nobody has taken on: those that the reader was told of, as the rail counts them, and how many are others'. */
export const AlertsLine = ({ creatorId }: { creatorId: CreatorId | undefined }) => {
  const { t } = useTranslation('today')
  const api = useApi()
  const counts = useQuery(api.alerts.count.queryOptions({ input: { creatorId } }))
  const { waiting, mine } = counts.data ?? { waiting: 0, mine: 0 }
  const others = waiting - mine
  if (waiting === 0) return null
  return (
    <Callout
      tone={mine > 0 ? 'warning' : 'info'}
      title={mine > 0 ? t('alerts.waiting', { count: mine }) : t('alerts.others', { count: others })}
      action={
        <ButtonLink to="/alerts" size="sm">
          {t('alerts.act')}
        </ButtonLink>
      }
    >
      {mine > 0 && others > 0 && t('alerts.others', { count: others })}
    </Callout>
  )
}
