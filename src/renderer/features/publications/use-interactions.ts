/** What was done to a publication and the answers to it, and doing more. */
import { useRef } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Interaction } from '../../../contract/interactions.ts'
import type { InteractionAct } from '../../../contract/platforms.ts'
import { useApi } from '../../lib/api.tsx'
import { useCan } from '../../lib/me.tsx'
import { useSubmit } from '../../lib/use-submit.ts'
import { useToasts } from '../../components/toast.tsx'

export const useInteractions = (publicationId: string): readonly Interaction[] => {
  const api = useApi()
  const can = useCan()
  const list = useQuery(api.interactions.list.queryOptions({ input: { publicationId }, enabled: can('interactions.list') }))
  return list.data ?? []
}

/** One wish has one key until core has answered it, so that asking again after a lost answer is the same act. */
export const useWish = (publicationId: string) => {
  const api = useApi()
  const queries = useQueryClient()
  const toasts = useToasts()
  const key = useRef<string | null>(null)
  const read = (): Promise<void> => queries.invalidateQueries({ queryKey: api.interactions.list.key() })
  const act = useSubmit(api.interactions.act.mutationOptions({ onSuccess: read, onError: toasts.failed }))
  const back = useSubmit(api.interactions.takeBack.mutationOptions({ onSuccess: read, onError: toasts.failed }))
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
    act: (wish: { accountId: string; act: InteractionAct; replyId: string | null; text?: string }) =>
      ask((requestKey) => act.mutateAsync({ publicationId, ...wish, requestKey })),
    takeBack: (interactionId: string) => ask((requestKey) => back.mutateAsync({ publicationId, interactionId, requestKey })),
  }
}
