import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { alertSeverity, isNews, type Alert } from '../../../contract/alerts.ts'
import { alertText } from '../../../contract/alert-text.ts'
import { AlertIcon } from '../../components/alert-look.tsx'
import { Button } from '../../components/button.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { Inspector } from '../../components/inspector.tsx'
import { Instant } from '../../components/instant.tsx'
import { TextLink } from '../../components/link.tsx'
import { Facts, Section } from '../../components/section.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { useToasts } from '../../components/toast.tsx'
import { useApi } from '../../lib/api.tsx'
import { useFormat, useLanguage } from '../../lib/locale.tsx'
import { useCan, useMe } from '../../lib/me.tsx'
import { useSubmit } from '../../lib/use-submit.ts'
import { AcknowledgeDialog } from './acknowledge-dialog.tsx'
import { CauseLink } from './cause-link.tsx'
import { ToldList } from './told-list.tsx'
import { useSeen } from './use-seen.ts'

const useFacts = ({ kind, creatorId, creatorName, raisedAt, acknowledged, escalatesAt, resolvedAt }: Alert) => {
  const { t } = useTranslation('alerts')
  const format = useFormat()
  const can = useCan()
  const model =
    creatorId !== null && can('alerts.acknowledge') ? (
      <TextLink to="/creators/$creatorId" params={{ creatorId }}>
        {creatorName}
      </TextLink>
    ) : (
      creatorName
    )
  return [
    ...(creatorId === null ? [] : [{ name: t('fact.model'), value: model }]),
    { name: t('fact.severity'), value: t(`severity.${alertSeverity[kind]}`) },
    { name: t('fact.raised'), value: <Instant at={raisedAt} /> },
    ...(escalatesAt ? [{ name: t('fact.escalates'), value: format.dateTime(escalatesAt) }] : []),
    ...(acknowledged
      ? [
          {
            name: t('fact.acknowledged'),
            value: (
              <>
                {acknowledged.by} · <Instant at={acknowledged.at} />
              </>
            ),
          },
          ...(acknowledged.note ? [{ name: t('fact.note'), value: acknowledged.note }] : []),
        ]
      : []),
    ...(resolvedAt ? [{ name: t('fact.ended'), value: <Instant at={resolvedAt} /> }] : []),
  ]
}

const Acts = ({ alert }: { alert: Alert }) => {
  const { t } = useTranslation('alerts')
  const api = useApi()
  const can = useCan()
  const toasts = useToasts()
  const [taking, setTaking] = useState(false)
  const seen = useSeen()
  const reopen = useSubmit(api.alerts.reopen.mutationOptions({ onSuccess: () => toasts.done(t('ack.reopened')), onError: toasts.failed }))
  if (alert.resolvedAt || !can('alerts.acknowledge')) return null
  return (
    <>
      {alert.kind === 'obligation.missing' && alert.creatorId !== null && (
        <TextLink to="/creators/$creatorId" params={{ creatorId: alert.creatorId }} search={{ tab: 'plan' }} className="mr-auto text-sm">
          {t('plan')}
        </TextLink>
      )}
      <CauseLink alert={alert} />
      {alert.acknowledged ? (
        <Button size="sm" isPending={reopen.isPending} onPress={() => reopen.mutate({ alertIds: [alert.id] })}>
          {t('ack.reopen')}
        </Button>
      ) : isNews(alert.kind) ? (
        <Button size="sm" variant="primary" isPending={seen.isPending} onPress={() => seen.mutate({ alertIds: [alert.id] })}>
          {t('ack.seen')}
        </Button>
      ) : (
        <Button size="sm" variant="primary" onPress={() => setTaking(true)}>
          {t('ack.act')}
        </Button>
      )}
      {taking && <AcknowledgeDialog alertIds={[alert.id]} onClose={() => setTaking(false)} />}
    </>
  )
}

const Shown = ({ alert, onClose }: { alert: Alert; onClose: () => void }) => {
  const { t } = useTranslation('alerts')
  const { says, todo } = alertText(alert, useLanguage(), useFormat().zone, alert.userId === useMe().id)
  const facts = useFacts(alert)
  return (
    <Inspector
      title={says}
      eyebrow={
        <>
          <AlertIcon kind={alert.kind} />
          {t(`kind.${alert.kind}`)}
        </>
      }
      onClose={onClose}
      footer={<Acts alert={alert} />}
    >
      <p className="text-muted">{alert.resolvedAt ? t('over') : todo}</p>
      <Facts items={facts} />
      <Section title={t('told.title')}>
        <ToldList told={alert.told} />
      </Section>
    </Inspector>
  )
}

/** An alert beside the list it was chosen in: whose it is, who was told, what to do. */
export const AlertInspector = ({ id, onClose }: { id: string; onClose: () => void }) => {
  const { t } = useTranslation('alerts')
  const api = useApi()
  const read = useQuery(api.alerts.get.queryOptions({ input: { alertId: id } }))
  if (read.data) return <Shown alert={read.data} onClose={onClose} />
  return (
    <Inspector title={t('title')} onClose={onClose}>
      {read.isError ? (
        <ErrorState error={read.error} onRetry={() => void read.refetch()} isRetrying={read.isFetching} />
      ) : (
        <Skeleton className="h-24" />
      )}
    </Inspector>
  )
}
