import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { Form } from 'react-aria-components'
import { defaultAlertSettings, type AlertSettings } from '../../../contract/alerts.ts'
import { Button } from '../../components/button.tsx'
import { Checkbox, CheckboxGroup } from '../../components/checkbox.tsx'
import { ClockField } from '../../components/clock-field.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { Section } from '../../components/section.tsx'
import { Select } from '../../components/select.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { useToasts } from '../../components/toast.tsx'
import { useApi } from '../../lib/api.tsx'
import { useFormat } from '../../lib/locale.tsx'
import { useSubmit } from '../../lib/use-submit.ts'

const minute = 60_000
const approvalChoices = [30, 60, 120, 240, 480, 1440]
const byHandChoices = [10, 15, 30, 60, 120]
const capChoices = [50, 70, 80, 90, 95]
const backupChoices = [1, 2, 3, 7, 14]
const escalateChoices = [15, 30, 60, 120, 240, 480, 1440]

/** With what is set now among them, whatever it is. */
const choicesWith = (choices: readonly number[], value: number | null): number[] =>
  [...new Set([...choices, ...(value === null ? [] : [value])])].toSorted((a, b) => a - b)

/** `18:00` and 150 minutes: `20:30`. */
const clockAfter = (clock: string, minutes: number): string => {
  const [hours = 0, mins = 0] = clock.split(':').map(Number)
  const at = (hours * 60 + mins + minutes) % 1440
  return `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`
}

const Hour = ({
  label,
  value,
  usual,
  onChange,
}: {
  label: string
  value: string | null
  usual: string
  onChange: (value: string | null) => void
}) => (
  <div className="flex items-center gap-3">
    <Checkbox isSelected={value !== null} onChange={(on) => onChange(on ? usual : null)} className="w-40">
      {label}
    </Checkbox>
    {value !== null && <ClockField label="" ariaLabel={label} value={value} onChange={onChange} className="w-20" />}
  </div>
)

/** What these settings come to, in one sentence. */
const Summary = ({ draft }: { draft: AlertSettings }) => {
  const { t } = useTranslation('settings')
  const { dayBefore, escalateAfterMinutes } = draft
  return (
    <p className="text-muted">
      {dayBefore !== null && escalateAfterMinutes !== null && (
        <>{t('alerts.summary', { first: dayBefore, second: clockAfter(dayBefore, escalateAfterMinutes) })} </>
      )}
      {escalateAfterMinutes !== null && t('alerts.summaryApproval')}
    </p>
  )
}

const Who = ({ draft, onChange }: { draft: AlertSettings; onChange: (escalateTo: AlertSettings['escalateTo']) => void }) => {
  const { t } = useTranslation('settings')
  const api = useApi()
  const team = useQuery(api.team.list.queryOptions())
  const people = (team.data ?? []).filter(({ role, state }) => role !== 'model' && state === 'active')
  return (
    <CheckboxGroup
      label={t('alerts.who')}
      help={draft.escalateTo.length === 0 ? t('alerts.everyAdmin') : undefined}
      options={people.map(({ id, name, role }) => ({ id, label: name, note: t(`role.${role}`) }))}
      value={draft.escalateTo}
      onChange={onChange}
    />
  )
}

const AlertsForm = ({ settings }: { settings: AlertSettings }) => {
  const { t } = useTranslation(['settings', 'ui'])
  const api = useApi()
  const format = useFormat()
  const toasts = useToasts()
  const [draft, setDraft] = useState(settings)
  const set = (changes: Partial<AlertSettings>) => setDraft({ ...draft, ...changes })
  const save = useSubmit(api.alerts.setSettings.mutationOptions({ onSuccess: () => toasts.done(t('alerts.saved')) }))
  const isSame = JSON.stringify(draft) === JSON.stringify(settings)
  const after = draft.escalateAfterMinutes
  return (
    <Form
      className="flex max-w-120 flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate(draft)
      }}
    >
      <fieldset className="flex flex-col gap-2">
        <legend className="pb-2 text-sm font-medium text-muted">{t('alerts.obligation')}</legend>
        <Hour
          label={t('alerts.dayBefore')}
          value={draft.dayBefore}
          usual={defaultAlertSettings.dayBefore ?? '18:00'}
          onChange={(dayBefore) => set({ dayBefore })}
        />
        <Hour
          label={t('alerts.sameDay')}
          value={draft.sameDay}
          usual={defaultAlertSettings.sameDay ?? '10:00'}
          onChange={(sameDay) => set({ sameDay })}
        />
      </fieldset>
      <Select
        label={t('alerts.approval')}
        options={choicesWith(approvalChoices, draft.approvalBeforeMinutes).map((minutes) => ({
          id: String(minutes),
          label: t('alerts.approvalBefore', { time: format.duration(minutes * minute) }),
        }))}
        value={String(draft.approvalBeforeMinutes)}
        onChange={(minutes) => set({ approvalBeforeMinutes: Number(minutes) })}
      />
      <Select
        label={t('alerts.byHand')}
        options={choicesWith(byHandChoices, draft.postByHandMinutes).map((minutes) => ({
          id: String(minutes),
          label: t('alerts.byHandAfter', { time: format.duration(minutes * minute) }),
        }))}
        value={String(draft.postByHandMinutes)}
        onChange={(minutes) => set({ postByHandMinutes: Number(minutes) })}
      />
      <Select
        label={t('alerts.nearCap')}
        options={choicesWith(capChoices, draft.nearCapPercent).map((percent) => ({
          id: String(percent),
          label: t('alerts.nearCapFrom', { percent }),
        }))}
        value={String(draft.nearCapPercent)}
        onChange={(percent) => set({ nearCapPercent: Number(percent) })}
      />
      <Select
        label={t('alerts.backup')}
        options={choicesWith(backupChoices, draft.backupAfterDays).map((days) => ({
          id: String(days),
          label: t('alerts.backupAfter', { count: days }),
        }))}
        value={String(draft.backupAfterDays)}
        onChange={(days) => set({ backupAfterDays: Number(days) })}
      />
      <Checkbox isSelected={draft.unusualFigures} onChange={(unusualFigures) => set({ unusualFigures })} note={t('alerts.unusualNote')}>
        {t('alerts.unusual')}
      </Checkbox>
      <Select
        label={t('alerts.escalate')}
        options={[
          ...choicesWith(escalateChoices, after).map((minutes) => ({
            id: String(minutes),
            label: t('alerts.escalateAfter', { time: format.duration(minutes * minute) }),
          })),
          { id: 'never', label: t('alerts.escalateNever') },
        ]}
        value={after === null ? 'never' : String(after)}
        onChange={(minutes) => set({ escalateAfterMinutes: minutes === 'never' ? null : Number(minutes) })}
      />
      {after !== null && <Who draft={draft} onChange={(escalateTo) => set({ escalateTo })} />}
      <Summary draft={draft} />
      <ErrorNote error={save.error} />
      <Button type="submit" variant="primary" className="self-start" isPending={save.isPending} isDisabled={isSame}>
        {t('ui:act.save')}
      </Button>
    </Form>
  )
}

/** When people are told, and whom it goes up to. */
export const AlertsTab = () => {
  const { t } = useTranslation('settings')
  const api = useApi()
  const settings = useQuery(api.alerts.getSettings.queryOptions())
  return (
    <Section title={t('alerts.title')} note={t('alerts.first')}>
      {settings.isPending && <SkeletonRows rows={4} />}
      {settings.isError && <ErrorState error={settings.error} onRetry={() => void settings.refetch()} />}
      {settings.data && <AlertsForm key={JSON.stringify(settings.data)} settings={settings.data} />}
      <p className="text-sm text-muted">{t('alerts.note')}</p>
    </Section>
  )
}
