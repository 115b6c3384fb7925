import { useTranslation } from 'react-i18next'
import { parseDateTime, toCalendarDateTime, type CalendarDateTime } from '@internationalized/date'
import { CalendarDays, ChevronLeft, ChevronRight } from 'lucide-react'
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  DateInput,
  DatePicker,
  DateSegment,
  Dialog,
  Group,
  Heading,
  Popover,
} from 'react-aria-components'
import type { WallTime } from '../../contract/values.ts'
import { cx } from '../lib/cx.ts'
import { cityOf } from '../lib/format.ts'
import { FieldError, FieldHelp, FieldLabel, fieldClass, type FieldProps } from './field.tsx'
import { controlBox, menuBox } from './styles.ts'

export interface DateTimeFieldProps extends FieldProps {
  /** A wall time: what the clock on that wall will show. `null`: not chosen yet. */
  value: WallTime | null
  /** Zone of a value that is chosen from nothing. */
  zone: string
  onChange: (value: WallTime | null) => void
  /** `YYYY-MM-DDTHH:mm` in the same zone. */
  min?: string
  isDisabled?: boolean
  className?: string
}

const toWall = (date: CalendarDateTime): string => date.toString().slice(0, 16)

const Month = () => {
  const { t } = useTranslation('ui')
  const arrow =
    'inline-flex size-7 items-center justify-center rounded-md text-muted outline-none data-hovered:bg-hover data-focus-visible:ring-focus'
  return (
    <Calendar>
      <header className="flex items-center justify-between pb-2">
        <Button slot="previous" aria-label={t('dateTime.previous')} className={arrow}>
          <ChevronLeft aria-hidden className="size-4" />
        </Button>
        <Heading className="font-medium" />
        <Button slot="next" aria-label={t('dateTime.next')} className={arrow}>
          <ChevronRight aria-hidden className="size-4" />
        </Button>
      </header>
      <CalendarGrid weekdayStyle="short">
        <CalendarGridHeader>
          {(day) => <CalendarHeaderCell className="pb-1 text-xs font-normal text-muted">{day}</CalendarHeaderCell>}
        </CalendarGridHeader>
        <CalendarGridBody>
          {(date) => (
            <CalendarCell
              date={date}
              className="tnum inline-flex size-8 items-center justify-center rounded-md outline-none data-hovered:bg-hover data-outside-month:invisible data-selected:bg-accent data-selected:font-semibold data-selected:text-on-accent data-today:font-semibold data-disabled:opacity-35 data-focus-visible:ring-focus"
            />
          )}
        </CalendarGridBody>
      </CalendarGrid>
    </Calendar>
  )
}

/** A day and a time on a wall clock, by keyboard or from a month. Says the zone; pair it with a `ZonePicker` to change it. */
export const DateTimeField = ({
  label,
  help,
  error,
  isOptional,
  value,
  zone,
  onChange,
  min,
  isDisabled,
  className,
}: DateTimeFieldProps) => {
  const { t } = useTranslation('ui')
  const shownZone = value?.zone ?? zone
  return (
    <DatePicker
      value={value ? parseDateTime(value.wall) : null}
      onChange={(date) => onChange(date ? { wall: toWall(toCalendarDateTime(date)), zone: shownZone } : null)}
      minValue={min ? parseDateTime(min) : undefined}
      granularity="minute"
      hourCycle={24}
      shouldForceLeadingZeros
      isDisabled={isDisabled}
      isInvalid={Boolean(error) || undefined}
      validationBehavior="aria"
      className={cx(fieldClass, className)}
    >
      <FieldLabel label={label} isOptional={isOptional} />
      <Group className={cx(controlBox, 'flex items-center gap-2 pr-1 pl-2 data-focus-within:ring-focus')}>
        <DateInput className="tnum flex flex-1 items-center">
          {(segment) => (
            <DateSegment
              segment={segment}
              className="rounded-sm px-px outline-none data-placeholder:text-muted data-focused:bg-accent data-focused:text-on-accent"
            />
          )}
        </DateInput>
        <span className="text-sm text-muted whitespace-nowrap">{cityOf(shownZone)}</span>
        <Button
          aria-label={t('dateTime.choose')}
          className="inline-flex size-6 items-center justify-center rounded-md text-muted outline-none data-hovered:text-text data-focus-visible:ring-focus"
        >
          <CalendarDays aria-hidden className="size-4" />
        </Button>
      </Group>
      <FieldHelp help={help} />
      <FieldError error={error} />
      <Popover offset={4} className={cx(menuBox, 'p-3')}>
        <Dialog className="outline-none">
          <Month />
        </Dialog>
      </Popover>
    </DatePicker>
  )
}
