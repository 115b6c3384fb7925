import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { CalendarClock, CircleX } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { useMoves } from '../../components/moves/moves-provider.tsx'
import type { Publication } from '../../../contract/publications.ts'
import { CancelDialog } from './cancel-dialog.tsx'
import { isCancellable, isMovable } from './movable.ts'
import { MoveDialog } from './move-dialog.tsx'

export interface BulkActsProps {
  publications: readonly Publication[]
  zone: string
  onDone: () => void
  /** What else can be done with them. */
  others: ReactNode
}

/** What can be done with everything selected; each act says how many it takes. */
export const BulkActs = ({ publications, zone, onDone, others }: BulkActsProps) => {
  const { t } = useTranslation('calendar')
  const { isPending } = useMoves()
  const [asking, setAsking] = useState<'move' | 'cancel' | null>(null)
  const movable = publications.filter(isMovable)
  const cancellable = publications.filter(isCancellable)
  return (
    <>
      {others}
      <Button size="sm" icon={CalendarClock} isDisabled={movable.length === 0} onPress={() => setAsking('move')}>
        {t('move.act', { count: movable.length })}
      </Button>
      <Button size="sm" icon={CircleX} isDisabled={cancellable.length === 0} isPending={isPending} onPress={() => setAsking('cancel')}>
        {t('cancel.act', { count: cancellable.length })}
      </Button>
      {asking === 'move' && <MoveDialog publications={movable} zone={zone} onMoved={onDone} onClose={() => setAsking(null)} />}
      {asking === 'cancel' && <CancelDialog publications={publications} onDone={onDone} onClose={() => setAsking(null)} />}
    </>
  )
}
