/** Reporting a problem from anywhere: by key, by the menu of the account or of the window, or from an error. */
import { useCallback, useEffect, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useRouter } from '@tanstack/react-router'
import { MessageCircleWarning } from 'lucide-react'
import { useAct } from '../../lib/acts.tsx'
import { onReportAsked, pictureOfWindow } from '../../lib/desktop.ts'
import { ReportContext, type ReportProblem } from '../../lib/report-problem.ts'
import { ReportDialog, type Reported } from './report-dialog.tsx'

export const ReportProvider = ({ children }: { children: ReactNode }) => {
  const { t } = useTranslation('tickets')
  const router = useRouter()
  const [about, setAbout] = useState<Reported | null>(null)
  const open = useCallback(
    async (error: string | undefined): Promise<void> => {
      const page = router.state.location.pathname
      // Before anything opens over what it is about.
      const shot = await pictureOfWindow()
      setAbout({ page, error, shot })
    },
    [router],
  )
  const begin = useCallback<ReportProblem>((error) => void open(error), [open])
  useEffect(() => onReportAsked(() => begin()), [begin])
  useAct({ id: 'report-problem', label: t('new'), icon: MessageCircleWarning, keys: '!', onAct: () => begin() })
  return (
    <ReportContext value={begin}>
      {children}
      {about && <ReportDialog about={about} onClose={() => setAbout(null)} />}
    </ReportContext>
  )
}
