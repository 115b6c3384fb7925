import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { ScriptRun } from '../../../contract/scripts.ts'

/** Why a script is over, with the word or the name that it is over for. */
export const useEndingText = (): ((ended: NonNullable<ScriptRun['ended']>) => string) => {
  const { t } = useTranslation('scripts')
  return useCallback(
    ({ reason, detail }) => {
      const why = t(`ending.${reason}`)
      // Of what was refused, the history says more.
      return detail === null || detail === '' || reason === 'refused' ? why : t('endedWith', { why, detail })
    },
    [t],
  )
}
