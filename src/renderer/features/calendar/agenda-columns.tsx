/** What a line of the list can show, which of it is chosen, and the same as a file. */
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Avatar } from '../../components/avatar.tsx'
import { PlatformGlyph } from '../../components/platform-glyph.tsx'
import { seenState, StateBadge } from '../../components/state-badge.tsx'
import type { Column } from '../../components/table-column.ts'
import type { Publication } from '../../../contract/publications.ts'
import { cx } from '../../lib/cx.ts'
import { useFormat } from '../../lib/locale.tsx'
import { platformName } from '../../../contract/platform-name.ts'
import { Thumb, Words } from './agenda-row.tsx'
import { useOtherClocks } from './event-chip.tsx'

const isQuiet = ({ state }: Publication): boolean => state === 'cancelled' || state === 'vetoed'

export const useAgendaColumns = (zone: string, zonesOf: (creatorId: string) => readonly string[]): Column<Publication>[] => {
  const { t } = useTranslation('calendar')
  const { t: ui } = useTranslation('ui')
  const format = useFormat()
  const otherClocks = useOtherClocks(zone, zonesOf)
  return useMemo(
    (): Column<Publication>[] => [
      {
        id: 'time',
        header: t('column.time'),
        isFixed: true,
        width: '3.25rem',
        cell: (one) => (
          <span className={cx('tnum font-medium', isQuiet(one) && 'text-muted line-through')}>{format.time(one.dueAt, zone)}</span>
        ),
        csv: ({ dueAt }) => format.sheetTime(dueAt, zone),
      },
      {
        id: 'state',
        header: t('column.state'),
        width: '8.5rem',
        cell: (one) => <StateBadge state={seenState(one)} />,
        csv: (one) => ui(`state.${seenState(one)}`),
      },
      {
        id: 'account',
        header: t('column.account'),
        width: 'minmax(6rem,11rem)',
        cell: ({ platform, accountHandle }) => (
          <span className="flex min-w-0 items-center gap-1.5">
            <PlatformGlyph platform={platform} />
            <span className="truncate">@{accountHandle}</span>
          </span>
        ),
        csv: ({ accountHandle }) => accountHandle,
      },
      {
        id: 'platform',
        header: t('column.platform'),
        isExtra: true,
        width: '6rem',
        cell: ({ platform }) => platformName(platform),
        csv: ({ platform }) => platformName(platform),
      },
      {
        id: 'creator',
        header: t('column.creator'),
        width: 'minmax(6rem,10rem)',
        cell: ({ creatorName }) => (
          <span className="flex min-w-0 items-center gap-1.5 text-muted">
            <Avatar name={creatorName} size="sm" />
            <span className="truncate">{creatorName}</span>
          </span>
        ),
        csv: ({ creatorName }) => creatorName,
      },
      {
        id: 'kind',
        header: t('column.kind'),
        isExtra: true,
        width: '7rem',
        cell: ({ kind }) => <span className="text-muted">{t(`kind.${kind}`)}</span>,
        csv: ({ kind }) => t(`kind.${kind}`),
      },
      {
        id: 'text',
        header: t('column.text'),
        isFixed: true,
        width: 'minmax(8rem,1fr)',
        cell: (one) => (
          <span className={cx('flex min-w-0 items-center gap-2', isQuiet(one) && 'text-muted')}>
            <Thumb publication={one} />
            <Words text={one.text} />
          </span>
        ),
        csv: ({ text }) => text,
      },
      {
        id: 'clocks',
        header: t('column.clocks'),
        width: '11rem',
        cell: (one) => {
          const text = otherClocks(one).join(' · ')
          return (
            <span className="tnum line-clamp-2 text-xs leading-4 text-muted" title={text || undefined}>
              {text}
            </span>
          )
        },
        csv: (one) => otherClocks(one).join(' · '),
      },
      {
        id: 'link',
        header: t('column.link'),
        isExtra: true,
        width: 'minmax(6rem,12rem)',
        cell: ({ remoteUrl }) => <span className="truncate text-sm text-muted">{remoteUrl?.replace(/^https?:\/\//, '') ?? '—'}</span>,
        csv: ({ remoteUrl }) => remoteUrl,
      },
    ],
    [t, ui, format, zone, otherClocks],
  )
}
