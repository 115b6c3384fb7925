import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useInfiniteQuery } from '@tanstack/react-query'
import { CalendarDays, Plus } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { ButtonLink } from '../../components/link.tsx'
import { PlatformGlyph } from '../../components/platform-glyph.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { StateBadge } from '../../components/state-badge.tsx'
import { Table, type Column } from '../../components/table.tsx'
import { WallTime } from '../../components/wall-time.tsx'
import type { Publication } from '../../../contract/publications.ts'
import { useApi } from '../../lib/api.tsx'
import { useInspector } from '../../lib/inspector.ts'
import { useCan } from '../../lib/me.tsx'

const useColumns = (): Column<Publication>[] => {
  const { t } = useTranslation('publications')
  return useMemo(
    () => [
      {
        id: 'time',
        header: t('list.time'),
        width: 'minmax(14rem, 1fr)',
        cell: ({ at, dueAt }) => <WallTime at={at} dueAt={dueAt} withDate />,
        compare: (a, b) => a.dueAt.getTime() - b.dueAt.getTime(),
      },
      {
        id: 'state',
        header: t('list.state'),
        width: '9rem',
        cell: ({ state }) => <StateBadge state={state} />,
        compare: (a, b) => a.state.localeCompare(b.state),
      },
      {
        id: 'account',
        header: t('list.account'),
        width: 'minmax(9rem, 0.8fr)',
        cell: ({ platform, accountHandle }) => (
          <span className="flex items-center gap-1.5">
            <PlatformGlyph platform={platform} />
            <span className="truncate">@{accountHandle}</span>
          </span>
        ),
      },
      {
        id: 'text',
        header: t('list.text'),
        width: 'minmax(12rem, 2fr)',
        cell: ({ text }) => text || <span className="text-muted">{t('noText')}</span>,
      },
    ],
    [t],
  )
}

const rowId = ({ id }: Publication) => id
const rowName = ({ text, accountHandle }: Publication) => `${text.slice(0, 40)} @${accountHandle}`

/** One creator's publications, newest first, on the creator's page. */
export const PublicationList = ({ creatorId }: { creatorId: string }) => {
  const { t } = useTranslation('publications')
  const api = useApi()
  const can = useCan()
  const columns = useColumns()
  const { inspect, inspected } = useInspector()
  const list = useInfiniteQuery(
    api.publications.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ creatorId, order: 'latest' as const, limit: 50, cursor }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: ({ next }) => next,
    }),
  )
  if (list.isPending) return <SkeletonRows rows={6} />
  if (list.isError) return <ErrorState error={list.error} onRetry={() => void list.refetch()} isRetrying={list.isFetching} />
  const rows = list.data.pages.flatMap(({ items }) => items)
  if (rows.length === 0)
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
  return (
    <div className="flex h-[calc(100vh-13rem)] min-h-80 flex-col gap-2">
      <Table
        label={t('list.title')}
        columns={columns}
        rows={rows}
        rowId={rowId}
        rowName={rowName}
        onOpen={({ id }) => inspect(id)}
        openId={inspected}
        className="overflow-hidden rounded-lg border border-line"
      />
      {list.hasNextPage && (
        <Button onPress={() => void list.fetchNextPage()} isPending={list.isFetchingNextPage} className="self-center">
          {t('list.more')}
        </Button>
      )}
    </div>
  )
}
