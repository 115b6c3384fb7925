import { useTranslation } from 'react-i18next'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { languages } from '../../contract/values.ts'
import { useLanguage } from '../lib/locale.tsx'
import { remember } from '../lib/remembered.ts'

/** Before sign-in: the language, one press away. */
export const StageCorner = () => {
  const { t, i18n } = useTranslation('frame')
  const language = useLanguage()
  const choose = (next: string) => {
    remember('language', next)
    void i18n.changeLanguage(next)
  }
  return (
    <ToggleButtonGroup
      aria-label={t('language.label')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[language]}
      onSelectionChange={(keys) => [...keys].forEach((key) => choose(String(key)))}
      className="flex gap-0.5 rounded-lg border border-line p-0.5"
    >
      {languages.map((option) => (
        <ToggleButton
          key={option}
          id={option}
          className="h-6 rounded-md px-2 text-sm text-muted outline-none data-selected:bg-hover data-selected:text-text data-focus-visible:ring-focus"
        >
          <span lang={option}>{t(`language.${option}`)}</span>
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
