import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { Button } from '../../components/button.tsx'
import { Checkbox } from '../../components/checkbox.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useToasts } from '../../components/toast.tsx'
import type { FolderWatch } from '../../../contract/folders.ts'
import { useApi } from '../../lib/api.tsx'
import { dataOf } from '../../lib/error-code.ts'
import { useSubmit } from '../../lib/use-submit.ts'
import { FolderField } from './folder-field.tsx'

const codes = ['no_folder', 'own_folder'] as const

/** Which folder, what of it, and where it goes in the library. */
export const WatchDialog = ({ creatorId, watch, onClose }: { creatorId: string; watch: FolderWatch | null; onClose: () => void }) => {
  const { t } = useTranslation('library')
  const { t: ui } = useTranslation('ui')
  const api = useApi()
  const toasts = useToasts()
  const counts = useQuery(api.assets.count.queryOptions({ input: { creatorId } }))
  const [path, setPath] = useState(watch?.path ?? '')
  const [recursive, setRecursive] = useState(watch?.recursive ?? true)
  const [folder, setFolder] = useState(watch?.folder ?? '')
  const [isOn, setOn] = useState(watch?.isOn ?? true)
  const save = useSubmit(
    api.folders.save.mutationOptions({
      onSuccess: () => {
        toasts.done(t('watch.saved'))
        onClose()
      },
    }),
  )
  const refusal = dataOf(save.error, 'BAD_INPUT')?.issues.find((issue) => issue.path === 'content.path')
  const code = codes.find((each) => each === refusal?.code)
  return (
    <Dialog
      title={t(watch ? 'watch.editTitle' : 'watch.add')}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{ui('act.cancel')}</Button>
          <Button
            variant="primary"
            isDisabled={path.trim() === ''}
            isPending={save.isPending}
            onPress={() => save.mutate({ creatorId, watchId: watch?.id, content: { path: path.trim(), recursive, folder, isOn } })}
          >
            {ui('act.save')}
          </Button>
        </>
      }
    >
      <TextField
        label={t('watch.path')}
        help={t('watch.pathHelp')}
        error={code && t(`watch.error.${code}`)}
        value={path}
        onChange={setPath}
        mono
        autoFocus
      />
      <Checkbox isSelected={recursive} onChange={setRecursive}>
        {t('watch.recursive')}
      </Checkbox>
      <FolderField
        label={t('field.folder')}
        value={folder}
        folders={counts.data?.folders.map((each) => each.folder) ?? []}
        onChange={setFolder}
      />
      <Checkbox isSelected={isOn} onChange={setOn}>
        {t('watch.toggle')}
      </Checkbox>
      {!code && <ErrorNote error={save.error} />}
    </Dialog>
  )
}
