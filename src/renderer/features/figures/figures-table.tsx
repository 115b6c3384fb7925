import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CircleAlert, CircleCheck, Copy, History, PencilLine } from 'lucide-react'
import { rowStates } from '../../../contract/figures.ts'
import type { FigureRow } from '../../../contract/figures.ts'
import { Badge } from '../../components/badge.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Facts } from '../../components/section.tsx'
import { Select } from '../../components/select.tsx'
import { Table } from '../../components/table.tsx'
import type { Column } from '../../components/table-column.ts'
import { dayText } from '../../lib/figure-text.ts'
import { useFormat } from '../../lib/locale.tsx'
import { useRuleText } from '../../lib/rule-text.ts'
import { useFigureWords } from './figure-words.ts'

const looks = {
  new: { icon: CircleCheck, hue: 'green' },
  update: { icon: PencilLine, hue: 'blue' },
  known: { icon: History, hue: 'grey' },
  duplicate: { icon: Copy, hue: 'grey' },
  error: { icon: CircleAlert, hue: 'red' },
} as const

const State = ({ state }: Pick<FigureRow, 'state'>) => {
  const { t } = useTranslation('figures')
  return (
    <Badge icon={looks[state].icon} hue={looks[state].hue}>
      {t(`state.${state}`)}
    </Badge>
  )
}

const useColumns = (): Column<FigureRow>[] => {
  const { t } = useTranslation('figures')
  const words = useRuleText()
  const figureWords = useFigureWords()
  const format = useFormat()
  return useMemo(
    () => [
      {
        id: 'line',
        header: t('row.line'),
        width: '4rem',
        align: 'end',
        isFixed: true,
        csv: ({ line }) => line,
        compare: (a, b) => a.line - b.line,
        cell: ({ line }) => line,
      },
      {
        id: 'state',
        header: t('row.state'),
        width: '8rem',
        csv: ({ state }) => t(`state.${state}`),
        compare: (a, b) => a.state.localeCompare(b.state),
        cell: ({ state }) => <State state={state} />,
      },
      {
        id: 'account',
        header: t('row.account'),
        width: 'minmax(6rem, 0.6fr)',
        csv: ({ account }) => account,
        compare: (a, b) => a.account.localeCompare(b.account),
        cell: ({ account, accountId }) => (account === '' ? '—' : accountId ? `@${account}` : account),
      },
      {
        id: 'day',
        header: t('row.day'),
        width: '9rem',
        csv: ({ day }) => day,
        compare: (a, b) => (a.day ?? '').localeCompare(b.day ?? ''),
        cell: ({ day }) => <span className="tnum">{day ? dayText(day, format) : '—'}</span>,
      },
      {
        id: 'subject',
        header: t('row.subject'),
        width: 'minmax(7rem, 0.8fr)',
        csv: ({ subject }) => subject,
        compare: (a, b) => a.subject.localeCompare(b.subject),
        cell: ({ subject }) => subject || t('wholeDay'),
      },
      {
        id: 'figures',
        header: t('row.figures'),
        width: 'minmax(12rem, 1.6fr)',
        csv: ({ figures, before }) => figureWords(figures, before),
        cell: ({ figures, before }) => (
          <span className="tnum" title={figureWords(figures, before)}>
            {figureWords(figures, before) || '—'}
          </span>
        ),
      },
      {
        id: 'problems',
        header: t('row.problems'),
        width: 'minmax(11rem, 1.4fr)',
        csv: ({ problems }) => problems.map(({ rule, data }) => words(rule, data)).join('\n'),
        compare: (a, b) => a.problems.length - b.problems.length,
        cell: ({ problems }) => {
          const said = problems.map(({ rule, data }) => words(rule, data))
          return <span title={said.join('\n')}>{said.join(' · ')}</span>
        },
      },
    ],
    [t, words, figureWords, format],
  )
}

const RowDialog = ({ row, onClose }: { row: FigureRow; onClose: () => void }) => {
  const { t } = useTranslation('figures')
  const words = useRuleText()
  const figureWords = useFigureWords()
  const format = useFormat()
  return (
    <Dialog title={t('rowTitle', { line: row.line })} isOpen onClose={onClose}>
      <Facts
        items={[
          { name: t('row.state'), value: <State state={row.state} /> },
          { name: t('row.account'), value: row.account || null },
          { name: t('row.day'), value: row.day && dayText(row.day, format) },
          { name: t('row.subject'), value: row.subject || t('wholeDay') },
          { name: t('row.figures'), value: figureWords(row.figures, row.before) || null },
        ]}
      />
      {row.problems.length === 0 ? (
        <p className="text-muted">{t('rowFine')}</p>
      ) : (
        <ul className="list-disc pl-5">
          {row.problems.map(({ column, rule, data }) => (
            <li key={`${column} ${rule}`}>{words(rule, data)}</li>
          ))}
        </ul>
      )}
    </Dialog>
  )
}

const rowId = ({ line }: FigureRow) => `line:${line}`
const rowName = ({ line, account }: FigureRow) => `${line} ${account}`

type Filter = 'all' | FigureRow['state']

/** What a file would do, row by row. */
export const FiguresTable = ({ rows: all }: { rows: readonly FigureRow[] }) => {
  const { t } = useTranslation('figures')
  const columns = useColumns()
  const [filter, setFilter] = useState<Filter>('all')
  const [open, setOpen] = useState<FigureRow | null>(null)
  const rows = all.filter(({ state }) => filter === 'all' || state === filter)
  const countOf = (state: FigureRow['state']): number => all.filter((row) => row.state === state).length
  return (
    <div className="flex flex-col gap-2">
      <Select<Filter>
        label={t('filter')}
        hideLabel
        options={[
          { id: 'all', label: t('all', { count: all.length }) },
          ...rowStates
            .filter((state) => countOf(state) > 0)
            .map((id) => ({ id, label: t('filtered', { state: t(`state.${id}`), count: countOf(id) }) })),
        ]}
        value={filter}
        onChange={setFilter}
        className="w-60"
      />
      <div
        className="flex max-h-[26rem] flex-col overflow-hidden rounded-lg border border-line"
        style={{ height: 34 + Math.max(2, rows.length) * 36 }}
      >
        <Table
          name="figures"
          label={t('table')}
          columns={columns}
          rows={rows}
          rowId={rowId}
          rowName={rowName}
          onOpen={setOpen}
          empty={<p className="px-6 py-8 text-center text-muted">{t('noneShown')}</p>}
        />
      </div>
      {open && <RowDialog row={open} onClose={() => setOpen(null)} />}
    </div>
  )
}
