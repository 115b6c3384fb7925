import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { useApi } from '../../lib/api.tsx'
import { Callout } from '../callout.tsx'
import { ExternalLink } from '../link.tsx'

/** Where accounts to try with are made, while a practice network runs. */
export const PracticeNote = ({ isByPassword }: { isByPassword: boolean }) => {
  const { t } = useTranslation('practice')
  const api = useApi()
  const { data } = useQuery(api.practice.status.queryOptions())
  if (data?.state !== 'running' || data.url === null) return null
  return (
    <Callout>
      {t(isByPassword ? 'connectBluesky' : 'connect')} <ExternalLink href={data.url}>{t('open')}</ExternalLink>
    </Callout>
  )
}
