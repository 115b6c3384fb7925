import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CalendarClock, Send } from 'lucide-react'
import { Button } from '../../../components/button.tsx'
import { useCan } from '../../../lib/me.tsx'
import { possibleActs } from '../possible-acts.ts'
import { canSendNow, usePublishNow } from '../use-publish-now.ts'
import { BulkCancel, type BulkProps } from './bulk-cancel.tsx'
import { ShiftDialog } from './shift-dialog.tsx'

/** Sends those that can go out at once, held in sight for a moment. */
export const BulkSend = ({ publications, onDone }: BulkProps) => {
  const { t } = useTranslation('publications')
  const can = useCan()
  const publishNow = usePublishNow()
  const sendable = publications.filter(canSendNow)
  if (!can('publications.retry') || sendable.length === 0) return null
  const send = (): void => {
    publishNow(sendable)
    onDone()
  }
  return (
    <Button size="sm" icon={Send} onPress={send}>
      {t('bulk.send', { count: sendable.length })}
    </Button>
  )
}

/** What can be done with several publications at once, by who may; each act takes those it fits and says how many. */
export const BulkActs = ({ publications, onDone }: BulkProps) => {
  const { t } = useTranslation('publications')
  const can = useCan()
  const [isShifting, setShifting] = useState(false)
  const movable = publications.filter((one) => possibleActs(one, undefined, 0).includes('reschedule'))
  return (
    <>
      <BulkSend publications={publications} onDone={onDone} />
      {can('publications.reschedule') && movable.length > 0 && (
        <Button size="sm" icon={CalendarClock} onPress={() => setShifting(true)}>
          {t('bulk.shift', { count: movable.length })}
        </Button>
      )}
      {can('publications.cancel') && <BulkCancel publications={publications} onDone={onDone} />}
      {isShifting && <ShiftDialog publications={movable} onDone={onDone} onClose={() => setShifting(false)} />}
    </>
  )
}
