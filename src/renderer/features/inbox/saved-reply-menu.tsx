import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { BookmarkPlus, Settings2, Zap } from 'lucide-react'
import type { InboxItem } from '../../../contract/inbox.ts'
import { Button } from '../../components/button.tsx'
import { Menu } from '../../components/menu.tsx'
import { useApi } from '../../lib/api.tsx'
import { fillReply } from '../../../contract/fill-reply.ts'
import { SavedRepliesDialog } from './saved-replies-dialog.tsx'

/** Puts a saved reply in the box, or keeps what is in it. */
export const SavedReplyMenu = ({ item, text, onUse }: { item: InboxItem; text: string; onUse: (text: string) => void }) => {
  const { t } = useTranslation('inbox')
  const api = useApi()
  const [manages, setManages] = useState<{ text: string } | null>(null)
  const saved = useQuery(api.savedReplies.list.queryOptions({ input: { creatorId: item.creatorId } }))
  return (
    <>
      <Menu
        label={t('saved.label')}
        trigger={
          <Button size="sm" variant="quiet" icon={Zap}>
            {t('saved.label')}
          </Button>
        }
        acts={[
          ...(saved.data ?? []).map((one) => ({ id: one.id, label: one.name, onAct: () => onUse(fillReply(one.text, item)) })),
          ...(text.trim() === '' ? [] : [{ id: 'keep', label: t('saved.keep'), icon: BookmarkPlus, onAct: () => setManages({ text }) }]),
          { id: 'manage', label: t('saved.manage'), icon: Settings2, onAct: () => setManages({ text: '' }) },
        ]}
      />
      {manages && (
        <SavedRepliesDialog
          creatorId={item.creatorId}
          creatorName={item.creatorName}
          begin={manages.text}
          onClose={() => setManages(null)}
        />
      )}
    </>
  )
}
