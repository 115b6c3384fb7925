import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { BellRing } from 'lucide-react'
import { alertText } from '../../../contract/alert-text.ts'
import type { Alert } from '../../../contract/alerts.ts'
import { AlertIcon } from '../../components/alert-look.tsx'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { Instant } from '../../components/instant.tsx'
import { ButtonLink } from '../../components/link.tsx'
import { Page, PageHeader } from '../../components/page-header.tsx'
import { Section } from '../../components/section.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { useToasts } from '../../components/toast.tsx'
import { cx } from '../../lib/cx.ts'
import { useApi } from '../../lib/api.tsx'
import { useFormat, useLanguage } from '../../lib/locale.tsx'
import { useMe } from '../../lib/me.tsx'
import { useSubmit } from '../../lib/use-submit.ts'
import { CauseLink } from './cause-link.tsx'
import { DoneForYou } from './done-for-you.tsx'

const News = ({ alert }: { alert: Alert }) => {
  const { t } = useTranslation('alerts')
  const me = useMe()
  const { says, todo } = alertText(alert, useLanguage(), useFormat().zone, alert.userId === me.id)
  const isOver = alert.resolvedAt !== null
  const api = useApi()
  const toasts = useToasts()
  const take = useSubmit(api.alerts.acknowledge.mutationOptions({ onError: toasts.failed }))
  return (
    <li className="flex items-start gap-2.5 border-b border-line px-3 py-2.5 last:border-b-0">
      <AlertIcon kind={alert.kind} className="mt-0.5" />
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <p className={cx(isOver ? 'text-muted' : 'font-medium')}>{says}</p>
        {!isOver && <p className="text-muted">{alert.isMine ? todo : t('forYou.agency')}</p>}
        <p className="text-sm text-muted">
          <Instant at={alert.resolvedAt ?? alert.raisedAt} />
          {alert.acknowledged && ` · ${t('by', { name: alert.acknowledged.by })}`}
        </p>
        {!isOver && alert.kind === 'ticket.news' && (
          <ButtonLink
            to="/tickets/$ticketId"
            params={{ ticketId: String(alert.data.ticket) }}
            className="mt-1 self-start max-md:h-11 max-md:self-stretch"
          >
            {t('cause.ticket.news')}
          </ButtonLink>
        )}
        {!isOver && alert.kind === 'session.new_device' && alert.userId === me.id && (
          <div className="mt-1 flex flex-wrap gap-2">
            <CauseLink alert={alert} />
            {!alert.acknowledged && (
              <Button size="sm" isPending={take.isPending} onPress={() => take.mutate({ alertIds: [alert.id] })}>
                {t('forYou.wasMe')}
              </Button>
            )}
          </div>
        )}
        {!isOver && alert.kind === 'approval.waiting' && (
          <ButtonLink to="/approvals" variant="primary" className="mt-1 self-start max-md:h-11 max-md:self-stretch">
            {t('cause.approval.waiting')}
          </ButtonLink>
        )}
      </div>
    </li>
  )
}

const Group = ({ show }: { show: 'open' | 'over' }) => {
  const { t } = useTranslation('alerts')
  const api = useApi()
  const list = useQuery(api.alerts.list.queryOptions({ input: show === 'open' ? { limit: 100 } : { show: 'over', limit: 30 } }))
  if (list.isPending) return <SkeletonRows rows={3} />
  if (list.isError) return <ErrorState error={list.error} onRetry={() => void list.refetch()} isRetrying={list.isFetching} />
  const { items } = list.data
  if (items.length === 0)
    return show === 'open' ? (
      <EmptyState icon={BellRing} title={t('forYou.empty')}>
        {t('forYou.emptyText')}
      </EmptyState>
    ) : (
      <p className="text-muted">{t('empty.over')}</p>
    )
  return (
    <ul className="overflow-hidden rounded-lg border border-line">
      {items.map((alert) => (
        <News key={alert.id} alert={alert} />
      ))}
    </ul>
  )
}

/** What a model should know of: what waits for her own word first; the rest her agency sees to. */
export const NotificationsPage = () => {
  const { t } = useTranslation('alerts')
  return (
    <Page header={<PageHeader title={t('forYou.title')} />}>
      <div className="flex max-w-180 flex-col gap-7 p-6 max-md:p-3">
        <Group show="open" />
        <DoneForYou />
        <Section title={t('tabs.over')}>
          <Group show="over" />
        </Section>
      </div>
    </Page>
  )
}
