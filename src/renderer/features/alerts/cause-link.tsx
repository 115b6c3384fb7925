import { useTranslation } from 'react-i18next'
import type { Alert } from '../../../contract/alerts.ts'
import { ButtonLink } from '../../components/link.tsx'

/** Where the post that is missing would go: whose it is, on which account where it is one's, and the day on its clock. */
const placeOf = ({ creatorId, accountId, data: { date, zone } }: Alert) => ({
  creator: creatorId,
  ...(accountId !== null && { account: accountId }),
  ...(typeof date === 'string' && { at: date, ...(typeof zone === 'string' && { zone }) }),
})

/** Leads to what an alert is about, where something can be done about it. */
export const CauseLink = ({ alert, size = 'sm' }: { alert: Alert; size?: 'sm' | 'md' }) => {
  const { t } = useTranslation('alerts')
  const label = t(`cause.${alert.kind}`)
  if (alert.publicationId !== null)
    return (
      <ButtonLink to="/publications/$publicationId" params={{ publicationId: alert.publicationId }} size={size}>
        {label}
      </ButtonLink>
    )
  if (alert.kind === 'obligation.missing')
    return (
      <ButtonLink to="/posts/new" search={placeOf(alert)} size={size}>
        {label}
      </ButtonLink>
    )
  return (
    <ButtonLink to="/creators/$creatorId" params={{ creatorId: alert.creatorId }} search={{ tab: 'accounts' }} size={size}>
      {label}
    </ButtonLink>
  )
}
