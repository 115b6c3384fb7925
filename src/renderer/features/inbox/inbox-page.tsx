/** What people say to the agency's accounts: the list, and the conversation beside it. */
import { useDeferredValue, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { ArrowLeft, CheckCheck, Inbox, RefreshCw } from 'lucide-react'
import { mostCounted } from '../../../contract/inbox.ts'
import { Button } from '../../components/button.tsx'
import { Callout } from '../../components/callout.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { ButtonLink } from '../../components/link.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { useAct } from '../../lib/acts.tsx'
import { useApi, useApiClient } from '../../lib/api.tsx'
import { cx } from '../../lib/cx.ts'
import { useCreatorScope } from '../../lib/creator-scope.tsx'
import { useFormat } from '../../lib/locale.tsx'
import { useMe } from '../../lib/me.tsx'
import { useLongList } from '../../lib/use-long-list.ts'
import { useIsNarrow } from '../../lib/use-narrow.ts'
import { Conversation } from './conversation.tsx'
import { firstFilter, isNarrowed, isRead, toInput } from './inbox-filter.ts'
import { InboxFilters } from './inbox-filters.tsx'
import { InboxList } from './inbox-list.tsx'
import { sourcesOf } from './inbox-sources.ts'
import { useInboxActs } from './use-inbox-acts.ts'
import { useChosen } from './use-chosen.ts'

const atOnce = 500
/** What is in the way for as long as nobody does anything about it. */
const said = ['NOT_SUPPORTED', 'SPEND_CAP'] as const

const NotRead = () => {
  const { t } = useTranslation('inbox')
  const api = useApi()
  const { creatorId } = useCreatorScope()
  const sources = useQuery(sourcesOf(api, creatorId))
  const shut = (sources.data ?? []).flatMap((one) =>
    (['mentions', 'comments', 'messages', 'followers'] as const).flatMap((stream) => {
      const why = said.find((code) => code === one[stream]?.failure)
      return why ? [{ ...one, stream, why }] : []
    }),
  )
  if (shut.length === 0) return null
  return (
    <Callout title={t('sources.title')}>
      {shut.map(({ accountId, accountHandle, stream, why }) => (
        <p key={`${accountId} ${stream}`}>
          @{accountHandle} · {t(`sources.${stream}`)} · {t(`sources.${why}`)}
        </p>
      ))}
    </Callout>
  )
}

const Nothing = ({ isWide, onClear }: { isWide: boolean; onClear: () => void }) => {
  const { t } = useTranslation('inbox')
  const api = useApi()
  const { creatorId } = useCreatorScope()
  const sources = useQuery(sourcesOf(api, creatorId))
  if (!isWide)
    return (
      <EmptyState icon={Inbox} title={t('none.title')} action={<Button onPress={onClear}>{t('none.clear')}</Button>}>
        {t('none.text')}
      </EmptyState>
    )
  if (sources.data?.some(isRead) === false)
    return (
      <EmptyState icon={Inbox} title={t('noAccount.title')} action={<ButtonLink to="/accounts">{t('noAccount.act')}</ButtonLink>}>
        {t('noAccount.text')}
      </EmptyState>
    )
  return (
    <EmptyState icon={Inbox} title={t('empty.title')}>
      {t('empty.text')}
    </EmptyState>
  )
}

export const InboxPage = () => {
  const { t } = useTranslation('inbox')
  const api = useApi()
  const client = useApiClient()
  const me = useMe()
  const format = useFormat()
  const isNarrow = useIsNarrow()
  const { creatorId } = useCreatorScope()
  const [filter, setFilter] = useState(firstFilter)
  const { chosen, isPassing, choose } = useChosen()
  const { setDone, refresh } = useInboxActs()
  const asked = useDeferredValue(filter)
  const count = useQuery(api.inbox.count.queryOptions({ input: { creatorId } }))
  const input = toInput(asked, me.id, creatorId)
  const list = useLongList([['inbox', 'list'], { input, type: 'long' }], (cursor, signal) =>
    client.inbox.list({ ...input, cursor, limit: 100 }, { signal }),
  )
  const { items } = list
  const at = items.findIndex(({ id }) => id === chosen)
  // Where the chosen one stood, for when it is no longer in the list: one goes on from there.
  const stood = useRef(0)
  useEffect(() => {
    if (at >= 0) stood.current = at
  }, [at])
  const step = (by: 1 | -1) => (): void => {
    const from = chosen === null ? -1 : at >= 0 ? at : stood.current - (by === 1 ? 1 : 0)
    const next = chosen === null ? items[0] : items[Math.min(items.length - 1, Math.max(0, from + by))]
    if (next) choose(next.id)
  }
  useAct({ id: 'inbox.next', label: t('act.next'), keys: 'j', isKeyOnly: true, onAct: step(1) })
  useAct({ id: 'inbox.previous', label: t('act.previous'), keys: 'k', isKeyOnly: true, onAct: step(-1) })
  const isPlain = !isNarrowed(filter)
  const fresh = count.data?.fresh ?? 0
  const shown = items.slice(0, atOnce)
  const seesList = !isNarrow || chosen === null
  return (
    <div className="flex h-full min-w-0 flex-col">
      <PageHeader
        title={t('title')}
        note={
          fresh > 0 && (
            <span className="tnum">
              {t(fresh < mostCounted ? 'fresh' : 'freshOrMore', { count: fresh, formatted: format.number(fresh) })}
            </span>
          )
        }
        actions={
          <>
            {filter.state === 'new' && shown.length > 1 && (
              <Button variant="quiet" icon={CheckCheck} onPress={() => void setDone(shown, true)}>
                {t('doneAll')}
              </Button>
            )}
            <Button variant="quiet" icon={RefreshCw} isPending={refresh.isPending} onPress={() => refresh.mutate({ creatorId })}>
              {t('refresh')}
            </Button>
          </>
        }
      >
        {seesList && <InboxFilters filter={filter} onChange={setFilter} />}
      </PageHeader>
      <div className="flex min-h-0 flex-1">
        {seesList && (
          <div className="flex w-[26rem] min-w-0 shrink-0 flex-col border-r border-line max-md:w-full max-md:border-r-0">
            {list.isPending ? (
              <SkeletonRows rows={8} />
            ) : list.isError ? (
              <ErrorState error={list.error} onRetry={list.refetch} isRetrying={list.isFetching} />
            ) : items.length === 0 ? (
              <Nothing isWide={isPlain} onClear={() => setFilter(firstFilter)} />
            ) : (
              <InboxList key={JSON.stringify(input)} items={items} chosen={chosen} onChoose={choose} onShow={list.show} />
            )}
            <NotRead />
          </div>
        )}
        {(!isNarrow || chosen !== null) && (
          <div className={cx('flex min-h-0 min-w-0 flex-1 flex-col')}>
            {isNarrow && (
              <Button variant="quiet" icon={ArrowLeft} onPress={() => choose(null)} className="m-2 self-start">
                {t('act.back')}
              </Button>
            )}
            {chosen === null ? (
              <p className="m-auto p-6 text-muted">{t('pick')}</p>
            ) : (
              <Conversation key={chosen} itemId={chosen} isPassing={isPassing} />
            )}
          </div>
        )}
      </div>
    </div>
  )
}
