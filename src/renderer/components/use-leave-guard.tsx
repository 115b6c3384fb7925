import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useBlocker } from '@tanstack/react-router'
import { ConfirmDialog } from './confirm-dialog.tsx'

/** What of an address tells one page from another: an inspector may open and close beside what is being written. */
const placeOf = ({ pathname, search }: { pathname: string; search: object }): string =>
  JSON.stringify([pathname, Object.entries(search).filter(([name]) => name !== 'inspect')])

/**
 * Asks before somebody leaves a page on which something was written and not kept, closing the window included. `letGo`: it is kept
 * now, or given up. The dialog is to be shown somewhere on the page.
 */
export const useLeaveGuard = (isUnsaved: boolean) => {
  const { t } = useTranslation('ui')
  const isLetGo = useRef(false)
  const isHeld = (): boolean => isUnsaved && !isLetGo.current
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ current, next }) => isHeld() && placeOf(current) !== placeOf(next),
    enableBeforeUnload: isHeld,
    withResolver: true,
  })
  return {
    letGo: (): void => {
      isLetGo.current = true
    },
    dialog: (
      <ConfirmDialog
        title={t('leave.title')}
        isOpen={status === 'blocked'}
        onClose={() => reset?.()}
        onConfirm={() => proceed?.()}
        confirmLabel={t('leave.act')}
        closeLabel={t('leave.stay')}
      >
        <p>{t('leave.text')}</p>
      </ConfirmDialog>
    ),
  }
}
