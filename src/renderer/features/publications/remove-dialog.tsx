import { useTranslation } from 'react-i18next'
import { ConfirmDialog } from '../../components/confirm-dialog.tsx'
import { useToasts } from '../../components/toast.tsx'
import type { Publication } from '../../../contract/publications.ts'
import { useApi } from '../../lib/api.tsx'
import { platformName } from '../../../contract/platform-name.ts'
import { useSubmit } from '../../lib/use-submit.ts'

/** Deletes what is out: cannot be undone, so it names what is lost and asks for the handle. */
export const RemoveDialog = ({ publication, onClose }: { publication: Publication; onClose: () => void }) => {
  const { t } = useTranslation('publications')
  const api = useApi()
  const toasts = useToasts()
  const out = publication.thread?.out ?? 0
  const remove = useSubmit(
    api.publications.remove.mutationOptions({
      onSuccess: () => {
        toasts.done(t('done.removed'))
        onClose()
      },
    }),
  )
  return (
    <ConfirmDialog
      title={t('remove.title', { platform: platformName(publication.platform) })}
      isOpen
      onClose={onClose}
      onConfirm={() => remove.mutate({ publicationId: publication.id })}
      confirmLabel={t('remove.act')}
      losses={[out > 0 ? t('remove.lossParts', { count: out }) : t('remove.lossPost')]}
      typeToConfirm={publication.accountHandle}
      isPending={remove.isPending}
      error={remove.error}
    >
      <p>{t('remove.text')}</p>
    </ConfirmDialog>
  )
}
