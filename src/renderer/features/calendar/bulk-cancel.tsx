import { useTranslation } from 'react-i18next'
import { useMutation } from '@tanstack/react-query'
import { CircleX } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { useToasts } from '../../components/toast.tsx'
import type { Publication, PublicationState } from '../../../contract/publications.ts'
import { useApiClient } from '../../lib/api.tsx'
import { codeOf } from '../../lib/error-code.ts'

const cancellable: ReadonlySet<PublicationState> = new Set(['draft', 'awaiting_approval', 'scheduled', 'failed', 'missed'])

/** What another hand changed meanwhile is told, not an error. */
const isOvertaken = (error: unknown): boolean => ['STATE_CHANGED', 'NOT_FOUND', 'BAD_INPUT'].includes(codeOf(error))

/** One after the other; answers which ids it worked for. */
const forEach = async (ids: readonly string[], act: (publicationId: string) => Promise<unknown>): Promise<string[]> => {
  const done: string[] = []
  for (const id of ids) {
    try {
      await act(id)
      done.push(id)
    } catch (error) {
      if (!isOvertaken(error)) throw error
    }
  }
  return done
}

/** Cancels what is selected and can be; undo puts it back. */
export const BulkCancel = ({ publications, onDone }: { publications: readonly Publication[]; onDone: () => void }) => {
  const { t } = useTranslation('calendar')
  const client = useApiClient()
  const toasts = useToasts()
  const ids = publications.filter(({ state }) => cancellable.has(state)).map(({ id }) => id)
  const restore = useMutation({
    mutationFn: (restored: string[]) => forEach(restored, (publicationId) => client.publications.restore({ publicationId })),
    onSuccess: (done, asked) =>
      toasts.done(
        t('bulk.restored', { count: done.length }),
        done.length < asked.length ? { text: t('bulk.partly', { count: asked.length - done.length }) } : {},
      ),
    onError: toasts.failed,
  })
  const cancel = useMutation({
    mutationFn: () => forEach(ids, (publicationId) => client.publications.cancel({ publicationId })),
    onSuccess: (done) => {
      const missed = ids.length - done.length
      toasts.done(t('bulk.done', { count: done.length }), {
        undo: done.length > 0 ? () => restore.mutate(done) : undefined,
        text: missed > 0 ? t('bulk.partly', { count: missed }) : undefined,
      })
      onDone()
    },
    onError: toasts.failed,
  })
  return (
    <Button size="sm" icon={CircleX} isDisabled={ids.length === 0} isPending={cancel.isPending} onPress={() => cancel.mutate()}>
      {ids.length === 0 ? t('bulk.cancelNone') : t('bulk.cancel', { count: ids.length })}
    </Button>
  )
}
