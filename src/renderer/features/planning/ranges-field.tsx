import { useTranslation } from 'react-i18next'
import { Plus, Trash2 } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import type { ClockRange } from '../../../contract/plans.ts'
import { ClockField } from '../../components/clock-field.tsx'
import { replaced, without } from './rules-form.ts'

export interface RangesFieldProps {
  value: readonly ClockRange[]
  onChange: (value: ClockRange[]) => void
  errorAt: (path: string) => string | null
}

/** Quiet hours, one line each. `errorAt` takes `0.from`. */
export const RangesField = ({ value, onChange, errorAt }: RangesFieldProps) => {
  const { t } = useTranslation('planning')
  return (
    <div className="flex flex-col items-start gap-2">
      {value.map((range, index) => (
        <div key={index} role="group" aria-label={t('quiet.name', { number: index + 1 })} className="flex items-end gap-2">
          <ClockField
            label={t('bands.from')}
            value={range.from}
            onChange={(from) => onChange(replaced(value, index, { from }))}
            error={errorAt(`${index}.from`)}
            className="w-18"
          />
          <ClockField
            label={t('bands.to')}
            value={range.to}
            onChange={(to) => onChange(replaced(value, index, { to }))}
            error={errorAt(`${index}.to`)}
            className="w-18"
          />
          <IconButton icon={Trash2} label={t('quiet.remove', { number: index + 1 })} onPress={() => onChange(without(value, index))} />
        </div>
      ))}
      <Button size="sm" icon={Plus} isDisabled={value.length >= 8} onPress={() => onChange([...value, { from: '02:00', to: '06:00' }])}>
        {t('quiet.add')}
      </Button>
    </div>
  )
}
