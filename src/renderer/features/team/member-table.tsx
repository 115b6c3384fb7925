import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { CircleCheck, CircleSlash, MailCheck, ShieldCheck, UserPlus, type LucideIcon } from 'lucide-react'
import { Avatar } from '../../components/avatar.tsx'
import { Badge, type Hue } from '../../components/badge.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Instant } from '../../components/instant.tsx'
import { Table } from '../../components/table.tsx'
import type { Column } from '../../components/table-column.ts'
import { Tooltip } from '../../components/tooltip.tsx'
import { Focusable } from 'react-aria-components'
import { useApi } from '../../lib/api.tsx'
import { useFormat } from '../../lib/locale.tsx'
import { useMe } from '../../lib/me.tsx'
import { MemberMenu } from './member-menu.tsx'
import type { Member } from './member.ts'

const stateLooks: Record<Member['state'], { icon: LucideIcon; hue: Hue }> = {
  active: { icon: CircleCheck, hue: 'green' },
  invited: { icon: MailCheck, hue: 'blue' },
  deactivated: { icon: CircleSlash, hue: 'grey' },
}

const rowId = ({ id }: Member) => id
const rowName = ({ name }: Member) => name
const byText = (a: string, b: string) => a.localeCompare(b)

export const MemberTable = ({ members }: { members: readonly Member[] }) => {
  const { t } = useTranslation('team')
  const api = useApi()
  const me = useMe()
  const format = useFormat()
  const creators = useQuery(api.creators.list.queryOptions({ input: {} }))
  const names = useMemo(() => new Map((creators.data ?? []).map(({ id, name }) => [id, name])), [creators.data])
  const reach = ({ role, creatorIds }: Member): string => {
    if (role === 'admin') return t('creators.all')
    const known = creatorIds.map((id) => names.get(id) ?? '…')
    return known.length > 0 ? format.list(known) : t('creators.none')
  }
  const columns: Column<Member>[] = [
    {
      id: 'name',
      header: t('column.name'),
      width: 'minmax(11rem, 2fr)',
      isFixed: true,
      csv: ({ name }) => name,
      compare: (a, b) => byText(a.name, b.name),
      cell: ({ id, name, email, totp }) => (
        <span className="flex items-center gap-2.5">
          <Avatar name={name} />
          <span className="min-w-0">
            <span className="flex items-center gap-1.5">
              <span className="truncate font-medium">{name}</span>
              {id === me.id && <span className="text-sm text-muted">({t('you')})</span>}
              {totp && (
                <Tooltip text={t('totp')}>
                  <Focusable>
                    <span role="img" aria-label={t('totp')}>
                      <ShieldCheck aria-hidden className="size-3.5 text-green" />
                    </span>
                  </Focusable>
                </Tooltip>
              )}
            </span>
            <span className="block truncate text-sm text-muted">{email}</span>
          </span>
        </span>
      ),
    },
    {
      id: 'email',
      header: t('column.email'),
      width: 'minmax(12rem, 1fr)',
      isExtra: true,
      compare: (a, b) => byText(a.email, b.email),
      csv: ({ email }) => email,
      cell: ({ email }) => email,
    },
    {
      id: 'role',
      header: t('column.role'),
      width: '7rem',
      compare: (a, b) => byText(a.role, b.role),
      csv: ({ role }) => t(`role.${role}`),
      cell: ({ role }) => t(`role.${role}`),
    },
    {
      id: 'creators',
      header: t('column.creators'),
      width: 'minmax(6rem, 2fr)',
      csv: reach,
      compare: (a, b) => byText(reach(a), reach(b)),
      cell: (member) => <span title={reach(member)}>{reach(member)}</span>,
    },
    {
      id: 'state',
      header: t('column.state'),
      width: '7rem',
      compare: (a, b) => byText(a.state, b.state),
      csv: ({ state }) => t(`state.${state}`),
      cell: ({ state }) => <Badge {...stateLooks[state]}>{t(`state.${state}`)}</Badge>,
    },
    {
      id: 'seen',
      header: t('column.seen'),
      width: 'minmax(9rem, 18rem)',
      csv: ({ lastSeenAt }) => lastSeenAt && format.sheetTime(lastSeenAt),
      compare: (a, b) => (a.lastSeenAt?.getTime() ?? 0) - (b.lastSeenAt?.getTime() ?? 0),
      cell: ({ lastSeenAt }) => (lastSeenAt ? <Instant at={lastSeenAt} /> : <span className="text-muted">{t('never')}</span>),
    },
    {
      id: 'acts',
      header: t('column.acts'),
      hideHeader: true,
      isFixed: true,
      width: '3rem',
      cell: (member) => <MemberMenu member={member} />,
    },
  ]
  return (
    <Table
      name="team"
      label={t('title')}
      columns={columns}
      rows={members}
      rowId={rowId}
      rowName={rowName}
      rowHeight={48}
      defaultSort={{ column: 'name', direction: 'ascending' }}
      className="h-full"
      empty={
        <EmptyState icon={UserPlus} title={t('empty.title')}>
          {t('empty.text')}
        </EmptyState>
      }
    />
  )
}
