import { useTranslation } from 'react-i18next'
import { useQueries } from '@tanstack/react-query'
import { ConfirmDialog } from '../../../components/confirm-dialog.tsx'
import { useToasts } from '../../../components/toast.tsx'
import { useApi, useApiClient } from '../../../lib/api.tsx'
import { useFormat } from '../../../lib/locale.tsx'
import { useSubmit } from '../../../lib/use-submit.ts'
import { sumOfCalls, type AssetSelection } from '../assets/asset-selection.ts'
import { HeldDialog } from '../held-dialog.tsx'
import { heldBy } from '../use-asset-acts.ts'

/** So many are named; the others are counted. */
const mostNamed = 8

/** Asks before assets of the bin are deleted for good, and names what goes. */
export const EraseDialog = ({ chosen, onClose, onErased }: { chosen: AssetSelection; onClose: () => void; onErased: () => void }) => {
  const { t } = useTranslation('library')
  const api = useApi()
  const client = useApiClient()
  const toasts = useToasts()
  const format = useFormat()
  const ids = [...chosen.keys()]
  const named = useQueries({
    queries: ids.slice(0, mostNamed).map((id) => api.assets.get.queryOptions({ input: { assetId: id } })),
  })
  const erase = useSubmit({
    mutationFn: () => sumOfCalls(chosen, async (assetIds) => (await client.assets.erase({ assetIds })).erased),
    onSuccess: (count) => {
      toasts.done(t('erase.done', { count }))
      onErased()
    },
  })
  const held = heldBy(erase.error)
  if (held) return <HeldDialog publicationIds={held} onClose={onClose} />
  const names = named.flatMap(({ data }) => (data ? [`${data.fileName} · ${format.bytes(data.bytes)}`] : []))
  const more = ids.length - mostNamed
  return (
    <ConfirmDialog
      title={t('erase.title', { count: ids.length })}
      isOpen
      onClose={onClose}
      onConfirm={() => erase.mutate()}
      confirmLabel={t('erase.act', { count: ids.length })}
      losses={more > 0 ? [...names, t('erase.more', { count: more })] : names}
      typeToConfirm={t('erase.word')}
      isPending={erase.isPending}
      error={erase.error}
    >
      <p>{t('erase.text')}</p>
    </ConfirmDialog>
  )
}
