import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ArchiveRestore, Ellipsis, EyeOff, FolderInput, Tags, Trash2, UserRoundCheck, UsersRound, BadgeEuro } from 'lucide-react'
import { Button } from '../../../components/button.tsx'
import { IconButton } from '../../../components/icon-button.tsx'
import { Menu } from '../../../components/menu.tsx'
import { useToasts } from '../../../components/toast.tsx'
import { useApiClient } from '../../../lib/api.tsx'
import { useCan } from '../../../lib/me.tsx'
import { useSubmit } from '../../../lib/use-submit.ts'
import { sumOfCalls, type AssetSelection } from '../assets/asset-selection.ts'
import { HeldDialog } from '../held-dialog.tsx'
import { heldBy, useAssetActs } from '../use-asset-acts.ts'
import type { BulkDialogProps } from './bulk-dialog-props.ts'
import { ConsentDialog } from './consent-dialog.tsx'
import { EraseDialog } from './erase-dialog.tsx'
import { FolderDialog } from './folder-dialog.tsx'
import { MoveDialog } from './move-dialog.tsx'
import { TagsDialog } from './tags-dialog.tsx'

/** In the bin there are two things to do. */
const BinActs = ({ chosen, onDone }: { chosen: AssetSelection; onDone: () => void }) => {
  const { t } = useTranslation('library')
  const client = useApiClient()
  const toasts = useToasts()
  const restore = useSubmit({
    mutationFn: () => sumOfCalls(chosen, async (assetIds) => (await client.assets.restore({ assetIds })).restored),
    onSuccess: (count) => {
      toasts.done(t('restored', { count }))
      onDone()
    },
    onError: toasts.failed,
  })
  const [asks, setAsks] = useState(false)
  return (
    <>
      <Button size="sm" icon={ArchiveRestore} isPending={restore.isPending} onPress={() => restore.mutate()}>
        {t('restore')}
      </Button>
      <Button size="sm" variant="danger" icon={Trash2} onPress={() => setAsks(true)}>
        {t('erase.verb')}
      </Button>
      {asks && (
        <EraseDialog
          chosen={chosen}
          onClose={() => setAsks(false)}
          onErased={() => {
            setAsks(false)
            onDone()
          }}
        />
      )}
    </>
  )
}

type Dialog = 'tags' | 'folder' | 'consent' | 'move'

/** What can be done with all that is selected; each with undo. */
export const BulkActs = ({ chosen, isBin, onDone }: { chosen: AssetSelection; isBin: boolean; onDone: () => void }) => {
  const { t } = useTranslation('library')
  const { t: ui } = useTranslation('ui')
  const can = useCan()
  const [open, setOpen] = useState<Dialog | null>(null)
  const { act, isPending, error, reset } = useAssetActs(chosen, {
    isToasted: open === null,
    onDone: ({ do: what }) => {
      setOpen(null)
      // What is gone or another's is no longer selected; what was only changed still is.
      if (what === 'remove' || what === 'move') onDone()
    },
  })
  if (!can('assets.update'))
    return (
      <>
        <Button size="sm" icon={UserRoundCheck} onPress={() => setOpen('consent')}>
          {t('bulk.consent')}
        </Button>
        {open === 'consent' && (
          <ConsentDialog count={chosen.size} isPending={isPending} error={error} onAct={act} onClose={() => setOpen(null)} />
        )}
      </>
    )
  if (isBin) return <BinActs chosen={chosen} onDone={onDone} />
  const close = (): void => {
    reset()
    setOpen(null)
  }
  const dialog: BulkDialogProps = { count: chosen.size, isPending, error, onAct: act, onClose: close }
  const mark = (changes: { sensitive?: boolean; paid?: boolean }) => (): void =>
    act({ do: 'update', changes }, (count) => t('bulk.changed', { count }))
  const held = open === null ? heldBy(error) : null
  return (
    <>
      <Button size="sm" icon={Tags} onPress={() => setOpen('tags')}>
        {t('bulk.tags')}
      </Button>
      <Button size="sm" icon={FolderInput} onPress={() => setOpen('folder')}>
        {t('bulk.folder')}
      </Button>
      <Button size="sm" icon={UserRoundCheck} onPress={() => setOpen('consent')}>
        {t('bulk.consent')}
      </Button>
      <Menu
        label={t('bulk.more')}
        trigger={<IconButton icon={Ellipsis} label={ui('act.more')} size="sm" />}
        acts={[
          { id: 'sensitive', label: t('bulk.sensitive'), icon: EyeOff, onAct: mark({ sensitive: true }) },
          { id: 'notSensitive', label: t('bulk.notSensitive'), onAct: mark({ sensitive: false }) },
          { id: 'paid', label: t('bulk.paid'), icon: BadgeEuro, onAct: mark({ paid: true }) },
          { id: 'notPaid', label: t('bulk.notPaid'), onAct: mark({ paid: false }) },
          { id: 'move', label: t('bulk.move'), icon: UsersRound, onAct: () => setOpen('move') },
        ]}
      />
      <Button size="sm" icon={Trash2} isPending={isPending} onPress={() => act({ do: 'remove' }, (count) => t('removed', { count }))}>
        {t('remove')}
      </Button>
      {open === 'tags' && <TagsDialog {...dialog} />}
      {open === 'folder' && <FolderDialog {...dialog} />}
      {open === 'consent' && <ConsentDialog {...dialog} />}
      {open === 'move' && <MoveDialog {...dialog} />}
      {held && <HeldDialog publicationIds={held} onClose={reset} />}
    </>
  )
}
