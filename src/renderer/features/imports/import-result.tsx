import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FileUp, Undo2 } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { Callout } from '../../components/callout.tsx'
import { ButtonLink } from '../../components/link.tsx'
import { useErrorView } from '../../lib/use-error-view.ts'
import { PreviewTable } from './preview-table.tsx'
import { UndoImportDialog } from './undo-import.tsx'
import type { Applied } from './use-apply-import.ts'

/** What came of it: how much, what was left out and why, and the way back. */
export const ImportResult = ({ applied, onAgain }: { applied: Applied; onAgain: () => void }) => {
  const { t } = useTranslation('imports')
  const view = useErrorView()
  const [undoing, setUndoing] = useState(false)
  const { import: summary, awaiting, skipped, failedImages } = applied
  const scheduled = summary.publications - awaiting
  const duplicates = skipped.filter(({ state }) => state === 'duplicate').length
  const parts = [
    t('done.posts', { count: summary.posts }),
    ...(scheduled > 0 || awaiting === 0 ? [t('done.publications', { count: scheduled })] : []),
    ...(awaiting > 0 ? [t('done.awaiting', { count: awaiting })] : []),
    ...(skipped.length > 0 ? [t('done.skipped', { count: skipped.length })] : []),
  ]
  return (
    <div className="flex flex-col gap-4">
      <div role="status">
        <Callout tone="done" title={t('done.title')}>
          {parts.join(' · ')}
        </Callout>
      </div>
      {failedImages.length > 0 && (
        <Callout tone="warning" title={t('failedImages', { count: failedImages.length })}>
          <ul>
            {failedImages.map(({ path, error }) => (
              <li key={path}>
                {path} — {view(error).title}
              </li>
            ))}
          </ul>
        </Callout>
      )}
      <div className="flex flex-wrap gap-2">
        <ButtonLink to="/calendar" variant="primary">
          {t('done.calendar')}
        </ButtonLink>
        {summary.posts > 0 && (
          <Button icon={Undo2} onPress={() => setUndoing(true)}>
            {t('past.undo')}
          </Button>
        )}
        <Button icon={FileUp} variant="quiet" onPress={onAgain}>
          {t('done.again')}
        </Button>
      </div>
      {skipped.length > 0 && (
        <PreviewTable
          preview={{ rows: skipped, ready: 0, duplicates, errors: skipped.length - duplicates, imagesNeeded: [], encoding: 'utf-8' }}
        />
      )}
      {undoing && <UndoImportDialog summary={summary} onClose={() => setUndoing(false)} onUndone={onAgain} />}
    </div>
  )
}
