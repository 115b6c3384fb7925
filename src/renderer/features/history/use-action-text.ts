import { useTranslation } from 'react-i18next'

/** `publication.published` → "published"; an act that an older Coulisse wrote and no longer knows is shown by its name. */
export const useActionText = (): ((action: string) => string) => {
  const { i18n } = useTranslation()
  // The key comes from core, so its type cannot be known here; `exists` is the check.
  const translate = i18n.t as (key: string) => string
  return (action) => {
    const key = `history:action.${action}`
    return i18n.exists(key) ? translate(key) : action
  }
}
