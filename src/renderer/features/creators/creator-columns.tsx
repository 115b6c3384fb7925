import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Avatar } from '../../components/avatar.tsx'
import { PlatformGlyph } from '../../components/platform-glyph.tsx'
import type { Column } from '../../components/table-column.ts'
import type { Creator } from '../../../contract/creators.ts'
import { useFormat } from '../../lib/locale.tsx'
import { platformName } from '../../../contract/platform-name.ts'
import { AccountsHealth } from './accounts-health.tsx'
import { LocalTime } from './local-time.tsx'
import { NextPublication } from './next-publication.tsx'

const Name = ({ creator }: { creator: Creator }) => (
  <span className="flex min-w-0 items-center gap-2.5">
    <Avatar name={creator.name} assetId={creator.avatarAssetId} />
    <span className="min-w-0 truncate">
      <span className="font-medium">{creator.name}</span>
      {creator.pseudonyms.length > 0 && <span className="text-muted"> · {creator.pseudonyms.join(', ')}</span>}
    </span>
  </span>
)

/** Those with nothing planned come last. */
const dueOf = ({ nextPublicationAt }: Creator): number => nextPublicationAt?.getTime() ?? Infinity

export const useCreatorColumns = (): Column<Creator>[] => {
  const { t } = useTranslation('creators')
  const format = useFormat()
  return useMemo(
    () => [
      {
        id: 'name',
        header: t('column.name'),
        width: 'minmax(9.5rem, 2fr)',
        isFixed: true,
        cell: (creator) => <Name creator={creator} />,
        csv: ({ name }) => name,
        compare: (a, b) => a.name.localeCompare(b.name),
      },
      {
        id: 'platforms',
        header: t('column.platforms'),
        csv: ({ platforms }) => platforms.map(platformName).join(' '),
        width: 'minmax(5.75rem, 0.7fr)',
        cell: ({ platforms }) => (
          <span className="flex gap-1.5">
            {platforms.map((platform) => (
              <PlatformGlyph key={platform} platform={platform} />
            ))}
          </span>
        ),
      },
      {
        id: 'market',
        header: t('column.market'),
        width: 'minmax(6rem, 0.8fr)',
        cell: ({ market }) => <span className="block leading-4 whitespace-normal">{t(`market.${market}`)}</span>,
        csv: ({ market }) => t(`market.${market}`),
        compare: (a, b) => a.market.localeCompare(b.market),
      },
      {
        id: 'zone',
        header: t('column.zone'),
        width: 'minmax(6.5rem, 0.9fr)',
        cell: ({ zone }) => <LocalTime zone={zone} />,
        csv: ({ zone }) => zone,
        compare: (a, b) => a.zone.localeCompare(b.zone),
      },
      {
        id: 'accounts',
        header: t('column.accounts'),
        width: 'minmax(6.25rem, 0.9fr)',
        cell: (creator) => <AccountsHealth accounts={creator.accounts} />,
        csv: ({ accounts }) => accounts.total,
        compare: (a, b) => b.accounts.needAttention - a.accounts.needAttention || a.accounts.total - b.accounts.total,
      },
      {
        id: 'next',
        header: t('column.next'),
        width: 'minmax(12.25rem, 1.3fr)',
        csv: ({ nextPublicationAt, zone }) => nextPublicationAt && format.sheetTime(nextPublicationAt, zone),
        cell: ({ nextPublicationAt, zone }) => <NextPublication at={nextPublicationAt} zone={zone} isStacked />,
        compare: (a, b) => dueOf(a) - dueOf(b),
      },
    ],
    [t, format],
  )
}
