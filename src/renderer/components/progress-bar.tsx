import { useTranslation } from 'react-i18next'
import { ProgressBar as AriaProgressBar } from 'react-aria-components'
import { useFormat } from '../lib/locale.tsx'
import { Button } from './button.tsx'

export interface ProgressBarProps {
  label: string
  done: number
  /** Absent while nobody knows how much there is. */
  total?: number
  /** What is counted. */
  unit?: 'number' | 'bytes' | 'percent'
  /** An estimate; shown as "4:10 left". */
  leftMs?: number
  onCancel?: () => void
}

/** Long work: how far, how long still, and a way to stop it. */
export const ProgressBar = ({ label, done, total, unit = 'number', leftMs, onCancel }: ProgressBarProps) => {
  const { t } = useTranslation('ui')
  const format = useFormat()
  const count =
    unit === 'percent'
      ? format.percent(done / (total ?? 100))
      : total === undefined
        ? format[unit](done)
        : t('progress.of', { done: format[unit](done), total: format[unit](total) })
  const share = total ? Math.min(100, (done / total) * 100) : 0
  return (
    <div className="flex items-center gap-3">
      <AriaProgressBar
        aria-label={label}
        value={done}
        maxValue={total ?? 1}
        isIndeterminate={total === undefined}
        valueLabel={count}
        className="flex-1 min-w-0"
      >
        <div className="flex justify-between gap-4">
          <span className="truncate font-medium">{label}</span>
          <span className="tnum text-muted whitespace-nowrap">
            {count}
            {leftMs !== undefined && ` · ${t('progress.left', { time: format.countdown(leftMs) })}`}
          </span>
        </div>
        <div className="mt-1.5 h-1.5 overflow-hidden rounded-full bg-hover">
          <div
            className={
              total === undefined
                ? 'h-full w-1/3 rounded-full bg-accent animate-breathe'
                : 'h-full rounded-full bg-accent transition-[width]'
            }
            style={total === undefined ? undefined : { width: `${share}%` }}
          />
        </div>
      </AriaProgressBar>
      {onCancel && (
        <Button size="sm" onPress={onCancel}>
          {t('act.cancel')}
        </Button>
      )}
    </div>
  )
}
