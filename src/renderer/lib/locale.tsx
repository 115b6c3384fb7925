/** Who is looking: language and zone, for everything that is formatted. */
import { createContext, useContext, useMemo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { I18nProvider } from 'react-aria-components'
import type { Language } from '../../contract/values.ts'
import { useRoughCoreNow } from './core-clock.tsx'
import { createFormat, type Format } from './format.ts'

/** The zone of this machine's clock. */
export const machineZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone

const FormatContext = createContext<Format | null>(null)

export const asLanguage = (tag: string | undefined): Language => (tag?.toLowerCase().startsWith('en') ? 'en' : 'fr')

/** British English for its 24-hour clock and its order of dates, which a French desk shares. */
export const localeOf = (language: Language): string => (language === 'fr' ? 'fr-FR' : 'en-GB')

export const LocaleProvider = ({ zone, children }: { zone: string; children: ReactNode }) => {
  const { i18n, t } = useTranslation('ui')
  const language = asLanguage(i18n.language)
  const you = t('time.you')
  const now = useRoughCoreNow()
  const format = useMemo(() => createFormat(localeOf(language), zone, you, now), [language, zone, you, now])
  return (
    <I18nProvider locale={localeOf(language)}>
      <FormatContext value={format}>{children}</FormatContext>
    </I18nProvider>
  )
}

/** Dates, numbers and wall times in the viewer's language and zone. */
export const useFormat = (): Format => {
  const format = useContext(FormatContext)
  if (!format) throw new Error('useFormat outside LocaleProvider')
  return format
}

export const useLanguage = (): Language => asLanguage(useTranslation().i18n.language)
