import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { Callout } from '../../../components/callout.tsx'
import { Select } from '../../../components/select.tsx'
import { useApi } from '../../../lib/api.tsx'
import type { BulkDialogProps } from './bulk-dialog-props.ts'
import { BulkDialog } from './bulk-dialog.tsx'

/** Filed under the wrong model: to another one, without the consent of the first. */
export const MoveDialog = ({ count, onAct, ...rest }: BulkDialogProps) => {
  const { t } = useTranslation('library')
  const api = useApi()
  const creators = useQuery(api.creators.list.queryOptions({ input: {} }))
  const [toCreatorId, setTo] = useState<string | null>(null)
  const name = creators.data?.find(({ id }) => id === toCreatorId)?.name ?? ''
  return (
    <BulkDialog
      {...rest}
      title={t('bulk.moveTitle', { count })}
      verb={t('bulk.moveAct', { count })}
      isReady={toCreatorId !== null}
      onAct={() => toCreatorId !== null && onAct({ do: 'move', toCreatorId }, (changed) => t('bulk.moved', { count: changed, name }))}
    >
      <Select
        label={t('creator')}
        options={(creators.data ?? []).map((creator) => ({ id: creator.id, label: creator.name }))}
        value={toCreatorId}
        onChange={setTo}
        placeholder={t('chooseCreator')}
      />
      <Callout tone="warning">{t('bulk.moveWarning')}</Callout>
    </BulkDialog>
  )
}
