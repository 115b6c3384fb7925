import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { Select } from '../../../components/select.tsx'
import { useApi } from '../../../lib/api.tsx'

/** Asks whose files these are, where the page shows everybody's. */
export const WhoseDialog = ({
  count,
  onChosen,
  onClose,
}: {
  count: number
  onChosen: (creatorId: string) => void
  onClose: () => void
}) => {
  const { t } = useTranslation('library')
  const { t: ui } = useTranslation('ui')
  const api = useApi()
  const creators = useQuery(api.creators.list.queryOptions({ input: {} }))
  const [creatorId, setCreatorId] = useState<string | null>(null)
  return (
    <Dialog
      title={t('add.whose')}
      isOpen
      onClose={onClose}
      size="sm"
      footer={
        <>
          <Button onPress={onClose}>{ui('act.cancel')}</Button>
          <Button variant="primary" isDisabled={creatorId === null} onPress={() => creatorId !== null && onChosen(creatorId)}>
            {t('add.count', { count })}
          </Button>
        </>
      }
    >
      <Select
        label={t('creator')}
        options={(creators.data ?? []).map(({ id, name }) => ({ id, label: name }))}
        value={creatorId}
        onChange={setCreatorId}
        placeholder={t('chooseCreator')}
      />
      <p className="text-sm text-muted">{t('add.whoseWhy')}</p>
    </Dialog>
  )
}
