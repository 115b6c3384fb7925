import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Terminal } from 'lucide-react'
import { Avatar } from '../../components/avatar.tsx'
import { Mark } from '../../components/brand.tsx'
import { Instant } from '../../components/instant.tsx'
import { Table } from '../../components/table.tsx'
import type { Column } from '../../components/table-column.ts'
import { useFormat } from '../../lib/locale.tsx'
import type { Entry } from './entry.ts'
import { Subject } from './subject.tsx'
import { useActionText } from './use-action-text.ts'
import { useSubjectLabel } from './use-subject-label.ts'

export const Actor = ({ actor }: { actor: Entry['actor'] }) => {
  const { t } = useTranslation('history')
  return (
    <span className="flex min-w-0 items-center gap-2">
      {actor.kind === 'user' ? (
        <Avatar name={actor.name} size="sm" />
      ) : actor.kind === 'cli' ? (
        <Terminal aria-hidden className="size-5 p-0.5 text-muted" />
      ) : (
        <Mark className="size-5" />
      )}
      <span className="truncate">{actor.kind === 'user' ? actor.name : t(`actor.${actor.kind}`)}</span>
    </span>
  )
}

const rowId = ({ seq }: Entry) => String(seq)
const rowName = ({ action }: Entry) => action

const useColumns = (): Column<Entry>[] => {
  const { t } = useTranslation('history')
  const actionText = useActionText()
  const subjectLabel = useSubjectLabel()
  const format = useFormat()
  const who = ({ actor }: Entry): string => (actor.kind === 'user' ? actor.name : t(`actor.${actor.kind}`))
  return [
    {
      id: 'at',
      header: t('column.at'),
      width: 'minmax(10.5rem, 1fr)',
      isFixed: true,
      csv: ({ at }) => format.sheetTime(at),
      cell: ({ at }) => <Instant at={at} />,
    },
    { id: 'actor', header: t('column.actor'), width: 'minmax(8rem, 0.7fr)', csv: who, cell: ({ actor }) => <Actor actor={actor} /> },
    {
      id: 'what',
      header: t('column.what'),
      width: 'minmax(18rem, 3fr)',
      csv: (entry) => `${actionText(entry.action)} ${subjectLabel(entry)}`.trim(),
      cell: (entry) => (
        <span className="flex max-h-8 flex-wrap gap-x-[0.5ch] overflow-hidden leading-4">
          <Subject entry={entry} act={<span className="text-muted">{actionText(entry.action)} </span>} />
        </span>
      ),
    },
    {
      id: 'action',
      header: t('column.action'),
      width: '14rem',
      isExtra: true,
      csv: ({ action }) => action,
      cell: ({ action }) => <code className="text-sm">{action}</code>,
    },
    { id: 'seq', header: t('inspector.seq'), width: '6rem', align: 'end', isExtra: true, csv: ({ seq }) => seq, cell: ({ seq }) => seq },
  ]
}

export interface EntryTableProps {
  entries: readonly Entry[]
  openSeq: number | null
  onOpen: (entry: Entry) => void
  onShow: (first: number, last: number) => void
  readAll: () => Promise<readonly Entry[]>
  empty: ReactNode
}

/** Newest first, as core keeps it; the CSV holds all of it. */
export const EntryTable = ({ entries, openSeq, onOpen, onShow, readAll, empty }: EntryTableProps) => {
  const { t } = useTranslation('history')
  return (
    <Table
      name="history"
      label={t('title')}
      columns={useColumns()}
      rows={entries}
      rowId={rowId}
      rowName={rowName}
      openId={openSeq === null ? null : String(openSeq)}
      onOpen={onOpen}
      onShow={onShow}
      readAll={readAll}
      empty={empty}
    />
  )
}
