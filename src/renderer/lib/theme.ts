/** Dark or light on the root element; `system` follows the machine, as it changes. */
import { useEffect } from 'react'
import type { themes } from '../../contract/session.ts'
import { remember, remembered } from './remembered.ts'

export type Theme = (typeof themes)[number]

const lightQuery = (): MediaQueryList => window.matchMedia('(prefers-color-scheme: light)')

const show = (theme: Theme): void => {
  const light = theme === 'light' || (theme === 'system' && lightQuery().matches)
  document.documentElement.dataset.theme = light ? 'light' : 'dark'
}

export const asTheme = (text: string | null | undefined): Theme => (text === 'light' || text === 'dark' ? text : 'system')

/** Before the first paint: as last time on this machine. */
export const showRememberedTheme = (): void => show(asTheme(remembered('theme')))

export const useTheme = (theme: Theme): void => {
  useEffect(() => {
    remember('theme', theme)
    show(theme)
    const media = lightQuery()
    const follow = () => show(theme)
    media.addEventListener('change', follow)
    return () => media.removeEventListener('change', follow)
  }, [theme])
}
