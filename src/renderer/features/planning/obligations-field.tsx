import { useTranslation } from 'react-i18next'
import { Plus, Trash2 } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { NumberField } from '../../components/number-field.tsx'
import { Section } from '../../components/section.tsx'
import { Select } from '../../components/select.tsx'
import { planKinds, type Obligation } from '../../../contract/plans.ts'
import { replaced, without, type RulesFormPart } from './rules-form.ts'

interface RowProps {
  obligation: Obligation
  index: number
  onChange: (changes: Partial<Obligation>) => void
  onRemove: () => void
  error: string | null
}

const Row = ({ obligation: { count, kind, per, by }, index, onChange, onRemove, error }: RowProps) => {
  const { t } = useTranslation('planning')
  const number = index + 1
  return (
    <div role="group" aria-label={t('obligations.name', { number })} className="flex flex-wrap items-end gap-x-2 gap-y-2">
      <NumberField
        label={t('obligations.count')}
        value={count}
        min={1}
        max={20}
        onChange={(next) => onChange({ count: next })}
        error={error}
        className="w-22"
      />
      <Select
        label={t('obligations.kind')}
        options={planKinds.map((id) => ({ id, label: t(`kind.${id}`) }))}
        value={kind}
        onChange={(next) => onChange({ kind: next })}
        className="w-38"
      />
      <Select
        label={t('obligations.per')}
        options={[
          { id: 'day', label: t('obligations.perDay') },
          { id: 'week', label: t('obligations.perWeek') },
        ]}
        value={per}
        onChange={(next) => onChange({ per: next })}
        className="w-24"
      />
      <Select
        label={t('obligations.by')}
        options={[
          { id: 'creator', label: t('obligations.byCreator') },
          { id: 'account', label: t('obligations.byAccount') },
        ]}
        value={by}
        onChange={(next) => onChange({ by: next })}
        className="w-34"
      />
      <IconButton icon={Trash2} label={t('obligations.remove', { number })} onPress={onRemove} />
    </div>
  )
}

/** "One reel or short a day", per account or for the creator. */
export const ObligationsField = ({ rules, onChange, errorAt }: RulesFormPart) => {
  const { t } = useTranslation('planning')
  const { obligations } = rules
  return (
    <Section title={t('obligations.title')} note={t('obligations.note')}>
      {obligations.length === 0 && <p className="text-muted">{t('obligations.none')}</p>}
      {obligations.map((obligation, index) => (
        <Row
          key={index}
          obligation={obligation}
          index={index}
          onChange={(changes) => onChange({ obligations: replaced(obligations, index, changes) })}
          onRemove={() => onChange({ obligations: without(obligations, index) })}
          error={errorAt(`obligations.${index}.count`)}
        />
      ))}
      <Button
        size="sm"
        icon={Plus}
        className="self-start"
        isDisabled={obligations.length >= 10}
        onPress={() => onChange({ obligations: [...obligations, { kind: 'reel', count: 1, per: 'day', by: 'creator' }] })}
      >
        {t('obligations.add')}
      </Button>
    </Section>
  )
}
