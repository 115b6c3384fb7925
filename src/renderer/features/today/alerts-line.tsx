import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { Callout } from '../../components/callout.tsx'
import { ButtonLink } from '../../components/link.tsx'
import { useApi } from '../../lib/api.tsx'
import type { CreatorId } from '../../lib/creator-scope.tsx'

/** Alerts that nobody has taken on. Nothing where there are none. */
export const AlertsLine = ({ creatorId }: { creatorId: CreatorId | undefined }) => {
  const { t } = useTranslation('today')
  const api = useApi()
  const counts = useQuery(api.alerts.count.queryOptions({ input: { creatorId } }))
  const waiting = counts.data?.waiting ?? 0
  if (waiting === 0) return null
  return (
    <Callout
      tone="warning"
      title={t('alerts.waiting', { count: waiting })}
      action={
        <ButtonLink to="/alerts" size="sm">
          {t('alerts.act')}
        </ButtonLink>
      }
    />
  )
}
