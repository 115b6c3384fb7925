import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Trash2 } from 'lucide-react'
import { Button } from 'react-aria-components'
import { ConfirmDialog } from '../../components/confirm-dialog.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { Instant } from '../../components/instant.tsx'
import { Section } from '../../components/section.tsx'
import { useToasts } from '../../components/toast.tsx'
import { useApi } from '../../lib/api.tsx'
import { useSubmit } from '../../lib/use-submit.ts'

/** Drafts left unfinished, to take one up instead of a blank page. Nothing when there are none. */
export const DraftList = ({ creatorId }: { creatorId: string | undefined }) => {
  const { t } = useTranslation('composer')
  const api = useApi()
  const toasts = useToasts()
  const navigate = useNavigate()
  const [removing, setRemoving] = useState<string | null>(null)
  const drafts = useQuery(api.posts.list.queryOptions({ input: { creatorId, draftsOnly: true, limit: 5 } }))
  const remove = useSubmit(
    api.posts.remove.mutationOptions({
      onSuccess: () => {
        toasts.done(t('drafts.removed'))
        setRemoving(null)
      },
    }),
  )
  if (!drafts.data || drafts.data.items.length === 0) return null
  return (
    <Section title={t('drafts.title')}>
      <ul className="flex flex-col gap-1">
        {drafts.data.items.map((post) => {
          const text = post.text.trim() || t('drafts.noText')
          return (
            <li key={post.id} className="flex items-center gap-1 rounded-lg border border-line bg-surface pr-1">
              <Button
                aria-label={t('drafts.open', { text: text.slice(0, 60) })}
                onPress={() => void navigate({ to: '/posts/$postId', params: { postId: post.id } })}
                className="flex min-w-0 flex-1 flex-col items-start rounded-lg px-3 py-1.5 text-left outline-none data-hovered:bg-hover data-focus-visible:ring-focus"
              >
                <span className="w-full truncate">{text}</span>
                <span className="text-sm text-muted">
                  {t('drafts.updated')} <Instant at={post.updatedAt} />
                </span>
              </Button>
              <IconButton icon={Trash2} size="sm" label={t('drafts.remove')} onPress={() => setRemoving(post.id)} />
            </li>
          )
        })}
      </ul>
      <ConfirmDialog
        title={t('drafts.removeTitle')}
        isOpen={removing !== null}
        onClose={() => setRemoving(null)}
        onConfirm={() => removing !== null && remove.mutate({ postId: removing })}
        confirmLabel={t('drafts.remove')}
        losses={[t('drafts.removeLoss')]}
        isPending={remove.isPending}
        error={remove.error}
      />
    </Section>
  )
}
