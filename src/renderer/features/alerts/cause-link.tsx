import { useTranslation } from 'react-i18next'
import type { Alert } from '../../../contract/alerts.ts'
import { ButtonLink } from '../../components/link.tsx'
import { useMe } from '../../lib/me.tsx'

/** Where the post that is missing would go: whose it is, on which account where it is one's, and the day on its clock. */
const placeOf = ({ creatorId, accountId, data: { date, zone } }: Alert) => ({
  ...(creatorId !== null && { creator: creatorId }),
  ...(accountId !== null && { account: accountId }),
  ...(typeof date === 'string' && { at: date, ...(typeof zone === 'string' && { zone }) }),
})

/** Leads to what an alert is about, where something can be done about it. */
export const CauseLink = ({ alert, size = 'sm' }: { alert: Alert; size?: 'sm' | 'md' }) => {
  const { t } = useTranslation('alerts')
  const { role, id: me } = useMe()
  const label = t(`cause.${alert.kind}`)
  const { publicationId, creatorId, kind, data } = alert
  if (publicationId !== null)
    return (
      <ButtonLink to="/publications/$publicationId" params={{ publicationId }} size={size}>
        {label}
      </ButtonLink>
    )
  switch (kind) {
    case 'obligation.missing':
      return (
        <ButtonLink to="/posts/new" search={placeOf(alert)} size={size}>
          {label}
        </ButtonLink>
      )
    case 'automation.near_cap':
      return (
        <ButtonLink to="/automation" size={size}>
          {label}
        </ButtonLink>
      )
    case 'figures.unusual':
      return (
        <ButtonLink to="/analytics" size={size}>
          {label}
        </ButtonLink>
      )
    case 'rule.met':
      // A model has no rules of her own to look at.
      return role === 'model' ? null : (
        <ButtonLink to="/rules/$ruleId" params={{ ruleId: String(data.rule) }} size={size}>
          {label}
        </ButtonLink>
      )
    case 'ticket.news':
      return (
        <ButtonLink to="/tickets/$ticketId" params={{ ticketId: String(data.ticket) }} size={size}>
          {label}
        </ButtonLink>
      )
    case 'session.new_device':
      // Somebody else's devices are theirs: what an admin can do is end all their sessions, under Team.
      if (alert.userId !== null && alert.userId !== me)
        return role === 'admin' ? (
          <ButtonLink to="/team" size={size}>
            {t('theirDevice')}
          </ButtonLink>
        ) : null
      return (
        <ButtonLink to="/settings" search={{ tab: 'account' }} size={size}>
          {label}
        </ButtonLink>
      )
    case 'backup.trouble':
    case 'spend.near_cap':
      // What is an admin's to change.
      return role === 'admin' ? (
        <ButtonLink to="/settings" search={{ tab: kind === 'backup.trouble' ? 'backups' : 'apps' }} size={size}>
          {label}
        </ButtonLink>
      ) : null
    default:
      return creatorId === null ? null : (
        <ButtonLink to="/creators/$creatorId" params={{ creatorId }} search={{ tab: 'accounts' }} size={size}>
          {label}
        </ButtonLink>
      )
  }
}
