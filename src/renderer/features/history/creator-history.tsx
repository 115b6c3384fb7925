import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { History } from 'lucide-react'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { useApiClient } from '../../lib/api.tsx'
import { readAllPages } from '../../lib/read-all-pages.ts'
import type { Entry } from './entry.ts'
import { EntryInspector } from './entry-inspector.tsx'
import { EntryTable } from './entry-table.tsx'
import { useEntries } from './use-entries.ts'

/** What was done for one creator, on the creator's page. */
export const CreatorHistory = ({ creatorId }: { creatorId: string }) => {
  const { t } = useTranslation('history')
  const client = useApiClient()
  const [open, setOpen] = useState<Entry | null>(null)
  const list = useEntries({ creatorId })
  if (list.isPending) return <SkeletonRows rows={8} />
  if (list.isError) return <ErrorState error={list.error} onRetry={list.refetch} isRetrying={list.isFetching} />
  return (
    <div className="flex h-[calc(100vh-13rem)] min-h-80 overflow-hidden rounded-lg border border-line">
      <EntryTable
        entries={list.items}
        openSeq={open?.seq ?? null}
        onOpen={setOpen}
        readAll={() => readAllPages((page) => client.history.list({ creatorId, ...page }))}
        onShow={list.show}
        empty={
          <EmptyState icon={History} title={t('empty.title')}>
            {t('empty.text')}
          </EmptyState>
        }
      />
      {open && (
        <div className="w-100 border-l border-line animate-slide-in">
          <EntryInspector entry={open} onClose={() => setOpen(null)} />
        </div>
      )}
    </div>
  )
}
