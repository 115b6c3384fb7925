import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { Check } from 'lucide-react'
import { ToggleButton } from 'react-aria-components'
import { ErrorState } from '../../components/error-state.tsx'
import { SearchField } from '../../components/search-field.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import type { LibraryAsset } from '../../../contract/library.ts'
import type { PlatformId } from '../../../contract/platforms.ts'
import { useApi } from '../../lib/api.tsx'
import { AssetImage } from '../../lib/asset-image.tsx'
import { useFormat } from '../../lib/locale.tsx'

export interface AssetChoiceProps {
  creatorId: string
  platform: PlatformId
  /** Undefined: both. */
  kind: 'image' | 'video' | undefined
  chosen: readonly LibraryAsset[]
  most: number
  onChange: (chosen: LibraryAsset[]) => void
}

/** Pictures or videos of the library that may go on the platform; those chosen keep the order of choosing. */
export const AssetChoice = ({ creatorId, platform, kind, chosen, most, onChange }: AssetChoiceProps) => {
  const { t } = useTranslation('planning')
  const api = useApi()
  const format = useFormat()
  const [search, setSearch] = useState('')
  const list = useQuery(
    api.assets.list.queryOptions({ input: { creatorId, kind, search, suitableFor: platform, order: 'long_unused', limit: 60 } }),
  )
  const toggle = (asset: LibraryAsset) => {
    const without = chosen.filter(({ id }) => id !== asset.id)
    // One more than fits takes the place of the last.
    onChange(without.length < chosen.length ? without : [...chosen.slice(0, most - 1), asset])
  }
  return (
    <div className="flex flex-col gap-2">
      <SearchField label={t('fill.search')} value={search} onChange={setSearch} />
      {list.isPending && <SkeletonRows rows={3} />}
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} isRetrying={list.isFetching} />}
      {list.data?.items.length === 0 && <p className="text-muted">{t('fill.noAsset')}</p>}
      <ul
        aria-label={t('fill.assets')}
        className="grid max-h-72 grid-cols-[repeat(auto-fill,minmax(6.5rem,1fr))] gap-2 overflow-auto p-0.5"
      >
        {list.data?.items.map((asset) => {
          const place = chosen.findIndex(({ id }) => id === asset.id)
          return (
            <li key={asset.id}>
              <ToggleButton
                isSelected={place >= 0}
                onChange={() => toggle(asset)}
                aria-label={asset.alt || asset.fileName}
                className="group relative block aspect-square w-full overflow-hidden rounded-lg border border-line outline-none data-selected:border-accent data-selected:ring-2 data-selected:ring-accent data-focus-visible:ring-focus"
              >
                <AssetImage assetId={asset.id} alt="" className="absolute inset-0 size-full object-cover" />
                {place >= 0 && (
                  <span className="absolute top-1 right-1 inline-flex size-5 items-center justify-center rounded-full bg-accent text-on-accent">
                    <Check aria-hidden className="size-3.5" strokeWidth={3} />
                  </span>
                )}
                <span className="absolute inset-x-0 bottom-0 truncate bg-raised px-1.5 py-0.5 text-left text-xs text-text">
                  {asset.alt || asset.fileName}
                  {asset.lastUsedAt && (
                    <span className="block truncate text-muted">{t('fill.lastUsed', { when: format.shortDate(asset.lastUsedAt) })}</span>
                  )}
                </span>
              </ToggleButton>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
