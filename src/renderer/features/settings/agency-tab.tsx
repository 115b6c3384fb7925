import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { Form } from 'react-aria-components'
import { languages, type Language } from '../../../contract/values.ts'
import { Button } from '../../components/button.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { Section } from '../../components/section.tsx'
import { Select } from '../../components/select.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useToasts } from '../../components/toast.tsx'
import { ZonePicker } from '../../components/zone-picker.tsx'
import { useApi } from '../../lib/api.tsx'
import { useSubmit } from '../../lib/use-submit.ts'

interface Agency {
  name: string
  language: Language
  zone: string
}

const languageNames = { fr: 'Français', en: 'English' }

const AgencyForm = ({ agency }: { agency: Agency }) => {
  const { t } = useTranslation(['settings', 'ui'])
  const api = useApi()
  const toasts = useToasts()
  const [draft, setDraft] = useState(agency)
  const save = useSubmit(api.agency.update.mutationOptions({ onSuccess: () => toasts.done(t('agency.saved')) }))
  const isSame = draft.name === agency.name && draft.language === agency.language && draft.zone === agency.zone
  return (
    <Form
      className="flex max-w-100 flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate({ ...draft, name: draft.name.trim() })
      }}
    >
      <TextField label={t('agency.name')} value={draft.name} onChange={(name) => setDraft({ ...draft, name })} maxLength={120} isRequired />
      <Select
        label={t('agency.language')}
        options={languages.map((id) => ({ id, label: languageNames[id] }))}
        value={draft.language}
        onChange={(language) => setDraft({ ...draft, language })}
      />
      <ZonePicker label={t('agency.zone')} value={draft.zone} onChange={(zone) => setDraft({ ...draft, zone })} />
      <ErrorNote error={save.error} />
      <Button
        type="submit"
        variant="primary"
        className="self-start"
        isPending={save.isPending}
        isDisabled={isSame || draft.name.trim() === ''}
      >
        {t('ui:act.save')}
      </Button>
    </Form>
  )
}

export const AgencyTab = () => {
  const { t } = useTranslation('settings')
  const api = useApi()
  const agency = useQuery(api.agency.get.queryOptions())
  return (
    <Section title={t('agency.title')}>
      {agency.isPending && <SkeletonRows rows={3} />}
      {agency.isError && <ErrorState error={agency.error} onRetry={() => void agency.refetch()} />}
      {agency.data && <AgencyForm agency={agency.data} />}
    </Section>
  )
}
