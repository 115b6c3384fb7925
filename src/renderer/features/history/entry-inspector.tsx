import { useTranslation } from 'react-i18next'
import { Inspector } from '../../components/inspector.tsx'
import { Instant } from '../../components/instant.tsx'
import { Facts } from '../../components/section.tsx'
import type { Entry } from './entry.ts'
import { Actor } from './entry-table.tsx'
import { useActionText } from './use-action-text.ts'
import { useSubjectLabel } from './use-subject-label.ts'

const written = (value: unknown): string =>
  value === null || value === undefined ? '—' : typeof value === 'string' ? value : JSON.stringify(value)

const Changes = ({ before, after }: Pick<Entry, 'before' | 'after'>) => {
  const { t } = useTranslation('history')
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
  if (fields.length === 0) return null
  return (
    <table className="w-full table-fixed text-left">
      <thead className="text-sm text-muted">
        <tr>
          {[t('changes.field'), t('changes.before'), t('changes.after')].map((title) => (
            <th key={title} scope="col" className="pb-1 font-medium">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {fields.map((field) => (
          <tr key={field} className="border-t border-line align-top">
            <th scope="row" className="py-1.5 pr-2 font-normal break-words text-muted">
              {field}
            </th>
            <td className="py-1.5 pr-2 break-words">{written(before?.[field])}</td>
            <td className="py-1.5 break-words">{written(after?.[field])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export const EntryInspector = ({ entry, onClose }: { entry: Entry; onClose: () => void }) => {
  const { t } = useTranslation('history')
  const actionText = useActionText()
  const subjectLabel = useSubjectLabel()
  return (
    <Inspector title={`${actionText(entry.action)} ${subjectLabel(entry)}`.trim()} eyebrow={t('inspector.title')} onClose={onClose}>
      <Facts
        items={[
          { name: t('inspector.by'), value: <Actor actor={entry.actor} /> },
          { name: t('inspector.at'), value: <Instant at={entry.at} /> },
          { name: t('inspector.action'), value: <code className="text-sm">{entry.action}</code> },
          { name: t('inspector.subject'), value: <code className="text-sm">{entry.subject.id}</code> },
          { name: t('inspector.seq'), value: entry.seq },
        ]}
      />
      <Changes before={entry.before} after={entry.after} />
    </Inspector>
  )
}
