import { useTranslation } from 'react-i18next'

/** `publication.published` → "published"; an action without words yet is shown by its name. */
export const useActionText = (): ((action: string) => string) => {
  const { i18n } = useTranslation()
  return (action) => {
    const key = `history:action.${action}`
    return i18n.exists(key) ? i18n.t(key) : action
  }
}
