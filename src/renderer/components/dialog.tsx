import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { X } from 'lucide-react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { cx } from '../lib/cx.ts'
import { IconButton } from './icon-button.tsx'

export interface DialogProps {
  title: string
  isOpen: boolean
  onClose: () => void
  children: ReactNode
  /** Buttons, the primary one last. */
  footer?: ReactNode
  size?: 'sm' | 'md' | 'lg'
  /** An `alertdialog` asks: no press beside it is an answer, so that one pressed twice in a hurry stays. */
  role?: 'dialog' | 'alertdialog'
  /** For what must not be lost by a stray click (recovery codes): only its own buttons close it. */
  isStubborn?: boolean
}

const widths = { sm: 'max-w-100', md: 'max-w-140', lg: 'max-w-200' }

export const Dialog = ({ title, isOpen, onClose, children, footer, size = 'md', role = 'dialog', isStubborn = false }: DialogProps) => {
  const { t } = useTranslation('ui')
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable={!isStubborn && role !== 'alertdialog'}
      isKeyboardDismissDisabled={isStubborn}
      className="fixed inset-0 z-40 flex items-start justify-center overflow-auto bg-scrim p-6 pt-[12vh] [@media(max-height:800px)]:pt-6 data-entering:animate-appear"
    >
      <Modal className={cx('w-full', widths[size])}>
        <AriaDialog
          role={role}
          className="flex max-h-[calc(88dvh-1.5rem)] flex-col rounded-lg border border-line bg-raised shadow-lg outline-none animate-rise [@media(max-height:800px)]:max-h-[calc(100dvh-3rem)]"
        >
          <header className="flex items-center justify-between gap-3 pt-4 pr-3 pl-5">
            <Heading slot="title" className="text-lg font-semibold">
              {title}
            </Heading>
            {!isStubborn && <IconButton icon={X} label={t('act.close')} onPress={onClose} />}
          </header>
          {/* Title and buttons stay in view; what is between them scrolls. */}
          <div className="flex min-h-0 flex-col gap-4 overflow-y-auto px-5 pt-3 pb-5">{children}</div>
          {footer && (
            <footer className="flex items-center justify-end gap-2 rounded-b-lg border-t border-line bg-surface px-5 py-3">{footer}</footer>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
