import { useTranslation } from 'react-i18next'
import { Form } from 'react-aria-components'
import { languages, type Language } from '../../../contract/values.ts'
import { Button } from '../../components/button.tsx'
import { RadioGroup } from '../../components/radio-group.tsx'
import { TextField } from '../../components/text-field.tsx'
import { ZonePicker } from '../../components/zone-picker.tsx'

export interface AgencyDraft {
  agencyName: string
  zone: string
}

interface AgencyStepProps {
  draft: AgencyDraft
  onChange: (draft: AgencyDraft) => void
  language: Language
  onLanguage: (language: Language) => void
  onNext: () => void
}

export const AgencyStep = ({ draft, onChange, language, onLanguage, onNext }: AgencyStepProps) => {
  const { t } = useTranslation('firstRun')
  return (
    <Form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        onNext()
      }}
    >
      <RadioGroup
        label={t('agency.language')}
        orientation="horizontal"
        options={languages.map((id) => ({ id, label: t(`languages.${id}`) }))}
        value={language}
        onChange={onLanguage}
      />
      <TextField
        label={t('agency.name')}
        value={draft.agencyName}
        onChange={(agencyName) => onChange({ ...draft, agencyName })}
        maxLength={120}
        autoFocus
        isRequired
      />
      <ZonePicker
        label={t('agency.zone')}
        help={t('agency.zoneHelp')}
        value={draft.zone}
        onChange={(zone) => onChange({ ...draft, zone })}
      />
      <Button type="submit" variant="primary" size="lg" isDisabled={draft.agencyName.trim() === ''}>
        {t('next')}
      </Button>
    </Form>
  )
}
