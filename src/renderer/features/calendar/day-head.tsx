import { useTranslation } from 'react-i18next'
import { ListChecks, Plus } from 'lucide-react'
import { Button } from 'react-aria-components'
import { parseDate } from '@internationalized/date'
import { IconButton } from '../../components/icon-button.tsx'
import { Count } from '../../components/badge.tsx'
import type { DayAhead } from '../../../contract/obligations.ts'
import { cx } from '../../lib/cx.ts'
import { useFormat, useLanguage } from '../../lib/locale.tsx'
import type { GridView } from './calendar-search.ts'
import { MissingChip, type MissingChipProps } from './missing-chip.tsx'

export interface DayHeadProps extends Pick<MissingChipProps, 'creatorName' | 'accountName'> {
  /** Absent where nothing is missing. */
  ahead: DayAhead | undefined
  day: string
  count: number
  isToday: boolean
  /** In a month's cell there is room for the number, in a week's head for two lines. */
  view: GridView
  onOpenDay: ((day: string) => void) | undefined
  onSelectDay: ((day: string) => void) | undefined
  /** Absent for a day that is over, and for whoever writes no posts. */
  onCompose: ((day: string) => void) | undefined
}

const shortDay = {
  fr: new Intl.DateTimeFormat('fr-FR', { weekday: 'short', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { weekday: 'short', timeZone: 'UTC' }),
}

/** The head of a day: its name, how many there are, what is missing, and everything of it at once. */
export const DayHead = ({ day, count, isToday, view, onOpenDay, onSelectDay, onCompose, ahead, ...names }: DayHeadProps) => {
  const { t } = useTranslation('calendar')
  const format = useFormat()
  const language = useLanguage()
  const date = parseDate(day).toDate('UTC')
  const dayName = format.longDay(date, 'UTC')
  const number = (
    <span
      className={cx(
        'tnum inline-flex h-5 min-w-5 items-center justify-center rounded-full px-1',
        isToday && 'bg-accent font-semibold text-on-accent',
      )}
    >
      {Number(day.slice(8))}
    </span>
  )
  const isSmall = view === 'month'
  const chip = ahead && <MissingChip {...names} ahead={ahead} day={day} dayName={dayName} isSmall={isSmall} />
  return (
    <span
      className={cx(
        'group/day relative flex w-full min-w-0 flex-col',
        isSmall ? 'px-1' : 'px-1.5 py-1',
        view === 'week' && 'max-md:px-0.5',
      )}
    >
      <span
        className={cx('flex h-6 w-full min-w-0 items-center gap-1', view === 'week' && 'max-md:h-auto max-md:flex-col max-md:items-start')}
      >
        <Button
          aria-label={onOpenDay ? t('openDay', { day: dayName, count }) : dayName}
          isDisabled={!onOpenDay}
          onPress={() => onOpenDay?.(day)}
          className={cx(
            'flex items-center gap-1 rounded-md px-0.5 outline-none data-hovered:bg-hover data-focus-visible:ring-focus',
            view === 'week' && 'max-md:flex-col max-md:items-start max-md:gap-0',
          )}
        >
          {!isSmall && <span className="text-muted">{shortDay[language].format(date)}</span>}
          {number}
        </Button>
        {count > 0 && !isSmall && <Count>{format.number(count)}</Count>}
        {view !== 'week' && chip}
        {(onCompose || (onSelectDay && count > 0)) && (
          <span
            className={cx(
              'absolute top-0.5 right-0.5 flex rounded-md bg-bg opacity-0 transition-opacity group-focus-within/day:opacity-100 group-hover/day:opacity-100',
              view === 'week' && 'max-md:hidden',
            )}
          >
            {onSelectDay && count > 0 && (
              <IconButton icon={ListChecks} size="sm" label={t('selectDay', { day: dayName })} onPress={() => onSelectDay(day)} />
            )}
            {onCompose && <IconButton icon={Plus} size="sm" label={t('composeOn', { day: dayName })} onPress={() => onCompose(day)} />}
          </span>
        )}
      </span>
      {view === 'week' && chip && <span className="flex min-w-0 pb-0.5">{chip}</span>}
    </span>
  )
}
