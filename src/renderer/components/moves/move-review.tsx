import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ArrowRight } from 'lucide-react'
import type { CheckedMove } from '../../../contract/calendar.ts'
import type { WallTime } from '../../../contract/values.ts'
import { useFormat } from '../../lib/locale.tsx'
import { instantOf } from '../../lib/wall-clock.ts'
import { Button } from '../button.tsx'
import { Dialog } from '../dialog.tsx'
import { RadioGroup } from '../radio-group.tsx'
import { TextField } from '../text-field.tsx'
import { BrokenList } from './broken-list.tsx'
import type { SortedMoves } from './sort-moves.ts'

export interface MoveReviewProps {
  /** The clear ones break nothing new when only they move. */
  sorted: SortedMoves
  /** `@lea.test · first words`. */
  nameOf: (publicationId: string) => string
  isPending: boolean
  onMove: (moves: readonly CheckedMove[], reason: string | undefined) => void
  onClose: () => void
}

const useWhen = (): ((at: WallTime) => string) => {
  const format = useFormat()
  return (at) => {
    const { date, wall, viewer } = format.wallTime(at, instantOf(at))
    return `${date} ${wall}${viewer === null ? '' : ` (${viewer})`}`
  }
}

const FromTo = ({ move }: { move: CheckedMove }) => {
  const when = useWhen()
  return (
    <span className="tnum flex flex-wrap items-center gap-x-1.5 text-sm text-muted">
      {when(move.from)} <ArrowRight aria-hidden className="size-3.5" /> {when(move.at)}
    </span>
  )
}

const Summary = ({ clear, broken, stopped }: SortedMoves) => {
  const { t } = useTranslation('moves')
  const count = clear.length + broken.length + stopped.length
  const parts = [
    clear.length > 0 && t('review.clear', { count: clear.length }),
    broken.length > 0 && t('review.broken', { count: broken.length }),
    stopped.length > 0 && t('review.stopped', { count: stopped.length }),
  ]
  return (
    <p>
      <span className="font-medium">{t('review.count', { count })}</span>{' '}
      <span className="text-muted">{parts.filter(Boolean).join(' · ')}</span>
    </p>
  )
}

/** What moves would break, before anything is moved: overridden with a reason, left out, or given up. */
export const MoveReview = ({ sorted, nameOf, isPending, onMove, onClose }: MoveReviewProps) => {
  const { t } = useTranslation('moves')
  const { t: ui } = useTranslation('ui')
  const { clear, broken, stopped } = sorted
  const [which, setWhich] = useState<'clear' | 'possible'>(clear.length > 0 ? 'clear' : 'possible')
  const [reason, setReason] = useState('')
  const isOne = clear.length + broken.length + stopped.length === 1
  const chosen = which === 'clear' ? clear : [...clear, ...broken]
  const wantsReason = which === 'possible' && broken.length > 0
  const canMove = chosen.length > 0 && (!wantsReason || reason.trim() !== '')
  const send = (): void => {
    if (canMove) onMove(chosen, wantsReason ? reason.trim() : undefined)
  }
  const troubled = [...stopped, ...broken]
  return (
    <Dialog
      title={isOne ? t(stopped.length > 0 ? 'review.oneStop' : 'review.one') : t('review.many')}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{chosen.length === 0 ? ui('act.close') : ui('act.cancel')}</Button>
          {chosen.length > 0 && (
            <Button variant="primary" isDisabled={!canMove} isPending={isPending} onPress={send}>
              {isOne ? t('review.anyway') : t('review.move', { count: chosen.length })}
            </Button>
          )}
        </>
      }
    >
      {!isOne && <Summary {...sorted} />}
      <ul aria-label={t('review.list')} className="flex flex-col gap-3">
        {troubled.map((move) => (
          <li key={move.publicationId} className="flex flex-col gap-1">
            <span className="truncate font-medium">{nameOf(move.publicationId)}</span>
            <FromTo move={move} />
            <BrokenList broken={move.broken} zone={move.at.zone} />
          </li>
        ))}
      </ul>
      {!isOne && chosen.length === 0 && clear.length + broken.length === 0 && <p className="text-muted">{t('review.nothing')}</p>}
      {clear.length > 0 && broken.length > 0 && (
        <RadioGroup
          label={t('review.which')}
          options={[
            { id: 'clear', label: t('review.onlyClear', { count: clear.length }) },
            { id: 'possible', label: t('review.allPossible', { count: clear.length + broken.length }) },
          ]}
          value={which}
          onChange={setWhich}
        />
      )}
      {wantsReason && (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            send()
          }}
        >
          <TextField
            label={t('review.reason')}
            help={t('review.reasonHelp')}
            value={reason}
            onChange={setReason}
            maxLength={300}
            isRequired
            autoFocus
          />
        </form>
      )}
    </Dialog>
  )
}
