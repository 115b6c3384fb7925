import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { History } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { Page, PageHeader } from '../../components/page-header.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { useApiClient } from '../../lib/api.tsx'
import { useCreatorScope } from '../../lib/creator-scope.tsx'
import { useCan } from '../../lib/me.tsx'
import { readAllPages } from '../../lib/read-all-pages.ts'
import type { Entry } from './entry.ts'
import { EntryInspector } from './entry-inspector.tsx'
import { EntryTable } from './entry-table.tsx'
import { HistoryFilters, noFilter, type HistoryFilter } from './history-filters.tsx'
import { useEntries } from './use-entries.ts'
import { useVerify, VerifyButton, VerifyOutcome } from './verify-button.tsx'

/** Who or what did what, when. */
export const HistoryPage = () => {
  const { t } = useTranslation('history')
  const client = useApiClient()
  const can = useCan()
  const { creatorId } = useCreatorScope()
  const [filter, setFilter] = useState<HistoryFilter>(noFilter)
  const [open, setOpen] = useState<Entry | null>(null)
  const verify = useVerify()
  const list = useEntries({ creatorId, ...filter })
  return (
    <div className="flex h-full">
      <div className="min-w-0 flex-1">
        <Page
          header={
            <PageHeader title={t('title')} actions={can('history.verify') && <VerifyButton verify={verify} />}>
              <HistoryFilters filter={filter} onChange={setFilter} />
              <VerifyOutcome verify={verify} />
            </PageHeader>
          }
        >
          {list.isPending && <SkeletonRows rows={10} className="p-6" />}
          {list.isError && <ErrorState error={list.error} onRetry={list.refetch} isRetrying={list.isFetching} />}
          {!list.isPending && !list.isError && (
            <div className="flex h-full flex-col">
              <EntryTable
                entries={list.items}
                openSeq={open?.seq ?? null}
                onOpen={setOpen}
                readAll={() => readAllPages((page) => client.history.list({ creatorId, ...filter, ...page }))}
                onShow={list.show}
                empty={
                  <EmptyState icon={History} title={t('empty.title')}>
                    {t('empty.text')}
                  </EmptyState>
                }
              />
              {list.hasMore && (
                <div className="flex justify-center border-t border-line p-1.5">
                  <Button size="sm" variant="quiet" onPress={list.more}>
                    {t('more')}
                  </Button>
                </div>
              )}
            </div>
          )}
        </Page>
      </div>
      {open && (
        <div className="w-100 border-l border-line animate-slide-in">
          <EntryInspector entry={open} onClose={() => setOpen(null)} />
        </div>
      )}
    </div>
  )
}
