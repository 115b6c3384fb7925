import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { AppWindow, Globe, Link2 } from 'lucide-react'
import { Badge } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { Section } from '../../components/section.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { useToasts } from '../../components/toast.tsx'
import { agentName } from '../../../contract/agent-name.ts'
import { useApi } from '../../lib/api.tsx'
import { useFormat } from '../../lib/locale.tsx'
import { useSubmit } from '../../lib/use-submit.ts'

const icons = { desktop: AppWindow, browser: Globe, link: Link2 }

/** Where one is signed in, and ending it elsewhere. */
export const Sessions = () => {
  const { t } = useTranslation('settings')
  const api = useApi()
  const toasts = useToasts()
  const format = useFormat()
  const list = useQuery(api.session.list.queryOptions())
  const revoke = useSubmit(
    api.session.revoke.mutationOptions({ onSuccess: () => toasts.done(t('sessions.ended')), onError: toasts.failed }),
  )
  const others = useSubmit(
    api.session.revokeOthers.mutationOptions({
      onSuccess: ({ ended }) => toasts.done(t('sessions.endedAll', { count: ended })),
      onError: toasts.failed,
    }),
  )
  return (
    <Section
      title={t('sessions.title')}
      note={t('sessions.note')}
      actions={
        (list.data?.length ?? 0) > 1 && (
          <Button size="sm" onPress={() => others.mutate(undefined)} isPending={others.isPending}>
            {t('sessions.revokeOthers')}
          </Button>
        )
      }
    >
      {list.isPending && <SkeletonRows rows={2} />}
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      <ul className="flex flex-col">
        {list.data?.map(({ id, via, agent, current, lastSeenAt, expiresAt }) => {
          const Icon = icons[via]
          return (
            <li key={id} className="flex min-h-11 items-center gap-3 border-b border-line py-1.5">
              <Icon aria-hidden className="size-4 shrink-0 text-muted" />
              <div className="min-w-0 flex-1">
                <p className="flex items-center gap-2">
                  <span className="truncate">{agentName(agent) || t(`sessions.via.${via}`)}</span>
                  {current && <Badge hue="green">{t('sessions.current')}</Badge>}
                </p>
                <p className="tnum text-sm text-muted">
                  {t(`sessions.via.${via}`)} · {t('sessions.seen', { at: format.dateTime(lastSeenAt) })} ·{' '}
                  {t('sessions.expires', { at: format.dateTime(expiresAt) })}
                </p>
              </div>
              {!current && (
                <Button
                  size="sm"
                  onPress={() => revoke.mutate({ sessionId: id })}
                  isPending={revoke.isPending && revoke.variables.sessionId === id}
                >
                  {t('sessions.revoke')}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
