import { useId, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { X } from 'lucide-react'
import { IconButton } from './icon-button.tsx'

export interface InspectorProps {
  title: string
  /** Above the title: the kind of thing, a state badge. */
  eyebrow?: ReactNode
  onClose: () => void
  children: ReactNode
  /** Buttons at the foot, always in view. */
  footer?: ReactNode
}

/** The panel on the right for the thing selected; the list stays where it is. Escape closes it (the frame does that). */
export const Inspector = ({ title, eyebrow, onClose, children, footer }: InspectorProps) => {
  const { t } = useTranslation('ui')
  const id = useId()
  return (
    <aside aria-labelledby={id} className="flex h-full w-full flex-col bg-surface">
      <header className="flex items-start gap-2 border-b border-line pt-3 pr-2 pb-3 pl-4">
        <div className="flex min-w-0 flex-1 flex-col gap-1">
          {eyebrow && <div className="flex items-center gap-2 text-sm text-muted">{eyebrow}</div>}
          <h2 id={id} className="font-semibold break-words">
            {title}
          </h2>
        </div>
        <IconButton icon={X} label={t('act.close')} keys="escape" onPress={onClose} />
      </header>
      <div className="flex min-h-0 flex-1 flex-col gap-5 overflow-auto p-4">{children}</div>
      {footer && (
        <footer className="flex flex-wrap items-center justify-end gap-2 border-t border-line px-4 py-3 empty:hidden">{footer}</footer>
      )}
    </aside>
  )
}
