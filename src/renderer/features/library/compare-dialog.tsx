import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { Trash2 } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { Facts } from '../../components/section.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { useApi } from '../../lib/api.tsx'
import { AssetImage } from '../../lib/asset-image.tsx'
import { useFormat } from '../../lib/locale.tsx'
import { useCan } from '../../lib/me.tsx'
import { HeldDialog } from './held-dialog.tsx'
import { heldBy, useAssetActs } from './use-asset-acts.ts'

const Side = ({ assetId, onRemoved }: { assetId: string; onRemoved: () => void }) => {
  const { t } = useTranslation('library')
  const api = useApi()
  const can = useCan()
  const format = useFormat()
  const read = useQuery(api.assets.get.queryOptions({ input: { assetId } }))
  const asset = read.data
  const removing = useAssetActs(new Map(asset ? [[asset.id, asset.creatorId]] : []), { onDone: onRemoved })
  const held = heldBy(removing.error)
  if (read.isPending) return <Skeleton className="h-80" />
  if (read.isError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} isRetrying={read.isFetching} />
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <div className="flex h-72 items-center justify-center overflow-hidden rounded-lg border border-line bg-hover">
        <AssetImage assetId={read.data.id} alt={read.data.alt || read.data.fileName} className="max-h-full max-w-full object-contain" />
      </div>
      <p className="truncate font-medium" title={read.data.fileName}>
        {read.data.fileName}
      </p>
      <Facts
        items={[
          { name: t('fact.dimensions'), value: `${format.number(read.data.width)} × ${format.number(read.data.height)} px` },
          { name: t('fact.size'), value: format.bytes(read.data.bytes) },
          { name: t('fact.added'), value: format.dateTime(read.data.createdAt) },
          { name: t('fact.folder'), value: read.data.folder || t('fact.noFolder') },
          { name: t('column.uses'), value: read.data.uses === 0 ? t('uses.none') : t('uses.count', { count: read.data.uses }) },
        ]}
      />
      {can('assets.remove') && (
        <Button
          size="sm"
          icon={Trash2}
          className="self-start"
          isPending={removing.isPending}
          onPress={() => removing.act({ do: 'remove' }, (count) => t('removed', { count }))}
        >
          {t('alike.removeThis')}
        </Button>
      )}
      {held && <HeldDialog publicationIds={held} onClose={removing.reset} />}
    </div>
  )
}

/** Two pictures that show the same, side by side: keep both, or let one go. */
export const CompareDialog = ({ assetId, otherId, onClose }: { assetId: string; otherId: string; onClose: () => void }) => {
  const { t } = useTranslation('library')
  return (
    <Dialog
      title={t('alike.compareTitle')}
      isOpen
      onClose={onClose}
      size="lg"
      footer={<Button onPress={onClose}>{t('alike.keep')}</Button>}
    >
      <div className="grid grid-cols-2 gap-5 max-md:grid-cols-1">
        <Side assetId={assetId} onRemoved={onClose} />
        <Side assetId={otherId} onRemoved={onClose} />
      </div>
    </Dialog>
  )
}
