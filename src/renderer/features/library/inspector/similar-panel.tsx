import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { Button as PlainButton } from 'react-aria-components'
import { ErrorNote } from '../../../components/error-note.tsx'
import { Section } from '../../../components/section.tsx'
import { Skeleton } from '../../../components/skeleton.tsx'
import type { LibraryAsset } from '../../../../contract/library.ts'
import { useApi } from '../../../lib/api.tsx'
import { useFormat } from '../../../lib/locale.tsx'
import { AssetThumb } from '../assets/asset-thumb.tsx'
import { CompareDialog } from '../compare-dialog.tsx'

/** Pictures that show the same, cut or packed otherwise. */
export const SimilarPanel = ({ asset }: { asset: LibraryAsset }) => {
  const { t } = useTranslation('library')
  const api = useApi()
  const format = useFormat()
  const [other, setOther] = useState<string | null>(null)
  const found = useQuery(api.assets.similar.queryOptions({ input: { assetId: asset.id } }))
  return (
    <Section title={t('alike.title')}>
      {found.isPending && <Skeleton className="h-16" />}
      {found.isError && <ErrorNote error={found.error} />}
      {found.data?.length === 0 && <p className="text-muted">{t('alike.none')}</p>}
      {found.data && found.data.length > 0 && (
        <ul className="grid grid-cols-4 gap-2">
          {found.data.map(({ asset: like, likeness }) => (
            <li key={like.id}>
              <PlainButton
                aria-label={t('alike.compareWith', { name: like.fileName, share: format.percent(likeness) })}
                onPress={() => setOther(like.id)}
                className="group/tile block w-full rounded-lg outline-none data-hovered:opacity-85 data-focus-visible:ring-focus"
              >
                <AssetThumb asset={like} className="aspect-square rounded-lg" />
                <span className="tnum mt-0.5 block text-center text-xs text-muted">{format.percent(likeness)}</span>
              </PlainButton>
            </li>
          ))}
        </ul>
      )}
      {other !== null && <CompareDialog assetId={asset.id} otherId={other} onClose={() => setOther(null)} />}
    </Section>
  )
}
