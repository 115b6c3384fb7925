import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { CloudOff, MessageCircleWarning, RotateCw } from 'lucide-react'
import { useReportProblem } from '../lib/report-problem.ts'
import { useCrashView, useErrorView } from '../lib/use-error-view.ts'
import { Button } from './button.tsx'
import { CopyButton } from './copy-button.tsx'

export interface ErrorStateProps {
  error: unknown
  onRetry?: () => void
  isRetrying?: boolean
  /** Instead of the retry button. */
  action?: ReactNode
  /** The page itself broke, rather than a call to core. */
  isCrash?: boolean
}

/** Instead of what could not be read: title, cause, way out, details to copy. */
export const ErrorState = ({ error, onRetry, isRetrying, action, isCrash = false }: ErrorStateProps) => {
  const { t } = useTranslation('ui')
  const report = useReportProblem()
  const errorView = useErrorView()
  const crashView = useCrashView()
  const view = isCrash ? crashView(error) : errorView(error)
  return (
    <div role="alert" className="mx-auto flex max-w-110 flex-col items-center gap-3 px-6 py-12 text-center">
      <CloudOff aria-hidden className="size-8 text-red" strokeWidth={1.5} />
      <div>
        <p className="text-lg font-semibold">{view.title}</p>
        <p className="mt-1 text-muted">{view.explanation}</p>
      </div>
      <div className="flex gap-2">
        {action ??
          (onRetry && (
            <Button icon={RotateCw} onPress={onRetry} isPending={isRetrying}>
              {t('act.retry')}
            </Button>
          ))}
        <CopyButton text={view.details} details size="md" />
        {report && view.code !== 'UNREACHABLE' && (
          <Button variant="quiet" icon={MessageCircleWarning} onPress={() => report(view.details)}>
            {t('act.report')}
          </Button>
        )}
      </div>
    </div>
  )
}
