import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { ArchiveRestore, PencilLine, Trash2 } from 'lucide-react'
import { Button } from '../../../components/button.tsx'
import { Callout } from '../../../components/callout.tsx'
import { ErrorState } from '../../../components/error-state.tsx'
import { Inspector } from '../../../components/inspector.tsx'
import { ButtonLink } from '../../../components/link.tsx'
import { Facts } from '../../../components/section.tsx'
import { Skeleton } from '../../../components/skeleton.tsx'
import { useToasts } from '../../../components/toast.tsx'
import type { LibraryAsset } from '../../../../contract/library.ts'
import { useApi } from '../../../lib/api.tsx'
import { useFormat } from '../../../lib/locale.tsx'
import { useCan } from '../../../lib/me.tsx'
import { useSubmit } from '../../../lib/use-submit.ts'
import { clockOf } from '../assets/asset-marks.tsx'
import { EraseDialog } from '../bulk/erase-dialog.tsx'
import { HeldDialog } from '../held-dialog.tsx'
import { heldBy, useAssetActs } from '../use-asset-acts.ts'
import { AssetEditor } from './asset-editor.tsx'
import { AssetPreview } from './asset-preview.tsx'
import { ConsentPanel } from './consent-panel.tsx'
import { SimilarPanel } from './similar-panel.tsx'
import { SuitabilityPanel } from './suitability-panel.tsx'
import { UsesPanel } from './uses-panel.tsx'

/** As people say it. */
const codecName: Record<string, string> = { avc: 'H.264', hevc: 'H.265', vp8: 'VP8', vp9: 'VP9', av1: 'AV1' }

const FilePanel = ({ asset }: { asset: LibraryAsset }) => {
  const { t } = useTranslation('library')
  const format = useFormat()
  const { width, height, bytes, mimeType, seconds, codec, createdAt, folder, lastUsedAt } = asset
  return (
    <Facts
      items={[
        { name: t('fact.dimensions'), value: `${format.number(width)} × ${format.number(height)} px` },
        { name: t('fact.size'), value: format.bytes(bytes) },
        { name: t('fact.type'), value: mimeType.replace(/^(image|video)\//, '').toUpperCase() },
        ...(codec === null ? [] : [{ name: t('fact.codec'), value: codecName[codec] ?? codec }]),
        ...(seconds === null ? [] : [{ name: t('fact.duration'), value: clockOf(seconds) }]),
        { name: t('fact.added'), value: format.dateTime(createdAt) },
        { name: t('fact.folder'), value: folder || t('fact.noFolder') },
        { name: t('fact.lastUsed'), value: lastUsedAt ? format.dateTime(lastUsedAt) : t('fact.never') },
      ]}
    />
  )
}

const Footer = ({ asset, onClose }: { asset: LibraryAsset; onClose: () => void }) => {
  const { t } = useTranslation('library')
  const api = useApi()
  const toasts = useToasts()
  const [asks, setAsks] = useState(false)
  const removing = useAssetActs(new Map([[asset.id, asset.creatorId]]), { onDone: onClose })
  const restore = useSubmit(
    api.assets.restore.mutationOptions({ onSuccess: () => toasts.done(t('restored', { count: 1 })), onError: toasts.failed }),
  )
  const held = heldBy(removing.error)
  if (asset.removedAt)
    return (
      <>
        <Button variant="quiet" icon={Trash2} onPress={() => setAsks(true)}>
          {t('erase.verb')}
        </Button>
        <Button icon={ArchiveRestore} isPending={restore.isPending} onPress={() => restore.mutate({ assetIds: [asset.id] })}>
          {t('restore')}
        </Button>
        {asks && <EraseDialog chosen={new Map([[asset.id, asset.creatorId]])} onClose={() => setAsks(false)} onErased={onClose} />}
      </>
    )
  return (
    <>
      <Button
        variant="quiet"
        icon={Trash2}
        isPending={removing.isPending}
        onPress={() => removing.act({ do: 'remove' }, (count) => t('removed', { count }))}
      >
        {t('remove')}
      </Button>
      <ButtonLink to="/posts/new" search={{ creator: asset.creatorId, asset: asset.id }} variant="primary" icon={PencilLine}>
        {t('useInPost')}
      </ButtonLink>
      {held && <HeldDialog publicationIds={held} onClose={removing.reset} />}
    </>
  )
}

/** All that is known of a picture or video, beside the library. */
export const AssetInspector = ({ id, onClose }: { id: string; onClose: () => void }) => {
  const { t } = useTranslation('library')
  const api = useApi()
  const can = useCan()
  const format = useFormat()
  const read = useQuery(api.assets.get.queryOptions({ input: { assetId: id } }))
  const creators = useQuery(api.creators.list.queryOptions({ input: {} }))
  const [isShown, setShown] = useState(false)
  const asset = read.data
  return (
    <Inspector
      title={asset?.fileName ?? t('kind.any')}
      eyebrow={
        asset && (
          <>
            {t(`kind.${asset.kind}`)} · {creators.data?.find((creator) => creator.id === asset.creatorId)?.name ?? '…'}
          </>
        )
      }
      onClose={onClose}
      footer={asset && !asset.erasedAt && can('assets.remove') && <Footer asset={asset} onClose={onClose} />}
    >
      {read.isPending && <Skeleton className="h-72" />}
      {read.isError && <ErrorState error={read.error} onRetry={() => void read.refetch()} isRetrying={read.isFetching} />}
      {asset?.erasedAt && (
        <>
          <Callout>{t('erase.gone', { at: format.dateTime(asset.erasedAt) })}</Callout>
          <UsesPanel asset={asset} />
        </>
      )}
      {asset && !asset.erasedAt && (
        <>
          <AssetPreview asset={asset} isShown={isShown} onShow={() => setShown(true)} />
          <FilePanel asset={asset} />
          {can('assets.update') && <AssetEditor key={asset.id} asset={asset} />}
          <ConsentPanel asset={asset} topic="consent" />
          {asset.paid && can('assets.releasePaid') && <ConsentPanel asset={asset} topic="free_use" />}
          <SuitabilityPanel asset={asset} />
          <UsesPanel asset={asset} />
          {asset.kind === 'image' && <SimilarPanel asset={asset} />}
        </>
      )}
    </Inspector>
  )
}
