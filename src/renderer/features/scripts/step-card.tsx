import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { ArrowDown, ArrowUp, Braces, Ear, Hourglass, MessageSquareText, Trash2, type LucideIcon } from 'lucide-react'
import { scriptVariables, type ScriptDraft, type ScriptFinding, type ScriptStep } from '../../../contract/scripts.ts'
import { Button } from '../../components/button.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { NumberField } from '../../components/number-field.tsx'
import { TextArea } from '../../components/text-area.tsx'
import { BranchList } from './branch-list.tsx'
import { FindingLine } from './findings.tsx'

export const stepIcons: Readonly<Record<ScriptStep['kind'], LucideIcon>> = { say: MessageSquareText, wait: Hourglass, listen: Ear }

interface StepProps {
  draft: ScriptDraft
  index: number
  findings: readonly ScriptFinding[]
  onChange: (step: ScriptStep) => void
  onMove: (by: -1 | 1) => void
  /** Null: it is the only one. */
  onRemove: (() => void) | null
}

type Say = Extract<ScriptStep, { kind: 'say' }>

const SayFields = ({ step, number, onChange }: { step: Say; number: number; onChange: (step: Say) => void }) => {
  const { t } = useTranslation('scripts')
  const area = useRef<HTMLTextAreaElement>(null)
  const insert = (name: string): void => {
    const [start, end] = [area.current?.selectionStart ?? step.text.length, area.current?.selectionEnd ?? step.text.length]
    onChange({ ...step, text: `${step.text.slice(0, start)}{${name}}${step.text.slice(end)}` })
    area.current?.focus()
  }
  return (
    <>
      <TextArea
        label={t('step.text', { number })}
        value={step.text}
        onChange={(text) => onChange({ ...step, text })}
        rows={3}
        maxLength={10_000}
        areaRef={area}
      />
      <div role="group" aria-label={t('step.insert')} className="flex flex-wrap items-center gap-1.5">
        <span className="text-sm text-muted">{t('step.insert')}</span>
        {scriptVariables.map((name) => (
          <Button key={name} size="sm" icon={Braces} onPress={() => insert(name)}>
            {t(`variable.${name}`)}
          </Button>
        ))}
      </div>
    </>
  )
}

/** One step, with what is wrong with it. */
export const StepCard = ({ draft, index, findings, onChange, onMove, onRemove }: StepProps) => {
  const { t } = useTranslation('scripts')
  const { steps } = draft
  const step = steps[index]
  if (!step) return null
  const number = index + 1
  const Icon = stepIcons[step.kind]
  return (
    <li className="flex flex-col gap-3 rounded-lg border border-line bg-surface px-4 py-3">
      <div className="flex items-center gap-2">
        <Icon aria-hidden className="size-4 text-muted" />
        <h3 className="flex-1 font-medium">
          {number}. {t(`kind.${step.kind}`)}
        </h3>
        <IconButton size="sm" icon={ArrowUp} label={t('step.up', { number })} isDisabled={index === 0} onPress={() => onMove(-1)} />
        <IconButton
          size="sm"
          icon={ArrowDown}
          label={t('step.down', { number })}
          isDisabled={index === steps.length - 1}
          onPress={() => onMove(1)}
        />
        {onRemove && <IconButton size="sm" icon={Trash2} label={t('step.remove', { number })} onPress={onRemove} />}
      </div>
      {step.kind === 'say' && <SayFields step={step} number={number} onChange={onChange} />}
      {step.kind === 'wait' && (
        <div className="flex flex-wrap gap-3">
          <NumberField
            label={t('step.fromMinutes')}
            value={step.fromMinutes}
            min={1}
            max={10_080}
            onChange={(fromMinutes) => onChange({ ...step, fromMinutes })}
            className="w-36"
          />
          <NumberField
            label={t('step.toMinutes')}
            value={step.toMinutes}
            min={1}
            max={10_080}
            onChange={(toMinutes) => onChange({ ...step, toMinutes })}
            className="w-36"
          />
        </div>
      )}
      {step.kind === 'listen' && (
        <>
          <NumberField
            label={t('step.hours')}
            value={step.hours}
            min={1}
            max={168}
            onChange={(hours) => onChange({ ...step, hours })}
            className="w-36"
          />
          <BranchList step={step} steps={steps} index={index} onChange={onChange} />
        </>
      )}
      {findings.map((finding) => (
        <FindingLine key={`${finding.rule} ${finding.of}`} finding={finding} />
      ))}
    </li>
  )
}
