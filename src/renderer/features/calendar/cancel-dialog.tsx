import { useTranslation } from 'react-i18next'
import { CircleAlert, Clock, Info } from 'lucide-react'
import { useQuery } from '@tanstack/react-query'
import { parseDate } from '@internationalized/date'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { useMoves } from '../../components/moves/moves-provider.tsx'
import type { ObligationDay } from '../../../contract/obligations.ts'
import type { Publication } from '../../../contract/publications.ts'
import { useApi } from '../../lib/api.tsx'
import { useReadCoreNow } from '../../lib/core-clock.tsx'
import { useFormat } from '../../lib/locale.tsx'
import { lostByCancel } from './lost-by-cancel.ts'
import { isCancellable } from './movable.ts'

export interface CancelDialogProps {
  publications: readonly Publication[]
  onDone: () => void
  onClose: () => void
}

/** As far as core looks ahead. */
const days = 31

/** What is owed of those whose posts these are. */
const useOwed = (publications: readonly Publication[]): readonly ObligationDay[] => {
  const api = useApi()
  const [first, ...others] = new Set(publications.map(({ creatorId }) => creatorId))
  const { data } = useQuery(api.obligations.outlook.queryOptions({ input: { creatorId: others.length === 0 ? first : undefined, days } }))
  return data ?? []
}

/** What calling several off comes to, before it is done: what stays, what cannot be put back, what is owed then. */
export const CancelDialog = ({ publications, onDone, onClose }: CancelDialogProps) => {
  const { t } = useTranslation('calendar')
  const format = useFormat()
  const readNow = useReadCoreNow()
  const { cancel, isPending } = useMoves()
  const fitting = publications.filter(isCancellable)
  const others = publications.length - fitting.length
  const late = fitting.filter(({ dueAt }) => dueAt.getTime() <= readNow()).length
  const lost = lostByCancel(useOwed(fitting), fitting)
  const send = (): void =>
    cancel(fitting, () => {
      onDone()
      onClose()
    })
  return (
    <Dialog
      title={t('cancel.title', { count: fitting.length })}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('cancel.keep')}</Button>
          <Button variant="danger" isPending={isPending} isDisabled={fitting.length === 0} onPress={send}>
            {t('cancel.act', { count: fitting.length })}
          </Button>
        </>
      }
    >
      <p>{t('cancel.text')}</p>
      <ul className="flex flex-col gap-1.5">
        {others > 0 && (
          <li className="flex items-start gap-2">
            <Info aria-hidden className="mt-0.5 size-4 shrink-0 text-blue" />
            {t('cancel.others', { count: others })}
          </li>
        )}
        {late > 0 && (
          <li className="flex items-start gap-2">
            <Clock aria-hidden className="mt-0.5 size-4 shrink-0 text-amber" />
            {t('cancel.late', { count: late })}
          </li>
        )}
        {lost.map((debt) => (
          <li key={`${debt.creatorId} ${debt.accountId} ${debt.kind} ${debt.date}`} className="flex items-start gap-2">
            <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-red" />
            {t('cancel.lost', {
              kind: t(`planKind.${debt.kind}`),
              date: format.longDay(parseDate(debt.date).toDate('UTC'), 'UTC'),
              creator: publications.find(({ creatorId }) => creatorId === debt.creatorId)?.creatorName ?? '',
            })}
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
