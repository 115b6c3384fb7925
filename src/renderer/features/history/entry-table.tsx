import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Terminal } from 'lucide-react'
import { Avatar } from '../../components/avatar.tsx'
import { Mark } from '../../components/brand.tsx'
import { Instant } from '../../components/instant.tsx'
import { agentName } from '../../lib/agent-name.ts'
import { Table, type Column } from '../../components/table.tsx'
import type { Entry } from './entry.ts'
import { useActionText } from './use-action-text.ts'

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

export const EntryTable = ({
  entries,
  openSeq,
  onOpen,
  onEnd,
  empty,
}: {
  entries: readonly Entry[]
  openSeq: number | null
  onOpen: (entry: Entry) => void
  onEnd: () => void
  empty: ReactNode
}) => {
  const { t } = useTranslation('history')
  const actionText = useActionText()
  const columns: Column<Entry>[] = [
    { id: 'at', header: t('column.at'), width: '18rem', cell: ({ at }) => <Instant at={at} /> },
    { id: 'actor', header: t('column.actor'), width: '13rem', cell: ({ actor }) => <Actor actor={actor} /> },
    {
      id: 'what',
      header: t('column.what'),
      width: 'minmax(16rem, 1fr)',
      cell: ({ action, subject }) => (
        <>
          <span className="text-muted">{actionText(action)}</span> {agentName(subject.label)}
        </>
      ),
    },
  ]
  return (
    <Table
      label={t('title')}
      columns={columns}
      rows={entries}
      rowId={rowId}
      rowName={rowName}
      openId={openSeq === null ? null : String(openSeq)}
      onOpen={onOpen}
      onEnd={onEnd}
      empty={empty}
    />
  )
}
