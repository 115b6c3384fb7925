import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { useApi } from '../../../lib/api.tsx'
import { useCreatorScope } from '../../../lib/creator-scope.tsx'
import { FolderField } from '../folder-field.tsx'
import type { BulkDialogProps } from './bulk-dialog-props.ts'
import { BulkDialog } from './bulk-dialog.tsx'

export const FolderDialog = ({ count, onAct, ...rest }: BulkDialogProps) => {
  const { t } = useTranslation('library')
  const api = useApi()
  const { creatorId } = useCreatorScope()
  const counts = useQuery(api.assets.count.queryOptions({ input: { creatorId } }))
  const [folder, setFolder] = useState('')
  const folders = counts.data?.folders.map((each) => each.folder) ?? []
  const takesOut = folder === '' && folders.length > 0
  return (
    <BulkDialog
      {...rest}
      title={t('bulk.folderTitle', { count })}
      verb={t(takesOut ? 'bulk.unfile' : 'bulk.file', { count })}
      isReady={folder !== '' || takesOut}
      onAct={() =>
        onAct({ do: 'update', changes: { folder } }, (changed) =>
          folder === '' ? t('bulk.changed', { count: changed }) : t('bulk.filed', { count: changed, folder }),
        )
      }
    >
      <FolderField label={t('field.folder')} value={folder} folders={folders} onChange={setFolder} />
    </BulkDialog>
  )
}
