import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { CalendarDays, Plus } from 'lucide-react'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { ButtonLink, ExternalLink } from '../../components/link.tsx'
import { PlatformGlyph } from '../../components/platform-glyph.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { seenState, StateBadge } from '../../components/state-badge.tsx'
import { Table } from '../../components/table.tsx'
import type { Column } from '../../components/table-column.ts'
import { WallTime } from '../../components/wall-time.tsx'
import type { Publication } from '../../../contract/publications.ts'
import { useApi, useApiClient } from '../../lib/api.tsx'
import { useInspector } from '../../lib/inspector.ts'
import { useFormat } from '../../lib/locale.tsx'
import { useCan } from '../../lib/me.tsx'
import { readAllPages } from '../../lib/read-all-pages.ts'
import { BulkActs } from './bulk/bulk-acts.tsx'

const useColumns = (): Column<Publication>[] => {
  const { t } = useTranslation('publications')
  const { t: ui } = useTranslation('ui')
  const format = useFormat()
  return useMemo(
    () => [
      {
        id: 'time',
        header: t('list.time'),
        width: 'minmax(14rem, 1fr)',
        isFixed: true,
        csv: ({ at }) => `${at.wall.replace('T', ' ').slice(0, 16)} ${at.zone}`,
        cell: ({ at, dueAt }) => <WallTime at={at} dueAt={dueAt} withDate isStacked className="block leading-4" />,
      },
      {
        id: 'state',
        header: t('list.state'),
        width: '9rem',
        csv: ({ state }) => ui(`state.${state}`),
        cell: (publication) => <StateBadge state={seenState(publication)} />,
      },
      {
        id: 'account',
        header: t('list.account'),
        width: 'minmax(9rem, 0.8fr)',
        csv: ({ accountHandle }) => accountHandle,
        cell: ({ platform, accountHandle }) => (
          <span className="flex items-center gap-1.5">
            <PlatformGlyph platform={platform} />
            <span className="truncate">@{accountHandle}</span>
          </span>
        ),
      },
      {
        id: 'kind',
        header: t('list.kind'),
        width: '8rem',
        isExtra: true,
        csv: ({ kind }) => t(`kind.${kind}`),
        cell: ({ kind }) => t(`kind.${kind}`),
      },
      {
        id: 'text',
        header: t('list.text'),
        width: 'minmax(12rem, 2fr)',
        csv: ({ text }) => text,
        cell: ({ text }) => text || <span className="text-muted">{t('noText')}</span>,
      },
      {
        id: 'proof',
        header: t('list.proof'),
        width: '12rem',
        isExtra: true,
        csv: ({ remoteUrl }) => remoteUrl,
        cell: ({ remoteUrl, publishedAt }) =>
          remoteUrl ? <ExternalLink href={remoteUrl}>{publishedAt ? format.dateTime(publishedAt) : t('list.proof')}</ExternalLink> : '—',
      },
    ],
    [t, ui, format],
  )
}

const rowId = ({ id }: Publication) => id
const rowName = ({ text, accountHandle }: Publication) => `${text.slice(0, 40)} @${accountHandle}`
const pageSize = 100
type Order = 'latest' | 'soonest'

const NoPublication = ({ creatorId }: { creatorId: string }) => {
  const { t } = useTranslation('publications')
  const can = useCan()
  return (
    <EmptyState
      icon={CalendarDays}
      title={t('list.empty')}
      action={
        can('posts.create') && (
          <ButtonLink to="/posts/new" search={{ creator: creatorId }} variant="primary" icon={Plus}>
            {t('list.compose')}
          </ButtonLink>
        )
      }
    >
      {t('list.emptyText')}
    </EmptyState>
  )
}

/** One creator's publications, newest first, on the creator's page. */
export const PublicationList = ({ creatorId }: { creatorId: string }) => {
  const { t } = useTranslation('publications')
  const api = useApi()
  const client = useApiClient()
  const can = useCan()
  const columns = useColumns()
  const { inspect, inspected } = useInspector()
  const [order, setOrder] = useState<Order>('latest')
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const list = useInfiniteQuery(
    api.publications.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ creatorId, order, limit: pageSize, cursor }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: ({ next }) => next,
      placeholderData: keepPreviousData,
    }),
  )
  if (list.isPending) return <SkeletonRows rows={6} />
  if (list.isError) return <ErrorState error={list.error} onRetry={() => void list.refetch()} isRetrying={list.isFetching} />
  const rows = list.data.pages.flatMap(({ items }) => items)
  if (rows.length === 0) return <NoPublication creatorId={creatorId} />
  const clear = (): void => setSelected(new Set())
  return (
    <div className="flex h-[calc(100vh-13rem)] min-h-80 flex-col gap-2">
      <Table
        name="publications"
        label={t('list.title')}
        columns={columns}
        rows={rows}
        rowId={rowId}
        rowName={rowName}
        onOpen={({ id }) => inspect(id)}
        openId={inspected}
        remoteSort={{
          sort: { column: 'time', direction: order === 'latest' ? 'descending' : 'ascending' },
          onSort: ({ direction }) => setOrder(direction === 'descending' ? 'latest' : 'soonest'),
          columns: ['time'],
        }}
        readAll={() => readAllPages((page) => client.publications.list({ creatorId, order, ...page }))}
        selection={
          can('publications.cancel')
            ? {
                ids: selected,
                onChange: setSelected,
                acts: <BulkActs publications={rows.filter(({ id }) => selected.has(id))} onDone={clear} />,
              }
            : undefined
        }
        onEnd={() => list.hasNextPage && !list.isFetchingNextPage && void list.fetchNextPage()}
        className="overflow-hidden rounded-lg border border-line"
      />
    </div>
  )
}
