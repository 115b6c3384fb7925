import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CircleX } from 'lucide-react'
import { Button } from '../../../components/button.tsx'
import { ConfirmDialog } from '../../../components/confirm-dialog.tsx'
import { useToasts } from '../../../components/toast.tsx'
import type { Publication } from '../../../../contract/publications.ts'
import { useApiClient } from '../../../lib/api.tsx'
import { useReadCoreNow } from '../../../lib/core-clock.tsx'
import { useSubmit } from '../../../lib/use-submit.ts'
import { eachInTurn } from '../each-in-turn.ts'
import { possibleActs } from '../possible-acts.ts'

export interface BulkProps {
  publications: readonly Publication[]
  onDone: () => void
}

/** Cancels what is selected and can be. Undo puts back what is still to come; what is late is asked about first. */
export const BulkCancel = ({ publications, onDone }: BulkProps) => {
  const { t } = useTranslation('publications')
  const client = useApiClient()
  const toasts = useToasts()
  const coreNow = useReadCoreNow()
  const [isAsking, setAsking] = useState(false)
  const fitting = publications.filter((one) => possibleActs(one, undefined, 0).includes('cancel'))
  const late = (): readonly Publication[] => fitting.filter(({ dueAt }) => dueAt.getTime() <= coreNow())
  const restore = useSubmit({
    mutationFn: (ids: readonly string[]) => eachInTurn(ids, (publicationId) => client.publications.restore({ publicationId })),
    onSuccess: (done, asked) =>
      toasts.done(
        t('bulk.restored', { count: done.length }),
        done.length < asked.length ? { text: t('bulk.partly', { count: asked.length - done.length }) } : {},
      ),
    onError: toasts.failed,
  })
  const cancel = useSubmit({
    mutationFn: () => eachInTurn(fitting, ({ id }) => client.publications.cancel({ publicationId: id })),
    onSuccess: (done) => {
      const missed = fitting.length - done.length
      const ahead = done.filter(({ dueAt }) => dueAt.getTime() > coreNow()).map(({ id }) => id)
      toasts.done(t('bulk.cancelled', { count: done.length }), {
        undo: ahead.length > 0 ? () => restore.mutate(ahead) : undefined,
        text: missed > 0 ? t('bulk.partly', { count: missed }) : undefined,
      })
      onDone()
    },
    onError: toasts.failed,
  })
  const start = (): void => (late().length > 0 ? setAsking(true) : cancel.mutate())
  return (
    <>
      <Button size="sm" icon={CircleX} isDisabled={fitting.length === 0} isPending={cancel.isPending} onPress={start}>
        {fitting.length === 0 ? t('bulk.cancelNone') : t('bulk.cancel', { count: fitting.length })}
      </Button>
      <ConfirmDialog
        title={t('bulk.cancel', { count: fitting.length })}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false)
          cancel.mutate()
        }}
        confirmLabel={t('bulk.cancel', { count: fitting.length })}
        losses={isAsking ? late().map(({ accountHandle, text }) => `@${accountHandle} · ${text.slice(0, 60) || t('noText')}`) : []}
      >
        <p>{t('cancelLate.text')}</p>
      </ConfirmDialog>
    </>
  )
}
