import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { ErrorNote } from '../../../components/error-note.tsx'
import { NumberField } from '../../../components/number-field.tsx'
import { RadioGroup } from '../../../components/radio-group.tsx'
import { useToasts } from '../../../components/toast.tsx'
import type { Publication } from '../../../../contract/publications.ts'
import { useApiClient } from '../../../lib/api.tsx'
import { useCoreNow, useReadCoreNow } from '../../../lib/core-clock.tsx'
import { instantOf, shifted } from '../../../lib/wall-clock.ts'
import { useSubmit } from '../../../lib/use-submit.ts'
import { eachInTurn } from '../each-in-turn.ts'
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

/** Moves several by the same time on each one's own clock, with undo for those whose former time is still to come. */
export const ShiftDialog = ({ publications, onDone, onClose }: BulkProps & { onClose: () => void }) => {
  const { t } = useTranslation('publications')
  const { t: ui } = useTranslation('ui')
  const client = useApiClient()
  const toasts = useToasts()
  const when = useWhen()
  const now = useCoreNow(15_000)
  const coreNow = useReadCoreNow()
  const [direction, setDirection] = useState<Direction>('later')
  const [days, setDays] = useState(1)
  const [hours, setHours] = useState(0)
  const [minutes, setMinutes] = useState(0)
  const shifts = shiftsOf(publications, { days, minutes: hours * 60 + minutes }, direction)
  const tooEarly = shifts.filter(({ at }) => instantOf(at).getTime() <= now).length
  const isNothing = days === 0 && hours === 0 && minutes === 0
  const [first] = shifts
  const back = useSubmit({
    mutationFn: (moved: readonly Publication[]) =>
      eachInTurn(moved, ({ id, at }) => client.publications.reschedule({ publicationId: id, at })),
    onSuccess: (done) => toasts.done(t('bulk.movedBack', { count: done.length })),
    onError: toasts.failed,
  })
  const move = useSubmit({
    mutationFn: () => eachInTurn(shifts, ({ publication: { id }, at }) => client.publications.reschedule({ publicationId: id, at })),
    onSuccess: (done) => {
      const missed = shifts.length - done.length
      const undoable = done
        .map(({ publication }) => publication)
        .filter(({ state, dueAt }) => state === 'scheduled' && dueAt.getTime() > coreNow())
      toasts.done(t('bulk.moved', { count: done.length }), {
        undo: undoable.length > 0 ? () => back.mutate(undoable) : undefined,
        text: missed > 0 ? t('bulk.partly', { count: missed }) : undefined,
      })
      onDone()
      onClose()
    },
  })
  return (
    <Dialog
      title={t('bulk.shift', { count: publications.length })}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{ui('act.cancel')}</Button>
          <Button variant="primary" isDisabled={isNothing || tooEarly > 0} isPending={move.isPending} onPress={() => move.mutate()}>
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
      {tooEarly > 0 && (
        <p role="alert" className="text-red">
          {t('bulk.tooEarly', { count: tooEarly })}
        </p>
      )}
      <ErrorNote error={move.error} />
    </Dialog>
  )
}
