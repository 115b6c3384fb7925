import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { useMoves } from '../../../components/moves/moves-provider.tsx'
import { NumberField } from '../../../components/number-field.tsx'
import { RadioGroup } from '../../../components/radio-group.tsx'
import type { Publication } from '../../../../contract/publications.ts'
import { instantOf, shifted } from '../../../lib/wall-clock.ts'
import { useWhen } from '../use-when.ts'
import type { BulkProps } from './bulk-cancel.tsx'

type Direction = 'later' | 'earlier'

const shiftsOf = (publications: readonly Publication[], by: { days: number; minutes: number }, direction: Direction) => {
  const sign = direction === 'later' ? 1 : -1
  return publications.map((publication) => ({
    publication,
    at: shifted(publication.at, { days: sign * by.days, minutes: sign * by.minutes }),
  }))
}

/** Moves several by the same time on each one's own clock, as the calendar does: checked against the plan, with undo. */
export const ShiftDialog = ({ publications, onDone, onClose }: BulkProps & { onClose: () => void }) => {
  const { t } = useTranslation('publications')
  const { t: ui } = useTranslation('ui')
  const when = useWhen()
  const { move, isPending } = useMoves()
  const [direction, setDirection] = useState<Direction>('later')
  const [days, setDays] = useState(1)
  const [hours, setHours] = useState(0)
  const [minutes, setMinutes] = useState(0)
  const shifts = shiftsOf(publications, { days, minutes: hours * 60 + minutes }, direction)
  const isNothing = days === 0 && hours === 0 && minutes === 0
  const [first] = shifts
  const send = (): void =>
    move(shifts, (moved) => {
      if (!moved) return
      onDone()
      onClose()
    })
  return (
    <Dialog
      title={t('bulk.shift', { count: publications.length })}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{ui('act.cancel')}</Button>
          <Button variant="primary" isDisabled={isNothing} isPending={isPending} onPress={send}>
            {t('bulk.shift', { count: publications.length })}
          </Button>
        </>
      }
    >
      <RadioGroup
        label={t('bulk.direction')}
        options={[
          { id: 'later', label: t('bulk.later') },
          { id: 'earlier', label: t('bulk.earlier') },
        ]}
        value={direction}
        onChange={setDirection}
        orientation="horizontal"
      />
      <div className="flex flex-wrap gap-3">
        <NumberField label={t('bulk.days')} value={days} onChange={setDays} max={366} className="w-28" />
        <NumberField label={t('bulk.hours')} value={hours} onChange={setHours} max={23} className="w-28" />
        <NumberField label={t('bulk.minutes')} value={minutes} onChange={setMinutes} max={59} step={5} className="w-28" />
      </div>
      {first && !isNothing && (
        <p className="text-muted">
          @{first.publication.accountHandle} : {when(first.publication.at, first.publication.dueAt)} → {when(first.at, instantOf(first.at))}
        </p>
      )}
    </Dialog>
  )
}
