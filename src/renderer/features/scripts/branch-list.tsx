/** Where a script goes on: one way for each answer that is expected, one for any other, one for none. */
import { useTranslation } from 'react-i18next'
import { Plus, X } from 'lucide-react'
import { answerChecks, type ScriptGoTo, type ScriptStep } from '../../../contract/scripts.ts'
import { Button } from '../../components/button.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { Select } from '../../components/select.tsx'
import { TagInput } from '../../components/tag-input.tsx'

type Listen = Extract<ScriptStep, { kind: 'listen' }>
type Branch = Listen['branches'][number]

interface WayProps {
  label: string
  steps: readonly ScriptStep[]
  index: number
  value: ScriptGoTo
  onChange: (to: ScriptGoTo) => void
}

/** Later steps only: a script does not go back. */
const Way = ({ label, steps, index, value, onChange }: WayProps) => {
  const { t } = useTranslation('scripts')
  const later = steps.flatMap(({ id }, at) => (at > index ? [{ id, label: t('goTo.step', { number: at + 1 }) }] : []))
  const lost = [...later.map(({ id }) => id), 'next', 'end'].includes(value) ? [] : [{ id: value, label: '?' }]
  return (
    <Select
      label={label}
      options={[{ id: 'next', label: t('goTo.next') }, ...later, { id: 'end', label: t('goTo.end') }, ...lost]}
      value={value}
      onChange={onChange}
      className="w-44"
    />
  )
}

const whenOf = (is: (typeof answerChecks)[number]): Branch['when'] => (is === 'contains' ? { is, words: [] } : { is })

export const BranchList = ({
  step,
  steps,
  index,
  onChange,
}: {
  step: Listen
  steps: readonly ScriptStep[]
  index: number
  onChange: (step: Listen) => void
}) => {
  const { t } = useTranslation('scripts')
  const { branches } = step
  const setBranch = (at: number, branch: Branch): void =>
    onChange({ ...step, branches: branches.map((one, place) => (place === at ? branch : one)) })
  return (
    <div className="flex flex-col gap-3">
      {branches.map((branch, at) => (
        <div key={at} className="flex flex-wrap items-start gap-3 border-b border-line pb-3">
          <Select
            label={t('branch.when')}
            options={answerChecks.map((id) => ({ id, label: t(`branch.${id}`) }))}
            value={branch.when.is}
            onChange={(is) => setBranch(at, { ...branch, when: whenOf(is) })}
            className="w-52"
          />
          {branch.when.is === 'contains' && (
            <TagInput
              label={t('branch.words')}
              value={branch.when.words}
              onChange={(words) => setBranch(at, { ...branch, when: { is: 'contains', words } })}
              max={30}
              maxLength={40}
              className="min-w-40 flex-1"
            />
          )}
          <Way
            label={t('branch.way')}
            steps={steps}
            index={index}
            value={branch.goTo}
            onChange={(goTo) => setBranch(at, { ...branch, goTo })}
          />
          <IconButton
            icon={X}
            label={t('branch.remove')}
            className="mt-6"
            onPress={() => onChange({ ...step, branches: branches.filter((_, place) => place !== at) })}
          />
        </div>
      ))}
      {branches.length < 8 && (
        <Button
          size="sm"
          variant="quiet"
          icon={Plus}
          className="self-start"
          onPress={() => onChange({ ...step, branches: [...branches, { when: whenOf('contains'), goTo: 'next' }] })}
        >
          {t('branch.add')}
        </Button>
      )}
      <div className="flex flex-wrap gap-3">
        <Way
          label={t('branch.otherwise')}
          steps={steps}
          index={index}
          value={step.otherwise}
          onChange={(otherwise) => onChange({ ...step, otherwise })}
        />
        <Way
          label={t('branch.silent', { count: step.hours })}
          steps={steps}
          index={index}
          value={step.silent}
          onChange={(silent) => onChange({ ...step, silent })}
        />
      </div>
    </div>
  )
}
