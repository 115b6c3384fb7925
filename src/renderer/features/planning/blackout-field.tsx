import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { parseDate, type CalendarDate } from '@internationalized/date'
import { X } from 'lucide-react'
import { Button as AriaButton, DateField, DateInput, DateSegment, Tag, TagGroup, TagList } from 'react-aria-components'
import { Button } from '../../components/button.tsx'
import { FieldError, FieldLabel, fieldClass } from '../../components/field.tsx'
import { Section } from '../../components/section.tsx'
import { controlBox, dateSegment } from '../../components/styles.ts'
import { cx } from '../../lib/cx.ts'
import { useFormat } from '../../lib/locale.tsx'
import type { RulesFormPart } from './rules-form.ts'

const DayTags = ({ dates, onChange }: { dates: readonly string[]; onChange: (dates: string[]) => void }) => {
  const { t } = useTranslation(['planning', 'ui'])
  const format = useFormat()
  const name = (date: string) => format.date(parseDate(date).toDate('UTC'), 'UTC')
  return (
    <TagGroup aria-label={t('blackout.list')} onRemove={(keys) => onChange(dates.filter((date) => !keys.has(date)))}>
      <TagList className="flex flex-wrap gap-1">
        {dates.map((date) => (
          <Tag
            key={date}
            id={date}
            textValue={name(date)}
            className="tnum inline-flex h-6 items-center gap-1 rounded-md border border-line bg-surface pr-0.5 pl-2 text-sm outline-none data-focus-visible:ring-focus"
          >
            {name(date)}
            <AriaButton
              slot="remove"
              aria-label={t('ui:act.remove', { name: name(date) })}
              className="inline-flex size-5 items-center justify-center rounded-sm text-muted outline-none data-hovered:text-text data-focus-visible:ring-focus"
            >
              <X aria-hidden className="size-3" />
            </AriaButton>
          </Tag>
        ))}
      </TagList>
    </TagGroup>
  )
}

/** Days on which nothing goes out. */
export const BlackoutField = ({ rules, onChange, errorAt }: RulesFormPart) => {
  const { t } = useTranslation('planning')
  const [typed, setTyped] = useState<CalendarDate | null>(null)
  const { blackoutDates } = rules
  const add = () => {
    if (!typed) return
    onChange({ blackoutDates: [...new Set([...blackoutDates, typed.toString()])].toSorted() })
    setTyped(null)
  }
  return (
    <Section title={t('blackout.title')}>
      <form
        className="flex items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault()
          add()
        }}
      >
        <DateField
          value={typed}
          onChange={setTyped}
          shouldForceLeadingZeros
          isInvalid={Boolean(errorAt('blackoutDates'))}
          validationBehavior="aria"
          className={cx(fieldClass, 'w-40')}
        >
          <FieldLabel label={t('blackout.day')} />
          <DateInput className={cx(controlBox, 'tnum flex items-center px-2.5 data-focus-within:ring-focus')}>
            {(segment) => <DateSegment segment={segment} className={dateSegment} />}
          </DateInput>
          <FieldError error={errorAt('blackoutDates')} />
        </DateField>
        <Button type="submit" isDisabled={!typed || blackoutDates.length >= 200}>
          {t('blackout.add')}
        </Button>
      </form>
      {blackoutDates.length === 0 ? (
        <p className="text-muted">{t('blackout.none')}</p>
      ) : (
        <DayTags dates={blackoutDates} onChange={(dates) => onChange({ blackoutDates: dates })} />
      )}
    </Section>
  )
}
