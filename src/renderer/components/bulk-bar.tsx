import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Toolbar } from 'react-aria-components'
import { X } from 'lucide-react'
import { IconButton } from './icon-button.tsx'

/** What can be done with everything selected. */
export const BulkBar = ({ count, onClear, children }: { count: number; onClear: () => void; children: ReactNode }) => {
  const { t } = useTranslation('ui')
  const text = t('table.selected', { count })
  return (
    <Toolbar
      aria-label={text}
      data-bulk-bar
      className="absolute bottom-4 left-1/2 z-20 flex -translate-x-1/2 items-center gap-2 rounded-lg border border-line bg-raised p-1.5 pl-3 shadow-lg animate-rise"
    >
      <span className="tnum font-medium whitespace-nowrap" aria-live="polite">
        {text}
      </span>
      {children}
      <IconButton icon={X} label={t('table.clearSelection')} onPress={onClear} />
    </Toolbar>
  )
}
