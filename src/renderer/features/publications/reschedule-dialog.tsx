import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { useMoves } from '../../components/moves/moves-provider.tsx'
import { WallTimeField } from '../../components/wall-time-field.tsx'
import type { Publication } from '../../../contract/publications.ts'
import type { WallTime } from '../../../contract/values.ts'
import { useCoreNow } from '../../lib/core-clock.tsx'
import { instantOf, wallOf } from '../../lib/wall-clock.ts'

/** Moves a publication to another time, as the calendar does: checked against the plan, with undo. */
export const RescheduleDialog = ({ publication, onClose }: { publication: Publication; onClose: () => void }) => {
  const { t } = useTranslation('publications')
  const { t: ui } = useTranslation('ui')
  const { move, isPending } = useMoves()
  const now = useCoreNow(15_000)
  const isAsking = publication.state === 'vetoed'
  const [at, setAt] = useState<WallTime | null>({ wall: publication.at.wall.slice(0, 16), zone: publication.at.zone })
  const isPast = at !== null && instantOf(at).getTime() <= now
  const send = (): void => {
    if (at === null) return
    const onSettled = (moved: boolean): void => {
      if (moved) onClose()
    }
    move([{ publication, at }], onSettled, isAsking ? (when) => t('done.askedAgain', { at: when }) : undefined)
  }
  return (
    <Dialog
      title={t(isAsking ? 'askAgain.title' : 'reschedule.title')}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{ui('act.cancel')}</Button>
          <Button variant="primary" isDisabled={at === null || isPast} isPending={isPending} onPress={send}>
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
    </Dialog>
  )
}
