import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Check, Images } from 'lucide-react'
import { Button as PlainButton } from 'react-aria-components'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { SearchField } from '../../components/search-field.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import type { LibraryAsset } from '../../../contract/library.ts'
import { AssetImage } from '../../lib/asset-image.tsx'
import { useApi } from '../../lib/api.tsx'
import { cx } from '../../lib/cx.ts'

const pageSize = 60

const Shelf = ({
  creatorId,
  room,
  onPick,
  onClose,
}: {
  creatorId: string
  room: number
  onPick: (assets: LibraryAsset[]) => void
  onClose: () => void
}) => {
  const { t } = useTranslation('composer')
  const { t: ui } = useTranslation('ui')
  const api = useApi()
  const [search, setSearch] = useState('')
  const [chosen, setChosen] = useState<readonly LibraryAsset[]>([])
  const list = useInfiniteQuery(
    api.assets.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ creatorId, search: search.trim() || undefined, cursor, limit: pageSize }),
      initialPageParam: undefined,
      getNextPageParam: ({ next }) => next,
    }),
  )
  const assets = list.data?.pages.flatMap(({ items }) => items) ?? []
  const isFull = chosen.length >= room
  const toggle = (asset: LibraryAsset): void =>
    setChosen(chosen.some(({ id }) => id === asset.id) ? chosen.filter(({ id }) => id !== asset.id) : [...chosen, asset])
  return (
    <Dialog
      title={t('library.title')}
      isOpen
      onClose={onClose}
      size="lg"
      footer={
        <>
          <Button onPress={onClose}>{ui('act.cancel')}</Button>
          <Button variant="primary" isDisabled={chosen.length === 0} onPress={() => onPick([...chosen])}>
            {t('library.add', { count: chosen.length })}
          </Button>
        </>
      }
    >
      <SearchField label={t('library.search')} value={search} onChange={setSearch} />
      {list.isPending && <Skeleton className="h-64" />}
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} isRetrying={list.isFetching} />}
      {list.data && assets.length === 0 && <p className="py-8 text-center text-muted">{t('library.empty')}</p>}
      {assets.length > 0 && (
        <ul className="grid max-h-[46vh] grid-cols-[repeat(auto-fill,minmax(7rem,1fr))] gap-2 overflow-auto p-1">
          {assets.map((asset) => {
            const place = chosen.findIndex(({ id }) => id === asset.id)
            return (
              <li key={asset.id}>
                <PlainButton
                  aria-label={asset.fileName}
                  aria-pressed={place >= 0}
                  isDisabled={place < 0 && isFull}
                  onPress={() => toggle(asset)}
                  className={cx(
                    'group relative block w-full overflow-hidden rounded-lg outline-offset-2 data-disabled:opacity-45 data-focus-visible:ring-focus',
                    place >= 0 && 'outline-2 outline-accent',
                  )}
                >
                  <span className="relative block aspect-square bg-hover">
                    <AssetImage
                      assetId={asset.id}
                      alt=""
                      className={cx('absolute inset-0 size-full object-cover', asset.sensitive && place < 0 && 'blur-lg')}
                    />
                  </span>
                  {place >= 0 && (
                    <span
                      aria-hidden
                      className="absolute top-1 right-1 flex size-5 items-center justify-center rounded-full bg-accent text-on-accent"
                    >
                      <Check className="size-3.5" strokeWidth={3} />
                    </span>
                  )}
                  <span className="block truncate px-1 py-0.5 text-left text-xs text-muted">{asset.fileName}</span>
                </PlainButton>
              </li>
            )
          })}
        </ul>
      )}
      {list.hasNextPage && (
        <Button className="self-center" isPending={list.isFetchingNextPage} onPress={() => void list.fetchNextPage()}>
          {ui('pagination.more')}
        </Button>
      )}
    </Dialog>
  )
}

/** Takes pictures and videos out of the model's library into the post. */
export const LibraryPicker = ({
  creatorId,
  room,
  onPick,
}: {
  creatorId: string | undefined
  /** How many more the post has room for. */
  room: number
  onPick: (assets: LibraryAsset[]) => void
}) => {
  const { t } = useTranslation('composer')
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button
        size="sm"
        icon={Images}
        className="self-start"
        isDisabled={creatorId === undefined || room <= 0}
        onPress={() => setOpen(true)}
      >
        {t('library.pick')}
      </Button>
      {isOpen && creatorId !== undefined && (
        <Shelf
          creatorId={creatorId}
          room={room}
          onClose={() => setOpen(false)}
          onPick={(assets) => {
            onPick(assets)
            setOpen(false)
          }}
        />
      )}
    </>
  )
}
