import { memo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { CalendarClock, Send } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { RadioGroup } from '../../components/radio-group.tsx'
import { Select } from '../../components/select.tsx'
import { WallTimeField } from '../../components/wall-time-field.tsx'
import { missedPolicies } from '../../../contract/publications.ts'
import type { WallTime } from '../../../contract/values.ts'
import { fieldId } from './fields.ts'

export type MissedChoice = 'auto' | (typeof missedPolicies)[number]

export interface WhenValue {
  when: 'schedule' | 'now'
  at: WallTime | null
  zone: string
  missed: MissedChoice
}

export interface WhenPanelProps {
  value: WhenValue
  onChange: (value: WhenValue) => void
  /** Nothing earlier can be chosen. */
  min: string
  accounts: number
  timeError?: string
  isReady: boolean
  isPending: boolean
  error: unknown
  onSend: () => void
  onSaveDraft: () => void
  /** What sending it costs, where somebody pays. */
  cost?: ReactNode
}

const Panel = ({ value, onChange, min, accounts, timeError, isReady, isPending, error, onSend, onSaveDraft, cost }: WhenPanelProps) => {
  const { t } = useTranslation('composer')
  const set = (changes: Partial<WhenValue>) => onChange({ ...value, ...changes })
  const isNow = value.when === 'now'
  return (
    <section id={fieldId('when')} aria-label={t('when.title')} className="flex flex-col gap-3 rounded-lg border border-line bg-surface p-4">
      <RadioGroup
        label={t('when.title')}
        options={[
          { id: 'schedule', label: t('when.schedule') },
          { id: 'now', label: t('when.now') },
        ]}
        value={value.when}
        onChange={(when) => set({ when })}
        orientation="horizontal"
      />
      {!isNow && (
        <>
          <WallTimeField
            label={t('when.at')}
            value={value.at}
            onChange={(at) => set({ at })}
            zone={value.zone}
            onZone={(zone) => set({ zone })}
            min={min}
            error={timeError}
          />
          <Select
            label={t('when.missed')}
            help={t('when.missedHelp')}
            options={(['auto', ...missedPolicies] as const).map((id) => ({ id, label: t(`when.missedPolicy.${id}`) }))}
            value={value.missed}
            onChange={(missed) => set({ missed })}
          />
        </>
      )}
      {cost}
      <ErrorNote error={error} />
      <div className="flex flex-wrap justify-end gap-2">
        <Button onPress={onSaveDraft}>{t('when.saveDraft')}</Button>
        <Button variant="primary" icon={isNow ? Send : CalendarClock} onPress={onSend} isDisabled={!isReady} isPending={isPending}>
          {isNow ? t('when.actNow') : accounts > 1 ? t('when.actScheduleMany', { count: accounts }) : t('when.actSchedule')}
        </Button>
      </div>
    </section>
  )
}

/** When it goes out, and the button that settles it. Left alone while the text is typed: a zone picker knows 400 zones. */
export const WhenPanel = memo(Panel)
