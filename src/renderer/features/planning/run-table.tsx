import { useTranslation } from 'react-i18next'
import { useNavigate } from '@tanstack/react-router'
import { CalendarCheck, Undo2 } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { Table } from '../../components/table.tsx'
import type { Column } from '../../components/table-column.ts'
import type { PlannedCreator } from '../../../contract/plan-runs.ts'
import { useFormat } from '../../lib/locale.tsx'
import { RunState, RunWords } from './run-result.tsx'
import { hasChanges } from './run-view.ts'

export interface RunTableProps {
  creators: readonly PlannedCreator[]
  selected: ReadonlySet<string>
  onSelect: (ids: ReadonlySet<string>) => void
  isBusy: boolean
  onApply: (ids: string[]) => void
  onUndo: (creatorId: string, batchId: string) => void
}

const rowId = ({ creatorId }: PlannedCreator) => creatorId
const rowName = ({ name }: PlannedCreator) => name

/** One line a creator: what would come of her plan, and what of it could not be had. */
export const RunTable = ({ creators, selected, onSelect, isBusy, onApply, onUndo }: RunTableProps) => {
  const { t } = useTranslation('planning')
  const format = useFormat()
  const navigate = useNavigate()
  const number = (id: string, header: string, of: (creator: PlannedCreator) => number): Column<PlannedCreator> => ({
    id,
    header,
    align: 'end',
    width: '5.75rem',
    compare: (a, b) => of(a) - of(b),
    csv: of,
    cell: (creator) => {
      const count = of(creator)
      return <span className={count === 0 ? 'tnum text-muted' : 'tnum'}>{count === 0 ? '–' : format.number(count)}</span>
    },
  })
  const undoColumn: Column<PlannedCreator> = {
    id: 'undo',
    header: t('everybody.column.undo'),
    hideHeader: true,
    isFixed: true,
    width: '6.5rem',
    align: 'end',
    cell: (creator) =>
      creator.applied &&
      !creator.applied.undone && (
        <Button
          size="sm"
          variant="quiet"
          icon={Undo2}
          aria-label={t('everybody.undoOf', { name: creator.name })}
          isDisabled={isBusy}
          onPress={() => creator.applied && onUndo(creator.creatorId, creator.applied.batchId)}
        >
          {t('everybody.undo')}
        </Button>
      ),
  }
  const columns: Column<PlannedCreator>[] = [
    {
      id: 'name',
      header: t('everybody.column.name'),
      width: 'minmax(9rem, 1fr)',
      isFixed: true,
      compare: (a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }),
      csv: ({ name }) => name,
      cell: ({ name }) => <span className="truncate font-medium">{name}</span>,
    },
    {
      id: 'state',
      header: t('everybody.column.state'),
      width: '9rem',
      compare: (a, b) => a.state.localeCompare(b.state),
      cell: (creator) => <RunState creator={creator} />,
    },
    number('new', t('everybody.column.new'), ({ counts }) => counts.new),
    number('moved', t('everybody.column.moved'), ({ counts }) => counts.moved),
    number('dropped', t('everybody.column.dropped'), ({ counts }) => counts.dropped),
    number('gaps', t('everybody.column.gaps'), ({ counts }) => counts.gap + counts.blocked),
    {
      id: 'words',
      header: t('everybody.column.words'),
      width: 'minmax(14rem, 6fr)',
      cell: (creator) => <RunWords creator={creator} />,
    },
    // Room for the words until there is something to take back.
    ...(creators.some(({ applied }) => applied) ? [undoColumn] : []),
  ]
  const chosen = creators.filter((creator) => selected.has(creator.creatorId) && hasChanges(creator))
  return (
    <Table
      name="plan-run"
      label={t('everybody.title')}
      columns={columns}
      rows={creators}
      rowId={rowId}
      rowName={rowName}
      rowHeight={52}
      defaultSort={{ column: 'name', direction: 'ascending' }}
      onOpen={({ creatorId }) =>
        void navigate({ to: '/creators/$creatorId', params: { creatorId }, search: { tab: 'plan', preview: true } })
      }
      selection={{
        ids: selected,
        onChange: onSelect,
        acts: (
          <Button
            size="sm"
            variant="primary"
            icon={CalendarCheck}
            isDisabled={isBusy || chosen.length === 0}
            onPress={() => onApply(chosen.map(({ creatorId }) => creatorId))}
          >
            {t('everybody.applyChosen', { count: chosen.length })}
          </Button>
        ),
      }}
    />
  )
}
