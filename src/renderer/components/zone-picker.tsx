import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { nowMs } from '../lib/clock.ts'
import { useFormat } from '../lib/locale.tsx'
import { cityOf } from '../lib/format.ts'
import { ComboBox } from './combo-box.tsx'
import type { FieldProps } from './field.tsx'
import type { Option } from './select.tsx'

/** Made once: there are hundreds of zones, and each takes its time. */
const offsets = new Map<string, Intl.DateTimeFormat>()
const offsetOf = (zone: string, at: Date): string => {
  const format = offsets.get(zone) ?? new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'shortOffset' })
  offsets.set(zone, format)
  return format.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value ?? ''
}

const zoneNames: readonly string[] = Intl.supportedValuesOf('timeZone')

/** An IANA zone, found by city, country part or offset; each shows what its clock says now. */
export const ZonePicker = ({
  value,
  onChange,
  label,
  ...field
}: Partial<FieldProps> & { value: string; onChange: (zone: string) => void; isDisabled?: boolean; className?: string }) => {
  const { t } = useTranslation('ui')
  const format = useFormat()
  const options = useMemo(() => {
    const now = new Date(nowMs())
    const zones = zoneNames.includes(value) || value === '' ? zoneNames : [value, ...zoneNames]
    return zones.map((zone): Option => ({
      id: zone,
      label: `${cityOf(zone)} · ${zone}`,
      note: `${offsetOf(zone, now)} · ${format.time(now, zone)}`,
    }))
  }, [value, format])
  return (
    <ComboBox
      label={label ?? t('zone.label')}
      {...field}
      options={options}
      value={value}
      onChange={(zone) => zone !== null && onChange(zone)}
    />
  )
}
