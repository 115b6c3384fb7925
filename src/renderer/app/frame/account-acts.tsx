/** What the account menu does, for the palette: appearance, language, leaving. */
import { useTranslation } from 'react-i18next'
import { useQueryClient } from '@tanstack/react-query'
import { Languages, LogOut, Moon, MoonStar, Sun } from 'lucide-react'
import { themes } from '../../../contract/session.ts'
import { languages } from '../../../contract/values.ts'
import { useToasts } from '../../components/toast.tsx'
import { useAct, type Act } from '../../lib/acts.tsx'
import { useApi } from '../../lib/api.tsx'
import { useMe } from '../../lib/me.tsx'
import { useSubmit } from '../../lib/use-submit.ts'

export const themeIcons = { system: MoonStar, light: Sun, dark: Moon }

export const usePreferences = () => {
  const api = useApi()
  const toasts = useToasts()
  const { mutate } = useSubmit(api.session.setPreferences.mutationOptions({ onError: toasts.failed }))
  return mutate
}

export const useSignOut = (): (() => void) => {
  const api = useApi()
  const queries = useQueryClient()
  const toasts = useToasts()
  const { mutate } = useSubmit(
    api.session.signOut.mutationOptions({ onSuccess: () => void queries.resetQueries(), onError: toasts.failed }),
  )
  return () => mutate(undefined)
}

const Offer = ({ act }: { act: Act }) => {
  useAct(act)
  return null
}

export const AccountActs = () => {
  const { t } = useTranslation('frame')
  const me = useMe()
  const setPreferences = usePreferences()
  const signOut = useSignOut()
  const acts: Act[] = [
    ...themes
      .filter((theme) => theme !== me.theme)
      .map((theme) => ({
        id: `theme:${theme}`,
        label: t('palette.setTo', { what: t('menu.theme'), value: t(`theme.${theme}`) }),
        icon: themeIcons[theme],
        onAct: () => setPreferences({ theme }),
      })),
    ...languages
      .filter((language) => language !== me.language)
      .map((language) => ({
        id: `language:${language}`,
        label: t('palette.setTo', { what: t('language.label'), value: t(`language.${language}`) }),
        icon: Languages,
        onAct: () => setPreferences({ language }),
      })),
    { id: 'sign-out', label: t('menu.signOut'), icon: LogOut, onAct: signOut },
  ]
  return acts.map((act) => <Offer key={act.id} act={act} />)
}
