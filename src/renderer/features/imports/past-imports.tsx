import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { CircleCheck, Undo2 } from 'lucide-react'
import { Badge } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { Instant } from '../../components/instant.tsx'
import { Section } from '../../components/section.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { Table } from '../../components/table.tsx'
import type { Column } from '../../components/table-column.ts'
import { useApi } from '../../lib/api.tsx'
import { useFormat } from '../../lib/locale.tsx'
import { useCan } from '../../lib/me.tsx'
import { UndoImportDialog, type ImportSummary } from './undo-import.tsx'

const useColumns = (onUndo: ((summary: ImportSummary) => void) | null): Column<ImportSummary>[] => {
  const { t } = useTranslation('imports')
  const format = useFormat()
  return useMemo(
    () => [
      {
        id: 'file',
        header: t('past.file'),
        width: 'minmax(8rem, 1.5fr)',
        isFixed: true,
        csv: ({ fileName }) => fileName,
        compare: (a, b) => a.fileName.localeCompare(b.fileName),
        cell: ({ fileName }) => fileName,
      },
      {
        id: 'at',
        header: t('past.at'),
        width: 'minmax(9.5rem, 1fr)',
        csv: ({ at }) => format.sheetTime(at),
        compare: (a, b) => a.at.getTime() - b.at.getTime(),
        cell: ({ at }) => <Instant at={at} relative={false} />,
      },
      {
        id: 'by',
        header: t('past.by'),
        width: 'minmax(6rem, 0.8fr)',
        csv: ({ by }) => by,
        compare: (a, b) => a.by.localeCompare(b.by),
        cell: ({ by }) => by,
      },
      {
        id: 'posts',
        header: t('past.posts'),
        width: '5rem',
        align: 'end',
        csv: ({ posts }) => posts,
        compare: (a, b) => a.posts - b.posts,
        cell: ({ posts }) => posts,
      },
      {
        id: 'publications',
        header: t('past.publications'),
        width: '6rem',
        align: 'end',
        csv: ({ publications }) => publications,
        compare: (a, b) => a.publications - b.publications,
        cell: ({ publications }) => publications,
      },
      {
        id: 'state',
        header: t('past.state'),
        width: '6.5rem',
        csv: ({ state }) => t(`past.${state}`),
        compare: (a, b) => a.state.localeCompare(b.state),
        cell: ({ state }) => (
          <Badge icon={state === 'applied' ? CircleCheck : Undo2} hue={state === 'applied' ? 'green' : 'grey'}>
            {t(`past.${state}`)}
          </Badge>
        ),
      },
      {
        id: 'undo',
        header: t('past.undo'),
        hideHeader: true,
        isFixed: true,
        width: '6.5rem',
        cell: (summary) =>
          summary.state === 'applied' &&
          onUndo && (
            <Button size="sm" onPress={() => onUndo(summary)}>
              {t('past.undo')}
            </Button>
          ),
      },
    ],
    [t, format, onUndo],
  )
}

const rowId = ({ id }: ImportSummary) => id
const rowName = ({ fileName }: ImportSummary) => fileName

/** What was imported before, with the way back. */
export const PastImports = () => {
  const { t } = useTranslation('imports')
  const api = useApi()
  const can = useCan()
  const [undoing, setUndoing] = useState<ImportSummary | null>(null)
  const columns = useColumns(can('imports.undo') ? setUndoing : null)
  const list = useQuery(api.imports.list.queryOptions())
  return (
    <Section title={t('past.title')}>
      {list.isPending ? (
        <SkeletonRows rows={3} />
      ) : list.isError ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} isRetrying={list.isFetching} />
      ) : list.data.length === 0 ? (
        <p className="text-muted">{t('past.empty')}</p>
      ) : (
        <div
          className="flex max-h-72 flex-col overflow-hidden rounded-lg border border-line"
          style={{ height: 34 + list.data.length * 40 }}
        >
          <Table
            name="past-imports"
            label={t('past.title')}
            columns={columns}
            rows={list.data}
            rowId={rowId}
            rowName={rowName}
            rowHeight={40}
          />
        </div>
      )}
      {undoing && <UndoImportDialog summary={undoing} onClose={() => setUndoing(null)} />}
    </Section>
  )
}
