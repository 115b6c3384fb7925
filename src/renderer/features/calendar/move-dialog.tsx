import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { DateTimeField } from '../../components/date-time-field.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { useMoves } from '../../components/moves/moves-provider.tsx'
import { NumberField } from '../../components/number-field.tsx'
import { RadioGroup } from '../../components/radio-group.tsx'
import type { Publication } from '../../../contract/publications.ts'
import type { WallTime } from '../../../contract/values.ts'
import { useReadCoreNow } from '../../lib/core-clock.tsx'
import { useFormat } from '../../lib/locale.tsx'
import { instantOf, isSkipped, shifted, wallOf } from '../../lib/wall-clock.ts'
import { droppedAt, gridPlace } from './wall-grid.ts'

type How = 'to' | 'day' | 'later' | 'earlier'

export interface MoveDialogProps {
  publications: readonly Publication[]
  /** On whose clock the target is said. */
  zone: string
  onMoved: () => void
  onClose: () => void
}

/** One or several to another place, by keys alone: to a time, to a day, or by so much on each one's own clock. */
export const MoveDialog = ({ publications, zone, onMoved, onClose }: MoveDialogProps) => {
  const { t } = useTranslation('calendar')
  const { t: ui } = useTranslation('ui')
  const format = useFormat()
  const readNow = useReadCoreNow()
  const { move, isPending } = useMoves()
  const [first] = publications
  const isOne = publications.length === 1
  const [how, setHow] = useState<How>(isOne ? 'to' : 'later')
  const [at, setAt] = useState<WallTime | null>(first ? { wall: gridPlace(first.dueAt, zone).slice(0, 16), zone } : null)
  const [days, setDays] = useState(1)
  const [hours, setHours] = useState(0)
  const [minutes, setMinutes] = useState(0)
  const target = (publication: Publication): WallTime | null => {
    if (how === 'later' || how === 'earlier') {
      const sign = how === 'later' ? 1 : -1
      return shifted(publication.at, { days: sign * days, minutes: sign * (hours * 60 + minutes) })
    }
    if (at === null) return null
    const place = how === 'to' ? `${at.wall.slice(0, 16)}:00` : `${at.wall.slice(0, 10)}${gridPlace(publication.dueAt, zone).slice(10)}`
    return droppedAt(publication.at, place, zone)
  }
  const moves = publications.flatMap((publication) => {
    const to = target(publication)
    return to === null || instantOf(to).getTime() === publication.dueAt.getTime() ? [] : [{ publication, at: to }]
  })
  const send = (): void =>
    move(moves, (moved) => {
      if (!moved) return
      onMoved()
      onClose()
    })
  const isByTime = how === 'later' || how === 'earlier'
  const [example] = moves
  /** A time that the clocks skip that day: what goes out later than was asked for. */
  const skipped = how === 'to' ? at : isByTime ? example?.at : null
  const when = (instant: Date): string => `${format.shortDate(instant, zone)} ${format.time(instant, zone)}`
  return (
    <Dialog
      title={t('move.title', { count: publications.length })}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{ui('act.cancel')}</Button>
          <Button variant="primary" isDisabled={moves.length === 0} isPending={isPending} onPress={send}>
            {t('move.act', { count: publications.length })}
          </Button>
        </>
      }
    >
      <RadioGroup
        label={t('move.how')}
        orientation="horizontal"
        options={[
          { id: isOne ? 'to' : 'day', label: t(isOne ? 'move.to' : 'move.day') },
          { id: 'later', label: t('move.later') },
          { id: 'earlier', label: t('move.earlier') },
        ]}
        value={how}
        onChange={setHow}
      />
      {isByTime ? (
        <div className="flex flex-wrap gap-3">
          <NumberField label={t('move.days')} value={days} onChange={setDays} max={366} className="w-28" />
          <NumberField label={t('move.hours')} value={hours} onChange={setHours} max={23} className="w-28" />
          <NumberField label={t('move.minutes')} value={minutes} onChange={setMinutes} max={59} step={5} className="w-28" />
        </div>
      ) : (
        <DateTimeField
          label={t(how === 'to' ? 'move.when' : 'move.which')}
          help={how === 'day' ? t('move.keepsTime') : undefined}
          value={at}
          zone={zone}
          onChange={setAt}
          min={wallOf(new Date(readNow()), zone)}
        />
      )}
      {example && (
        <p className="tnum text-muted">
          @{example.publication.accountHandle} : {when(example.publication.dueAt)} → {when(instantOf(example.at))}
        </p>
      )}
      {skipped && isSkipped(skipped) && (
        <p className="text-muted">{ui('time.skipped', { time: format.time(instantOf(skipped), skipped.zone) })}</p>
      )}
    </Dialog>
  )
}
