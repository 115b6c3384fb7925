import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
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
  DateSegment,
  Dialog,
  Group,
  Heading,
  Popover,
} from 'react-aria-components'
import { cx } from '../lib/cx.ts'
import { FieldError, FieldHelp, FieldLabel, type FieldProps } from './field.tsx'
import { controlBox, dateSegment, menuBox } from './styles.ts'

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

/** What stands within a date picker: its name, the parts of the date to type, and the month to choose from. `after`: behind the date. */
export const DatePickerParts = ({ label, help, error, isOptional, after }: FieldProps & { after?: ReactNode }) => {
  const { t } = useTranslation('ui')
  return (
    <>
      <FieldLabel label={label} isOptional={isOptional} />
      <Group className={cx(controlBox, 'flex items-center gap-2 pr-1 pl-2 data-focus-within:ring-focus')}>
        <DateInput className="tnum flex flex-1 items-center">
          {(segment) => <DateSegment segment={segment} className={dateSegment} />}
        </DateInput>
        {after}
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
    </>
  )
}
