/** What is done about what was said. */
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useQueryClient } from '@tanstack/react-query'
import type { InboxItem } from '../../../contract/inbox.ts'
import type { Interaction } from '../../../contract/interactions.ts'
import type { InteractionAct } from '../../../contract/platforms.ts'
import { useToasts } from '../../components/toast.tsx'
import { useApi } from '../../lib/api.tsx'
import { useSubmit } from '../../lib/use-submit.ts'

export const useInboxActs = () => {
  const { t } = useTranslation('inbox')
  const api = useApi()
  const queries = useQueryClient()
  const toasts = useToasts()
  const read = (): Promise<void> => queries.invalidateQueries({ queryKey: [['inbox']] })
  const done = useSubmit(api.inbox.setDone.mutationOptions({ onSuccess: read, onError: toasts.failed }))
  const assign = useSubmit(api.inbox.assign.mutationOptions({ onSuccess: read, onError: toasts.failed }))
  const refresh = useSubmit(
    api.inbox.refresh.mutationOptions({
      onSuccess: ({ accounts }) => toasts.info(t('refreshed', { count: accounts })),
      onError: toasts.failed,
    }),
  )
  const setDone = async (items: readonly InboxItem[], isDone: boolean): Promise<void> => {
    const [first] = items
    if (!first) return
    try {
      const { changed } = await done.mutateAsync({ itemIds: items.map(({ id }) => id), done: isDone })
      if (!isDone || changed.length === 0) return
      const title = changed.length === 1 ? t('doneToast', { author: first.author }) : t('doneToastMany', { count: changed.length })
      toasts.done(title, { undo: () => done.mutate({ itemIds: changed, done: false }) })
    } catch {
      // Said in a toast.
    }
  }
  const correct = useSubmit(api.inbox.correct.mutationOptions({ onSuccess: read, onError: toasts.failed }))
  return { setDone, assign, refresh, correct, isPending: done.isPending }
}

/** One wish has one key until core has answered it, so that asking again after a lost answer is the same act. */
export const useItemWish = (itemId: string) => {
  const api = useApi()
  const queries = useQueryClient()
  const toasts = useToasts()
  const key = useRef<string | null>(null)
  const read = (): Promise<void> => queries.invalidateQueries({ queryKey: [['inbox']] })
  const act = useSubmit(api.inbox.act.mutationOptions({ onSuccess: read, onError: toasts.failed }))
  const back = useSubmit(api.inbox.takeBack.mutationOptions({ onSuccess: read, onError: toasts.failed }))
  const ask = async (send: (requestKey: string) => Promise<Interaction>): Promise<Interaction | null> => {
    key.current ??= crypto.randomUUID()
    try {
      const answered = await send(key.current)
      key.current = null
      return answered
    } catch {
      // Said in a toast; what core may have taken is asked for by the same key.
      return null
    }
  }
  return {
    isPending: act.isPending || back.isPending,
    act: (wish: { act: InteractionAct; text?: string }) => ask((requestKey) => act.mutateAsync({ itemId, ...wish, requestKey })),
    takeBack: (interactionId: string) => ask((requestKey) => back.mutateAsync({ itemId, interactionId, requestKey })),
  }
}
