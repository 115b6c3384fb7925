import { useTranslation } from 'react-i18next'
import { themes } from '../../../contract/session.ts'
import { languages } from '../../../contract/values.ts'
import { Section } from '../../components/section.tsx'
import { Select } from '../../components/select.tsx'
import { useToasts } from '../../components/toast.tsx'
import { ZonePicker } from '../../components/zone-picker.tsx'
import { useApi } from '../../lib/api.tsx'
import { useMe } from '../../lib/me.tsx'
import { useSubmit } from '../../lib/use-submit.ts'

const languageNames = { fr: 'Français', en: 'English' }

/** Language, zone and appearance; each takes effect at once. */
export const Preferences = () => {
  const { t } = useTranslation('settings')
  const api = useApi()
  const toasts = useToasts()
  const me = useMe()
  const set = useSubmit(api.session.setPreferences.mutationOptions({ onError: toasts.failed }))
  return (
    <Section title={t('preferences.title')}>
      <div className="grid max-w-140 grid-cols-2 gap-4 max-md:grid-cols-1">
        <Select
          label={t('preferences.language')}
          options={languages.map((id) => ({ id, label: languageNames[id] }))}
          value={me.language}
          onChange={(language) => set.mutate({ language })}
        />
        <Select
          label={t('preferences.theme')}
          options={themes.map((id) => ({ id, label: t(`preferences.themes.${id}`) }))}
          value={me.theme}
          onChange={(theme) => set.mutate({ theme })}
        />
        <ZonePicker
          label={t('preferences.zone')}
          help={t('preferences.zoneHelp')}
          value={me.zone}
          onChange={(zone) => set.mutate({ zone })}
          className="col-span-full"
        />
      </div>
    </Section>
  )
}
