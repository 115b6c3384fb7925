import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CircleAlert, MessageCircleWarning } from 'lucide-react'
import { useReportProblem } from '../lib/report-problem.ts'
import { useErrorView } from '../lib/use-error-view.ts'
import { Button } from './button.tsx'
import { CopyButton } from './copy-button.tsx'

/** A refusal inside a form or dialog: what happened, the way out, details to copy or to report. Nothing when there is no error. */
export const ErrorNote = ({ error }: { error: unknown }) => {
  const { t } = useTranslation('ui')
  const view = useErrorView()
  const report = useReportProblem()
  // The moment of the error, not of each render.
  const [seen, setSeen] = useState<{ error: unknown; text: ReturnType<typeof view> } | null>(null)
  if (error === null || error === undefined) return null
  if (seen?.error !== error) setSeen({ error, text: view(error) })
  const text = seen?.error === error ? seen.text : view(error)
  return (
    <div role="alert" className="flex items-start gap-2 rounded-lg border border-line bg-surface px-3 py-2 animate-appear">
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-red" />
      <div className="min-w-0 flex-1">
        <p className="font-medium">{text.title}</p>
        <p className="text-muted">{text.explanation}</p>
      </div>
      {text.code === 'INTERNAL' && report && (
        <Button size="sm" variant="quiet" icon={MessageCircleWarning} onPress={() => report(text.details)}>
          {t('act.report')}
        </Button>
      )}
      {(text.code === 'INTERNAL' || text.code === 'UNREACHABLE') && <CopyButton text={text.details} details />}
    </div>
  )
}
