import { createContext, useContext } from 'react'
import { useTranslation } from 'react-i18next'
import { Search } from 'lucide-react'
import { IconButton } from '../../components/icon-button.tsx'

export interface Overlays {
  openPalette: () => void
  openKeys: () => void
}

/** The two things that open over any page. */
export const OverlaysContext = createContext<Overlays>({ openPalette: () => {}, openKeys: () => {} })

export const PaletteButton = ({ className }: { className?: string }) => {
  const { t } = useTranslation('frame')
  const { openPalette } = useContext(OverlaysContext)
  return <IconButton icon={Search} label={t('palette.title')} keys="mod+k" size="sm" onPress={openPalette} className={className} />
}
