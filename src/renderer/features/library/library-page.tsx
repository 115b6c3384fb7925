import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { LayoutGrid, Rows3 } from 'lucide-react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { PageHeader } from '../../components/page-header.tsx'
import { Tooltip } from '../../components/tooltip.tsx'
import { useApi } from '../../lib/api.tsx'
import { nowMs } from '../../lib/clock.ts'
import { cx } from '../../lib/cx.ts'
import { useCreatorScope } from '../../lib/creator-scope.tsx'
import { useCan } from '../../lib/me.tsx'
import { useRemembered } from '../../lib/remembered.ts'
import { AddMenu } from './adding/add-menu.tsx'
import type { OfferedFile } from '../../lib/offered-files.ts'
import { AddZone } from './adding/add-zone.tsx'
import { useAddQueue } from './adding/use-add-queue.ts'
import { WhoseDialog } from './adding/whose-dialog.tsx'
import { filterOf } from './assets/asset-filter.ts'
import { AssetFilters } from './assets/asset-filters.tsx'
import { OrderSelect, orderOf } from './assets/order-select.tsx'
import { pageSize } from './assets/use-asset-pages.ts'
import { CaptionsTab } from './captions/captions-tab.tsx'
import { CreatorNeeded } from './captions/creator-needed.tsx'
import { HashtagsTab } from './captions/hashtags-tab.tsx'
import { FoldersTab } from './folders-tab.tsx'
import { isNarrowed, tidyLibrarySearch, type LibrarySearch, type LibraryTab } from './library-search.ts'
import { MediaTab } from './media-tab.tsx'
import { TabStrip } from './tab-strip.tsx'

export interface LibraryPageProps {
  search: LibrarySearch
  onSearch: (search: LibrarySearch) => void
}

const views = { grid: LayoutGrid, list: Rows3 } as const
type View = keyof typeof views

const ViewSwitch = ({ view, onChange }: { view: View; onChange: (view: View) => void }) => {
  const { t } = useTranslation('library')
  return (
    <ToggleButtonGroup
      aria-label={t('view.label')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[view]}
      onSelectionChange={([next]) => onChange(next === 'list' ? 'list' : 'grid')}
      className="flex rounded-lg border border-line-strong p-0.5"
    >
      {(Object.keys(views) as View[]).map((id) => {
        const Icon = views[id]
        return (
          <Tooltip key={id} text={t(`view.${id}`)}>
            <ToggleButton
              id={id}
              aria-label={t(`view.${id}`)}
              className="flex size-7 items-center justify-center rounded-md text-muted outline-none data-focus-visible:ring-focus data-selected:bg-hover data-selected:text-text"
            >
              <Icon aria-hidden className="size-4" strokeWidth={1.8} />
            </ToggleButton>
          </Tooltip>
        )
      })}
    </ToggleButtonGroup>
  )
}

/** Offers files to the queue; asks whose they are where the page shows everybody's. */
const useOffer = (folder: string) => {
  const api = useApi()
  const scope = useCreatorScope()
  const creators = useQuery(api.creators.list.queryOptions({ input: {} }))
  const [only, ...others] = creators.data ?? []
  const creatorId = scope.creatorId ?? (others.length === 0 ? only?.id : undefined)
  const queue = useAddQueue()
  const [unowned, setUnowned] = useState<OfferedFile[] | null>(null)
  const add = (of: string, files: readonly OfferedFile[]): void => queue.add(of, files, folder)
  return {
    offer: (files: OfferedFile[]): void => {
      if (files.length === 0) return
      if (creatorId === undefined) setUnowned(files)
      else add(creatorId, files)
    },
    question: unowned && (
      <WhoseDialog
        count={unowned.length}
        onClose={() => setUnowned(null)}
        onChosen={(of) => {
          add(of, unowned)
          setUnowned(null)
        }}
      />
    ),
  }
}

/** The library: pictures and videos, the captions and hashtags that go with them, and the folders they come from. */
export const LibraryPage = ({ search, onSearch }: LibraryPageProps) => {
  const { t } = useTranslation('library')
  const api = useApi()
  const can = useCan()
  const { creatorId } = useCreatorScope()
  const [kept, keep] = useRemembered('library.view')
  const view: View = kept === 'list' ? 'list' : 'grid'
  const [keptOrder, keepOrder] = useRemembered('library.order')
  const order = orderOf(keptOrder)
  const { offer, question } = useOffer(search.folder ?? '')
  const mayAdd = can('media.upload')
  const counts = useQuery(api.assets.count.queryOptions({ input: { creatorId } }))
  const tab: LibraryTab = can('captions.list') ? (search.tab ?? 'media') : 'media'
  // Asked as the list asks it: one answer for both.
  const shown = useQuery(
    api.assets.places.queryOptions({
      input: { ...filterOf(search, creatorId, nowMs()), order, every: pageSize },
      placeholderData: keepPreviousData,
      enabled: tab === 'media',
    }),
  )
  const note = (): string | undefined => {
    if (!counts.data || tab !== 'media') return undefined
    if (search.removed) return shown.data && t('count', { count: shown.data.total })
    const isPart = isNarrowed(search) || search.folder !== undefined
    return isPart && shown.data
      ? t('countOf', { count: counts.data.total, shown: shown.data.total })
      : t('count', { count: counts.data.total })
  }
  const onOffer = mayAdd && tab === 'media' ? offer : null
  return (
    <div className={cx('flex h-full min-w-0 flex-col')}>
      <PageHeader
        title={t('title')}
        note={note()}
        actions={
          tab === 'media' && (
            <>
              <OrderSelect order={order} onChange={keepOrder} />
              <ViewSwitch view={view} onChange={keep} />
              {mayAdd && <AddMenu onOffer={offer} />}
            </>
          )
        }
      >
        {can('captions.list') && (
          <TabStrip value={tab} onChange={(next) => onSearch(next === 'media' ? {} : { tab: next })} className="-mt-1 w-full" />
        )}
        {tab === 'media' && (
          <AssetFilters search={search} onSearch={(next) => onSearch(tidyLibrarySearch(next))} tags={counts.data?.tags ?? []} />
        )}
      </PageHeader>
      {tab === 'media' && (
        <AddZone onOffer={onOffer}>
          <MediaTab search={search} onSearch={onSearch} view={view} order={order} onOffer={onOffer} />
        </AddZone>
      )}
      {tab === 'captions' && <CreatorNeeded>{(id) => <CaptionsTab creatorId={id} />}</CreatorNeeded>}
      {tab === 'hashtags' && <CreatorNeeded>{(id) => <HashtagsTab creatorId={id} />}</CreatorNeeded>}
      {tab === 'folders' && can('folders.list') && <CreatorNeeded>{(id) => <FoldersTab creatorId={id} />}</CreatorNeeded>}
      {question}
    </div>
  )
}
