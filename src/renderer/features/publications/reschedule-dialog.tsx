import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { useToasts } from '../../components/toast.tsx'
import { WallTimeField } from '../../components/wall-time-field.tsx'
import type { Publication } from '../../../contract/publications.ts'
import type { WallTime } from '../../../contract/values.ts'
import { useApi } from '../../lib/api.tsx'
import { useCoreNow } from '../../lib/core-clock.tsx'
import { instantOf, wallOf } from '../../lib/wall-clock.ts'
import { useSubmit } from '../../lib/use-submit.ts'
import { useWhen } from './use-when.ts'

/** Moves a publication to another time, with undo while its former time is still to come. */
export const RescheduleDialog = ({ publication, onClose }: { publication: Publication; onClose: () => void }) => {
  const { t } = useTranslation('publications')
  const { t: ui } = useTranslation('ui')
  const api = useApi()
  const toasts = useToasts()
  const when = useWhen()
  const now = useCoreNow(15_000)
  const isAsking = publication.state === 'vetoed'
  const [at, setAt] = useState<WallTime | null>({ wall: publication.at.wall.slice(0, 16), zone: publication.at.zone })
  const back = useSubmit(api.publications.reschedule.mutationOptions({ onError: toasts.failed }))
  const move = useSubmit(
    api.publications.reschedule.mutationOptions({
      onSuccess: (moved) => {
        const canGoBack = publication.state === 'scheduled' && publication.dueAt.getTime() > now
        toasts.done(t(isAsking ? 'done.askedAgain' : 'done.rescheduled', { at: when(moved.at, moved.dueAt) }), {
          undo: canGoBack ? () => back.mutate({ publicationId: publication.id, at: publication.at }) : undefined,
        })
        onClose()
      },
    }),
  )
  const isPast = at !== null && instantOf(at).getTime() <= now
  return (
    <Dialog
      title={t(isAsking ? 'askAgain.title' : 'reschedule.title')}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{ui('act.cancel')}</Button>
          <Button
            variant="primary"
            isDisabled={at === null || isPast}
            isPending={move.isPending}
            onPress={() => at && move.mutate({ publicationId: publication.id, at })}
          >
            {t(isAsking ? 'askAgain.act' : 'reschedule.act')}
          </Button>
        </>
      }
    >
      {isAsking && <p className="text-muted">{t('askAgain.text')}</p>}
      <WallTimeField
        label={t('reschedule.at')}
        value={at}
        onChange={setAt}
        zone={publication.at.zone}
        onZone={() => undefined}
        min={wallOf(new Date(now), at?.zone ?? publication.at.zone)}
        error={isPast ? t('reschedule.past') : undefined}
      />
      <ErrorNote error={move.error} />
    </Dialog>
  )
}
