import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { TagInput } from '../../../components/tag-input.tsx'
import { useApi } from '../../../lib/api.tsx'
import { useCreatorScope } from '../../../lib/creator-scope.tsx'
import type { BulkDialogProps } from './bulk-dialog-props.ts'
import { BulkDialog } from './bulk-dialog.tsx'

export const TagsDialog = ({ count, onAct, ...rest }: BulkDialogProps) => {
  const { t } = useTranslation('library')
  const api = useApi()
  const { creatorId } = useCreatorScope()
  const counts = useQuery(api.assets.count.queryOptions({ input: { creatorId }, placeholderData: keepPreviousData }))
  const known = counts.data?.tags.map(({ tag }) => tag) ?? []
  const [add, setAdd] = useState<string[]>([])
  const [remove, setRemove] = useState<string[]>([])
  return (
    <BulkDialog
      {...rest}
      title={t('bulk.tagsTitle', { count })}
      verb={t('bulk.apply', { count })}
      isReady={add.length + remove.length > 0}
      onAct={() =>
        onAct({ do: 'update', changes: { addTags: add, removeTags: remove } }, (changed) => t('bulk.changed', { count: changed }))
      }
    >
      <TagInput label={t('bulk.addTags')} value={add} onChange={setAdd} max={20} maxLength={40} suggestions={known} autoFocus />
      <TagInput label={t('bulk.removeTags')} value={remove} onChange={setRemove} max={20} maxLength={40} suggestions={known} isOptional />
    </BulkDialog>
  )
}
