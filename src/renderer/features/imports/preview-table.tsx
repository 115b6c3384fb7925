import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CircleAlert, Info } from 'lucide-react'
import { Select } from '../../components/select.tsx'
import { Table } from '../../components/table.tsx'
import type { Column } from '../../components/table-column.ts'
import type { ImportRow } from '../../../contract/imports.ts'
import { cityOf } from '../../lib/format.ts'
import { useRuleText } from '../../lib/rule-text.ts'
import { RowDialog } from './row-dialog.tsx'
import { RowState } from './row-state.tsx'
import type { Preview } from './use-apply-import.ts'

const Remarks = ({ problems }: Pick<ImportRow, 'problems'>) => {
  const { t } = useTranslation('imports')
  const words = useRuleText()
  const first = problems.find(({ severity }) => severity === 'error') ?? problems[0]
  if (!first) return null
  const Icon = first.severity === 'error' ? CircleAlert : Info
  return (
    <span className="flex items-center gap-1.5" title={problems.map(({ rule, data }) => words(rule, data)).join('\n')}>
      <Icon aria-hidden className={first.severity === 'error' ? 'size-4 shrink-0 text-red' : 'size-4 shrink-0 text-amber'} />
      <span className="truncate">{words(first.rule, first.data)}</span>
      {problems.length > 1 && <span className="tnum text-muted">{t('more', { count: problems.length - 1 })}</span>}
    </span>
  )
}

const useColumns = (): Column<ImportRow>[] => {
  const { t } = useTranslation('imports')
  const words = useRuleText()
  return useMemo(
    () => [
      {
        id: 'line',
        header: t('column.line'),
        width: '4rem',
        align: 'end',
        isFixed: true,
        csv: ({ line }) => line,
        cell: ({ line }) => line,
        compare: (a, b) => a.line - b.line,
      },
      {
        id: 'state',
        header: t('column.state'),
        width: '7rem',
        csv: ({ state }) => t(`state.${state}`),
        cell: ({ state }) => <RowState state={state} />,
        compare: (a, b) => a.state.localeCompare(b.state),
      },
      {
        id: 'creator',
        header: t('column.creator'),
        width: 'minmax(7rem, 0.7fr)',
        csv: ({ creatorName }) => creatorName,
        cell: ({ creatorName }) => creatorName || '—',
        compare: (a, b) => a.creatorName.localeCompare(b.creatorName),
      },
      {
        id: 'at',
        header: t('column.at'),
        width: '13rem',
        csv: ({ at }) => at?.replace('T', ' ').slice(0, 16) ?? null,
        cell: ({ at, zone, problems }) =>
          at ? (
            <span className="tnum">
              {at.replace('T', ' ').slice(0, 16)} <span className="text-muted">{zone && cityOf(zone)}</span>
            </span>
          ) : (
            // A time that cannot be read is no draft.
            <span className="text-muted">{problems.some(({ column }) => column === 'at') ? '—' : t('draft')}</span>
          ),
        compare: (a, b) => (a.at ?? '').localeCompare(b.at ?? ''),
      },
      {
        id: 'text',
        header: t('column.text'),
        width: 'minmax(9rem, 1.2fr)',
        csv: ({ text }) => text,
        compare: (a, b) => a.text.localeCompare(b.text),
        cell: ({ text }) => text || '—',
      },
      {
        id: 'images',
        header: t('column.images'),
        width: '5rem',
        align: 'end',
        csv: ({ images }) => images.length,
        compare: (a, b) => a.images.length - b.images.length,
        cell: ({ images }) => images.length,
      },
      {
        id: 'problems',
        header: t('column.problems'),
        width: 'minmax(12rem, 1.6fr)',
        csv: ({ problems }) => problems.map(({ rule, data }) => words(rule, data)).join('\n'),
        compare: (a, b) => a.problems.length - b.problems.length,
        cell: ({ problems }) => <Remarks problems={problems} />,
      },
    ],
    [t, words],
  )
}

type Filter = 'all' | ImportRow['state']

const rowId = ({ line }: ImportRow) => `line:${line}`
const rowName = ({ line, creatorName }: ImportRow) => `${line} ${creatorName}`

/** What the file would do, row by row. */
export const PreviewTable = ({ preview }: { preview: Preview }) => {
  const { t } = useTranslation('imports')
  const columns = useColumns()
  const [filter, setFilter] = useState<Filter>('all')
  const [open, setOpen] = useState<ImportRow | null>(null)
  const counts: Record<Filter, number> = {
    all: preview.rows.length,
    ready: preview.ready,
    duplicate: preview.duplicates,
    error: preview.errors,
  }
  const rows = preview.rows.filter(({ state }) => filter === 'all' || state === filter)
  return (
    <div className="flex flex-col gap-2">
      <Select
        label={t('filter.label')}
        hideLabel
        options={(['all', 'error', 'duplicate', 'ready'] as const).map((id) => ({ id, label: t(`filter.${id}`, { count: counts[id] }) }))}
        value={filter}
        onChange={setFilter}
        className="w-60"
      />
      <div
        className="flex max-h-[26rem] flex-col overflow-hidden rounded-lg border border-line"
        style={{ height: 34 + Math.max(3, rows.length) * 36 }}
      >
        <Table
          name="import"
          label={t('table')}
          columns={columns}
          rows={rows}
          rowId={rowId}
          rowName={rowName}
          onOpen={setOpen}
          empty={<p className="px-6 py-8 text-center text-muted">{preview.rows.length === 0 ? t('noRows') : t('noneShown')}</p>}
        />
      </div>
      {open && <RowDialog row={open} onClose={() => setOpen(null)} />}
    </div>
  )
}
