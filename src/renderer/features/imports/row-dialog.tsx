import { useTranslation } from 'react-i18next'
import { CircleAlert, Info } from 'lucide-react'
import { Dialog } from '../../components/dialog.tsx'
import { Facts } from '../../components/section.tsx'
import type { ImportRow } from '../../../contract/imports.ts'
import { platformName } from '../../../contract/platform-name.ts'
import { useRuleText } from '../../lib/rule-text.ts'
import { RowState } from './row-state.tsx'

/** One row of the file in full, with everything that stands against it. */
export const RowDialog = ({ row, onClose }: { row: ImportRow; onClose: () => void }) => {
  const { t } = useTranslation('imports')
  const words = useRuleText()
  return (
    <Dialog title={t('rowTitle', { line: row.line })} isOpen onClose={onClose}>
      <RowState state={row.state} />
      <section aria-label={t('rowProblems')}>
        {row.problems.length === 0 ? (
          <p className="text-muted">{t('rowFine')}</p>
        ) : (
          <ul className="flex flex-col gap-1.5">
            {row.problems.map((problem, index) => (
              <li key={index} className="flex items-start gap-2">
                {problem.severity === 'error' ? (
                  <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-red" />
                ) : (
                  <Info aria-hidden className="mt-0.5 size-4 shrink-0 text-amber" />
                )}
                <span className="min-w-0 break-words">
                  {words(problem.rule, problem.data)}
                  {problem.column && <span className="block text-sm text-muted">{t('inColumn', { column: problem.column })}</span>}
                </span>
              </li>
            ))}
          </ul>
        )}
      </section>
      <Facts
        items={[
          { name: t('column.creator'), value: row.creatorName || null },
          { name: t('column.at'), value: row.at ? `${row.at.replace('T', ' ')} ${row.zone ?? ''}` : t('draft') },
          { name: t('column.text'), value: row.text ? <span className="whitespace-pre-wrap">{row.text}</span> : null },
          ...Object.entries(row.platformTexts ?? {}).map(([platform, text]) => ({
            name: t('textOn', { platform: platformName(platform) }),
            value: <span className="whitespace-pre-wrap">{text}</span>,
          })),
          { name: t('column.images'), value: row.images.length > 0 ? row.images.join(', ') : null },
        ]}
      />
    </Dialog>
  )
}
