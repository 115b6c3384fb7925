import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { Callout } from '../../components/callout.tsx'
import { ButtonLink } from '../../components/link.tsx'
import { useApi } from '../../lib/api.tsx'
import type { CreatorId } from '../../lib/creator-scope.tsx'

/** Automatic acts that the platform leaves to a person. Nothing where there are none. */
export const ClicksLine = ({ creatorId }: { creatorId: CreatorId | undefined }) => {
  const { t } = useTranslation('today')
  const api = useApi()
  const counts = useQuery(api.automation.countActs.queryOptions({ input: { creatorId } }))
  const asks = counts.data?.asks ?? 0
  if (asks === 0) return null
  return (
    <Callout
      tone="warning"
      title={t('clicks.waiting', { count: asks })}
      action={
        <ButtonLink to="/automation" size="sm">
          {t('clicks.act')}
        </ButtonLink>
      }
    />
  )
}
