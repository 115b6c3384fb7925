import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { ButtonLink } from '../../../components/link.tsx'
import { useApi } from '../../../lib/api.tsx'

const mostShown = 8

/** Why a set of hashtags cannot be deleted: the captions that name it, and the way to them. */
export const NamedDialog = ({
  creatorId,
  name,
  captionIds,
  onClose,
}: {
  creatorId: string
  name: string
  captionIds: readonly string[]
  onClose: () => void
}) => {
  const { t } = useTranslation('library')
  const { t: ui } = useTranslation('ui')
  const api = useApi()
  const captions = useQuery(api.captions.list.queryOptions({ input: { creatorId, limit: 500 } }))
  const shown = (captions.data?.items ?? []).filter(({ id }) => captionIds.includes(id)).slice(0, mostShown)
  const more = captionIds.length - shown.length
  return (
    <Dialog
      title={t('hashtags.named.title', { name })}
      isOpen
      onClose={onClose}
      role="alertdialog"
      footer={
        <>
          <ButtonLink to="/library" search={{ tab: 'captions' }}>
            {t('hashtags.named.see')}
          </ButtonLink>
          <Button onPress={onClose}>{ui('act.close')}</Button>
        </>
      }
    >
      <p>{t('hashtags.named.text', { count: captionIds.length, code: `{{hashtags:${name}}}` })}</p>
      <ul className="flex flex-col gap-1.5">
        {shown.map(({ id, text }) => (
          <li key={id} className="truncate rounded-lg border border-line px-3 py-2" title={text}>
            {text}
          </li>
        ))}
      </ul>
      {shown.length > 0 && more > 0 && <p className="text-muted">{t('held.more', { count: more })}</p>}
    </Dialog>
  )
}
