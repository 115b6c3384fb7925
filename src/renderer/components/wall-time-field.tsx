import { useTranslation } from 'react-i18next'
import type { WallTime } from '../../contract/values.ts'
import { useFormat } from '../lib/locale.tsx'
import { instantOf, isSkipped } from '../lib/wall-clock.ts'
import { DateTimeField } from './date-time-field.tsx'
import type { FieldProps } from './field.tsx'
import { ZonePicker } from './zone-picker.tsx'

export interface WallTimeFieldProps extends FieldProps {
  value: WallTime | null
  onChange: (value: WallTime | null) => void
  /** Zone until one is chosen: the creator's. */
  zone: string
  onZone: (zone: string) => void
  /** `YYYY-MM-DDTHH:mm` in the same zone: nothing earlier can be chosen. */
  min?: string
}

/** A planned time on its own clock, with what the viewer's clock will show. */
export const WallTimeField = ({ value, onChange, zone, onZone, min, ...field }: WallTimeFieldProps) => {
  const { t } = useTranslation('ui')
  const format = useFormat()
  const shownZone = value?.zone ?? zone
  const due = value && instantOf(value)
  const viewer = value && due ? format.wallTime(value, due).viewer : null
  return (
    <div className="flex flex-col gap-2">
      <div className="grid grid-cols-[repeat(auto-fit,minmax(13.5rem,1fr))] gap-3">
        <DateTimeField {...field} value={value} zone={shownZone} onChange={onChange} min={min} />
        <ZonePicker
          value={shownZone}
          onChange={(next) => {
            onZone(next)
            if (value) onChange({ wall: value.wall, zone: next })
          }}
        />
      </div>
      {viewer && due && (
        <p className="tnum text-sm text-muted">
          = {format.longDay(due)}, {format.time(due)} {t('time.you')}
        </p>
      )}
      {value && due && isSkipped(value) && <p className="text-sm text-muted">{t('time.skipped', { time: format.time(due, shownZone) })}</p>}
    </div>
  )
}
