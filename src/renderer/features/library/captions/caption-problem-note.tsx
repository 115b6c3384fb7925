import { useTranslation } from 'react-i18next'
import { CircleAlert } from 'lucide-react'
import { Button } from '../../../components/button.tsx'
import type { CaptionProblem } from '../../../../contract/library.ts'
import { useRuleText } from '../../../lib/rule-text.ts'
import { aroundOf } from './caption-draft.ts'

/** What is wrong with a template, shown in the line it is in. */
export const CaptionProblemNote = ({
  problem,
  text,
  known,
  onGo,
}: {
  problem: CaptionProblem
  text: string
  /** The variables there are. */
  known: readonly string[]
  onGo: () => void
}) => {
  const { t } = useTranslation('library')
  const says = useRuleText()
  const { before, there, after } = aroundOf(text, problem.at)
  return (
    <div role="status" className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-lg border border-red bg-surface px-3 py-2">
      <CircleAlert aria-hidden className="size-4 shrink-0 text-red" />
      <div className="min-w-0 flex-1">
        <p className="font-medium">
          {says(problem.rule, { actual: problem.at + 1 })}
          {problem.name !== undefined && ` (${problem.name})`}
        </p>
        {problem.rule === 'caption.unknown_variable' && known.length > 0 && (
          <p className="break-words">{t('caption.known', { names: known.map((name) => `{{${name}}}`).join(', ') })}</p>
        )}
        <p className="font-mono text-sm break-all text-muted">
          {before}
          <mark className="rounded-sm bg-red-fill px-0.5 text-on-red">{there || ' '}</mark>
          {after}
        </p>
      </div>
      <Button size="sm" onPress={onGo}>
        {t('caption.goThere')}
      </Button>
    </div>
  )
}
