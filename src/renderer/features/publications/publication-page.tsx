import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { Page, PageHeader } from '../../components/page-header.tsx'
import { ReadError } from '../../components/read-error.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { seenState, StateBadge } from '../../components/state-badge.tsx'
import { WallTime } from '../../components/wall-time.tsx'
import { useApi } from '../../lib/api.tsx'
import { PublicationActs } from './publication-acts.tsx'
import { PublicationBody } from './publication-body.tsx'

/** A publication with a page of its own: what a proof link or a notification leads to. */
export const PublicationPage = ({ publicationId, score }: { publicationId: string; score?: ReactNode }) => {
  const { t } = useTranslation('publications')
  const api = useApi()
  const read = useQuery(api.publications.get.queryOptions({ input: { publicationId } }))
  if (!read.data)
    return (
      <Page header={<PageHeader title={t('eyebrow')} />}>
        {read.isError ? (
          <ReadError error={read.error} onRetry={() => void read.refetch()} isRetrying={read.isFetching} />
        ) : (
          <div className="flex max-w-180 flex-col gap-4 p-6">
            <Skeleton className="h-24" />
            <Skeleton className="h-40" />
          </div>
        )}
      </Page>
    )
  const { publication } = read.data
  return (
    <Page
      header={
        <PageHeader
          title={t('eyebrow')}
          note={
            <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <StateBadge state={seenState(publication)} />
              <WallTime at={publication.at} dueAt={publication.dueAt} withDate />
            </span>
          }
          actions={<PublicationActs publication={publication} />}
        />
      }
    >
      <div className="max-w-300 p-6 max-md:p-4">
        <PublicationBody detail={read.data} isWide score={score} />
      </div>
    </Page>
  )
}
