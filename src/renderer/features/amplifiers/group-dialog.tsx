import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { Form } from 'react-aria-components'
import type { AmplifierGroup, AmplifierRules } from '../../../contract/amplifiers.ts'
import { contentKinds } from '../../../contract/platforms.ts'
import { markets } from '../../../contract/values.ts'
import { Button } from '../../components/button.tsx'
import { Checkbox, CheckboxGroup } from '../../components/checkbox.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { NumberField } from '../../components/number-field.tsx'
import { Select } from '../../components/select.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useApi } from '../../lib/api.tsx'
import { useCreatorScope } from '../../lib/creator-scope.tsx'
import { useSubmit } from '../../lib/use-submit.ts'

const usual: AmplifierRules = {
  market: 'france',
  kinds: [...contentKinds],
  minLikes: 10,
  medianPercent: null,
  firstAfterMinutes: 15,
  lastAfterMinutes: 240,
  withinHours: 48,
  accountPerDay: 3,
  groupPerDay: 10,
}

/** A threshold that may be left out. */
const Threshold = ({
  label,
  field,
  help,
  value,
  usualValue,
  min,
  max,
  onChange,
}: {
  label: string
  field: string
  help?: string
  value: number | null
  usualValue: number
  min: number
  max: number
  onChange: (value: number | null) => void
}) => (
  <div className="flex flex-col gap-1.5">
    <Checkbox isSelected={value !== null} onChange={(isWanted) => onChange(isWanted ? usualValue : null)}>
      {label}
    </Checkbox>
    {value !== null && <NumberField label={field} help={help} value={value} onChange={onChange} min={min} max={max} className="max-w-60" />}
  </div>
)

const RuleFields = ({ rules, change }: { rules: AmplifierRules; change: (changes: Partial<AmplifierRules>) => void }) => {
  const { t } = useTranslation('amplifiers')
  const isOtherWay = rules.firstAfterMinutes > rules.lastAfterMinutes
  return (
    <>
      <Select
        label={t('field.market.label')}
        help={t('field.market.help')}
        options={markets.map((id) => ({ id, label: t(`market.${id}`) }))}
        value={rules.market}
        onChange={(market) => change({ market })}
      />
      <CheckboxGroup
        label={t('field.kinds')}
        orientation="horizontal"
        options={contentKinds.map((id) => ({ id, label: t(`kind.${id}`) }))}
        value={rules.kinds}
        onChange={(kinds) => change({ kinds })}
      />
      <Threshold
        label={t('field.onlyLikes')}
        field={t('field.minLikes')}
        value={rules.minLikes}
        usualValue={10}
        min={1}
        max={1_000_000}
        onChange={(minLikes) => change({ minLikes })}
      />
      <Threshold
        label={t('field.onlyMedian')}
        field={t('field.median.label')}
        help={t('field.median.help')}
        value={rules.medianPercent}
        usualValue={100}
        min={10}
        max={1_000}
        onChange={(medianPercent) => change({ medianPercent })}
      />
      <div className="grid grid-cols-2 gap-4 max-md:grid-cols-1">
        <NumberField
          label={t('field.firstAfter')}
          value={rules.firstAfterMinutes}
          onChange={(firstAfterMinutes) => change({ firstAfterMinutes })}
          max={1_440}
        />
        <NumberField
          label={t('field.lastAfter.label')}
          help={t('field.lastAfter.help')}
          error={isOtherWay ? t('otherWay') : null}
          value={rules.lastAfterMinutes}
          onChange={(lastAfterMinutes) => change({ lastAfterMinutes })}
          max={2_880}
        />
        <NumberField
          label={t('field.accountPerDay.label')}
          help={t('field.accountPerDay.help')}
          value={rules.accountPerDay}
          onChange={(accountPerDay) => change({ accountPerDay })}
          min={1}
          max={10}
        />
        <NumberField
          label={t('field.groupPerDay.label')}
          help={t('field.groupPerDay.help')}
          value={rules.groupPerDay}
          onChange={(groupPerDay) => change({ groupPerDay })}
          min={1}
          max={500}
        />
        <NumberField
          label={t('field.within.label')}
          help={t('field.within.help')}
          value={rules.withinHours}
          onChange={(withinHours) => change({ withinHours })}
          min={1}
          max={168}
        />
      </div>
    </>
  )
}

/** A group and what it keeps to. `group` null: a new one. */
export const GroupDialog = ({ group, onClose }: { group: AmplifierGroup | null; onClose: () => void }) => {
  const { t } = useTranslation('amplifiers')
  const { t: ui } = useTranslation('ui')
  const api = useApi()
  const scope = useCreatorScope()
  const creators = useQuery({ ...api.creators.list.queryOptions({ input: {} }), enabled: group === null })
  const [chosen, choose] = useState<string | undefined>(group?.creatorId ?? scope.creatorId)
  const [name, setName] = useState(group?.name ?? '')
  const [rules, setRules] = useState<AmplifierRules>(group?.rules ?? usual)
  const save = useSubmit(api.amplifiers.save.mutationOptions({ onSuccess: onClose }))
  const creatorId = chosen ?? creators.data?.[0]?.id
  const isComplete =
    creatorId !== undefined && name.trim() !== '' && rules.kinds.length > 0 && rules.firstAfterMinutes <= rules.lastAfterMinutes
  const send = (): void => {
    if (isComplete) save.mutate({ ...(group && { groupId: group.id }), creatorId, name: name.trim(), rules })
  }
  return (
    <Dialog
      title={group ? t('edit', { name: group.name }) : t('add')}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{ui('act.cancel')}</Button>
          <Button variant="primary" onPress={send} isPending={save.isPending} isDisabled={!isComplete}>
            {ui('act.save')}
          </Button>
        </>
      }
    >
      <Form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <ErrorNote error={save.error ?? creators.error} />
        {group === null && creatorId !== undefined && (
          <Select
            label={t('creator')}
            options={(creators.data ?? []).map(({ id, name: label }) => ({ id, label }))}
            value={creatorId}
            onChange={choose}
          />
        )}
        <TextField label={t('field.name')} value={name} onChange={setName} maxLength={80} autoFocus />
        <RuleFields rules={rules} change={(changes) => setRules((before) => ({ ...before, ...changes }))} />
      </Form>
    </Dialog>
  )
}
