import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Pencil, Plus, Trash2 } from 'lucide-react'
import type { SavedReply } from '../../../contract/inbox.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { Select } from '../../components/select.tsx'
import { TextArea } from '../../components/text-area.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useToasts } from '../../components/toast.tsx'
import { useApi } from '../../lib/api.tsx'
import { useMe } from '../../lib/me.tsx'
import { useSubmit } from '../../lib/use-submit.ts'

interface DialogProps {
  creatorId: string
  creatorName: string
  /** Words to keep; empty: the list comes first. */
  begin: string
  onClose: () => void
}

type Draft = Pick<SavedReply, 'name' | 'text' | 'creatorId'> & { replyId?: string }

/** What is often answered, for one creator or for all. */
export const SavedRepliesDialog = ({ creatorId, creatorName, begin, onClose }: DialogProps) => {
  const { t } = useTranslation('inbox')
  const api = useApi()
  const { role } = useMe()
  const queries = useQueryClient()
  const toasts = useToasts()
  const fresh = (text: string): Draft => ({ name: '', text, creatorId })
  const [draft, setDraft] = useState<Draft | null>(begin === '' ? null : fresh(begin))
  const saved = useQuery(api.savedReplies.list.queryOptions({ input: { creatorId } }))
  const read = (): Promise<void> => queries.invalidateQueries({ queryKey: [['savedReplies']] })
  const save = useSubmit(api.savedReplies.save.mutationOptions({ onSuccess: read, onError: toasts.failed }))
  const remove = useSubmit(api.savedReplies.remove.mutationOptions({ onSuccess: read, onError: toasts.failed }))
  const mayChange = (one: SavedReply): boolean => one.creatorId !== null || role === 'admin'
  const whose = (id: string | null): string => (id === null ? t('saved.agency') : t('saved.of', { creator: creatorName }))
  const keep = async (): Promise<void> => {
    if (!draft) return
    try {
      await save.mutateAsync(draft)
      setDraft(null)
    } catch {
      // Said in a toast; what was typed stays.
    }
  }
  return (
    <Dialog title={t('saved.title')} isOpen onClose={onClose}>
      {draft ? (
        <form
          className="flex flex-col gap-3"
          onSubmit={(event) => {
            event.preventDefault()
            void keep()
          }}
        >
          <TextField
            label={t('saved.name')}
            value={draft.name}
            onChange={(name) => setDraft({ ...draft, name })}
            maxLength={80}
            autoFocus
          />
          <TextArea
            label={t('saved.text')}
            help={t('saved.help')}
            rows={4}
            value={draft.text}
            onChange={(text) => setDraft({ ...draft, text })}
          />
          {role === 'admin' && (
            <Select
              label={t('saved.whose')}
              options={[
                { id: 'creator', label: creatorName },
                { id: 'agency', label: t('saved.agency') },
              ]}
              value={draft.creatorId === null ? 'agency' : 'creator'}
              onChange={(id) => setDraft({ ...draft, creatorId: id === 'agency' ? null : creatorId })}
            />
          )}
          <div className="flex justify-end gap-2">
            <Button variant="quiet" onPress={() => setDraft(null)}>
              {t('saved.cancel')}
            </Button>
            <Button
              type="submit"
              variant="primary"
              isPending={save.isPending}
              isDisabled={draft.name.trim() === '' || draft.text.trim() === ''}
            >
              {t('saved.save')}
            </Button>
          </div>
        </form>
      ) : (
        <div className="flex flex-col gap-3">
          {saved.data?.length === 0 && <p className="text-muted">{t('saved.empty')}</p>}
          <ul className="flex flex-col">
            {(saved.data ?? []).map((one) => (
              <li key={one.id} className="flex items-start gap-2 border-b border-line py-2 last:border-b-0">
                <div className="min-w-0 flex-1">
                  <p className="font-medium">{one.name}</p>
                  <p className="line-clamp-2 text-muted">{one.text}</p>
                  <p className="text-sm text-muted">{whose(one.creatorId)}</p>
                </div>
                {mayChange(one) && (
                  <>
                    <IconButton
                      icon={Pencil}
                      label={t('saved.editOf', { name: one.name })}
                      onPress={() => setDraft({ replyId: one.id, name: one.name, text: one.text, creatorId: one.creatorId })}
                    />
                    <IconButton
                      icon={Trash2}
                      label={t('saved.removeOf', { name: one.name })}
                      onPress={() => remove.mutate({ replyId: one.id })}
                    />
                  </>
                )}
              </li>
            ))}
          </ul>
          <Button icon={Plus} onPress={() => setDraft(fresh(''))} className="self-start">
            {t('saved.add')}
          </Button>
        </div>
      )}
    </Dialog>
  )
}
