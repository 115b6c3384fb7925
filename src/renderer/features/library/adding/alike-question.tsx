import { useTranslation } from 'react-i18next'
import { Button } from '../../../components/button.tsx'
import { useToasts } from '../../../components/toast.tsx'
import { AssetImage } from '../../../lib/asset-image.tsx'
import { useApi } from '../../../lib/api.tsx'
import { useFormat } from '../../../lib/locale.tsx'
import { useSubmit } from '../../../lib/use-submit.ts'
import type { AddItem } from './add-queue.ts'

/** "Looks like one you have": keep both, or let the new one go. */
export const AlikeQuestion = ({
  item: { asset, path },
  onCompare,
  onSettled,
  onRemoved,
}: {
  item: AddItem
  onCompare: (assetId: string, otherId: string) => void
  onSettled: () => void
  onRemoved: (assetId: string) => void
}) => {
  const { t } = useTranslation('library')
  const format = useFormat()
  const api = useApi()
  const toasts = useToasts()
  const skip = useSubmit(
    api.assets.remove.mutationOptions({ onSuccess: (_, { assetIds }) => assetIds.forEach(onRemoved), onError: toasts.failed }),
  )
  const [other] = asset?.lookAlikes ?? []
  if (!asset || !other) return null
  return (
    <li className="flex flex-col gap-2 py-2">
      <div className="flex items-center gap-2">
        <AssetImage assetId={asset.id} alt={path} className="size-12 rounded-md object-cover" />
        <span aria-hidden className="text-muted">
          ≈
        </span>
        <AssetImage assetId={other.assetId} alt={t('alike.other')} className="size-12 rounded-md object-cover" />
        <p className="min-w-0 flex-1 text-sm">
          <span className="block truncate font-medium" title={path}>
            {path}
          </span>
          <span className="text-muted">{t('alike.question', { share: format.percent(other.likeness) })}</span>
        </p>
      </div>
      <div className="flex gap-2">
        <Button size="sm" onPress={onSettled}>
          {t('alike.keep')}
        </Button>
        <Button size="sm" isPending={skip.isPending} onPress={() => skip.mutate({ assetIds: [asset.id] })}>
          {t('alike.skip')}
        </Button>
        <Button size="sm" variant="quiet" onPress={() => onCompare(asset.id, other.assetId)}>
          {t('alike.compare')}
        </Button>
      </div>
    </li>
  )
}
