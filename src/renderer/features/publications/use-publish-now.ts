/**
 * Sending at once what is scheduled, missed or has failed. What is out cannot be called back, so it is held for a few
 * seconds in which it can be called off; only then is core asked.
 */
import { useTranslation } from 'react-i18next'
import { useToasts } from '../../components/toast.tsx'
import type { Publication, PublicationState } from '../../../contract/publications.ts'
import { useApiClient } from '../../lib/api.tsx'
import { useReadCoreNow } from '../../lib/core-clock.tsx'
import { wallSecondOf } from '../../lib/wall-clock.ts'
import { useSubmit } from '../../lib/use-submit.ts'
import { eachInTurn } from './each-in-turn.ts'

const sendable: ReadonlySet<PublicationState> = new Set(['scheduled', 'failed', 'missed'])

export const canSendNow = ({ state }: Pick<Publication, 'state'>): boolean => sendable.has(state)

export const usePublishNow = (): ((publications: readonly Publication[]) => void) => {
  const { t } = useTranslation('publications')
  const client = useApiClient()
  const toasts = useToasts()
  const coreNow = useReadCoreNow()
  const send = useSubmit({
    mutationFn: (publications: readonly Publication[]) =>
      eachInTurn(publications, ({ id, state, at: { zone } }) =>
        state === 'scheduled'
          ? client.publications.reschedule({ publicationId: id, at: { wall: wallSecondOf(new Date(coreNow()), zone), zone } })
          : client.publications.retry({ publicationId: id }),
      ),
    onSuccess: (done, asked) =>
      toasts.done(
        t('done.sent', { count: done.length }),
        done.length < asked.length ? { text: t('bulk.partly', { count: asked.length - done.length }) } : {},
      ),
    onError: toasts.failed,
  })
  return (publications) => {
    const [first] = publications
    if (!first) return
    const text = first.text.trim().slice(0, 60)
    const one = text === '' ? `@${first.accountHandle}` : t('hold.one', { handle: first.accountHandle, text })
    toasts.hold({
      title: t('hold.title', { count: publications.length }),
      text: publications.length === 1 ? one : t('hold.and', { one, count: publications.length - 1 }),
      stopLabel: t('hold.stop'),
      onAct: () => send.mutate(publications),
    })
  }
}
