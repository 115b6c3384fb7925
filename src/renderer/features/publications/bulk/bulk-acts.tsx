import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CalendarClock, Send } from 'lucide-react'
import { Button } from '../../../components/button.tsx'
import { useCan } from '../../../lib/me.tsx'
import { possibleActs } from '../possible-acts.ts'
import { canSendNow, usePublishNow } from '../use-publish-now.ts'
import { BulkCancel, type BulkProps } from './bulk-cancel.tsx'
import { ShiftDialog } from './shift-dialog.tsx'

/** What can be done with several publications at once, by who may; each act takes those it fits and says how many. */
export const BulkActs = ({ publications, onDone }: BulkProps) => {
  const { t } = useTranslation('publications')
  const can = useCan()
  const publishNow = usePublishNow()
  const [isShifting, setShifting] = useState(false)
  const movable = publications.filter((one) => possibleActs(one, undefined, 0).includes('reschedule'))
  const sendable = publications.filter(canSendNow)
  const send = (): void => {
    publishNow(sendable)
    onDone()
  }
  return (
    <>
      {can('publications.retry') && sendable.length > 0 && (
        <Button size="sm" icon={Send} onPress={send}>
          {t('bulk.send', { count: sendable.length })}
        </Button>
      )}
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
