import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Images, SearchX, Trash2 } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { useToasts } from '../../components/toast.tsx'
import type { LibraryOrder } from '../../../contract/library.ts'
import { useApi, useApiClient } from '../../lib/api.tsx'
import { nowMs } from '../../lib/clock.ts'
import { useCreatorScope } from '../../lib/creator-scope.tsx'
import { useInspector } from '../../lib/inspector.ts'
import { useCan } from '../../lib/me.tsx'
import { AddPanel } from './adding/add-panel.tsx'
import type { OfferedFile } from '../../lib/offered-files.ts'
import { AddMenu } from './adding/add-menu.tsx'
import { AssetBrowser } from './assets/asset-browser.tsx'
import { filterOf } from './assets/asset-filter.ts'
import { noneSelected, withAll, type AssetSelection } from './assets/asset-selection.ts'
import { FolderPane } from './assets/folder-pane.tsx'
import { useAssetPages } from './assets/use-asset-pages.ts'
import { BulkActs } from './bulk/bulk-acts.tsx'
import { CompareDialog } from './compare-dialog.tsx'
import { isNarrowed, withoutFilters, type LibrarySearch } from './library-search.ts'

export interface MediaTabProps {
  search: LibrarySearch
  onSearch: (search: LibrarySearch) => void
  view: 'grid' | 'list'
  order: LibraryOrder
  /** Null: this person adds nothing. */
  onOffer: ((files: OfferedFile[]) => void) | null
}

const Waiting = () => (
  <div className="grid grid-cols-[repeat(auto-fill,minmax(10.5rem,1fr))] gap-3 px-6 py-4">
    {Array.from({ length: 18 }, (_, at) => (
      <Skeleton key={at} className="aspect-square rounded-lg" />
    ))}
  </div>
)

const Nothing = ({ search, onSearch, onOffer }: Pick<MediaTabProps, 'search' | 'onSearch' | 'onOffer'>) => {
  const { t } = useTranslation('library')
  if (isNarrowed(search))
    return (
      <EmptyState
        icon={SearchX}
        title={t('noMatch.title')}
        action={<Button onPress={() => onSearch(withoutFilters(search))}>{t('filter.clear')}</Button>}
      >
        {t('noMatch.text')}
      </EmptyState>
    )
  if (search.removed)
    return (
      <EmptyState icon={Trash2} title={t('emptyBin.title')}>
        {t('emptyBin.text')}
      </EmptyState>
    )
  return (
    <EmptyState icon={Images} title={t('empty.title')} action={onOffer && <AddMenu onOffer={onOffer} />}>
      {t(onOffer ? 'empty.text' : 'empty.reach')}
    </EmptyState>
  )
}

/** Folders, and the pictures and videos of the one chosen. */
export const MediaTab = ({ search, onSearch, view, order, onOffer }: MediaTabProps) => {
  const api = useApi()
  const client = useApiClient()
  const toasts = useToasts()
  const can = useCan()
  const { creatorId } = useCreatorScope()
  const { inspected, inspect } = useInspector()
  const filter = { ...filterOf(search, creatorId, nowMs()), order }
  const pages = useAssetPages(filter)
  const folders = useQuery(api.assets.count.queryOptions({ input: { ...filterOf({}, creatorId, 0) }, placeholderData: keepPreviousData }))
  const [chosen, setChosen] = useState<AssetSelection>(noneSelected)
  const [compared, setCompared] = useState<[string, string] | null>(null)
  const readIds = async () => (await client.assets.places({ ...filter, every: 1 })).places
  /** What was in view is known; only a longer way asks core. */
  const known = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, step) => pages.at(from + step))
  const chooseRange = (from: number, to: number): void => {
    const seen = known(from, to)
    const whole = seen.filter((asset) => asset !== undefined)
    if (whole.length === seen.length) setChosen(withAll(chosen, whole))
    else choose((all) => withAll(chosen, all.slice(from, to + 1)))
  }
  const choose = (pick: (all: Awaited<ReturnType<typeof readIds>>) => AssetSelection): void =>
    void readIds().then((all) => setChosen(pick(all)), toasts.failed)
  return (
    <div className="relative flex min-h-0 flex-1">
      <FolderPane
        search={search}
        onSearch={onSearch}
        folders={folders.data?.folders ?? []}
        total={folders.data?.total}
        hasBin={can('assets.restore')}
      />
      <div className="flex min-w-0 flex-1 flex-col">
        {pages.isPending ? (
          <Waiting />
        ) : pages.error ? (
          <ErrorState error={pages.error} onRetry={pages.retry} isRetrying={pages.isFetching} />
        ) : pages.total === 0 ? (
          <Nothing search={search} onSearch={onSearch} onOffer={onOffer} />
        ) : (
          <AssetBrowser
            key={JSON.stringify(filter)}
            view={view}
            pages={pages}
            openId={inspected}
            onOpen={inspect}
            selection={{
              chosen,
              onChange: setChosen,
              onAll: () => choose((all) => withAll(noneSelected, all)),
              onRange: (from, to) => chooseRange(Math.min(from, to), Math.max(from, to)),
              acts: <BulkActs chosen={chosen} isBin={search.removed === true} onDone={() => setChosen(noneSelected)} />,
            }}
          />
        )}
      </div>
      {onOffer && <AddPanel onCompare={(assetId, otherId) => setCompared([assetId, otherId])} />}
      {compared && <CompareDialog assetId={compared[0]} otherId={compared[1]} onClose={() => setCompared(null)} />}
    </div>
  )
}
