import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Instant } from '../../components/instant.tsx'
import { PlatformGlyph } from '../../components/platform-glyph.tsx'
import type { Column } from '../../components/table-column.ts'
import type { Account } from '../../../contract/accounts.ts'
import { budgetName, refusedBudget } from '../../lib/budget-name.ts'
import { useCoreNow, useReadCoreNow } from '../../lib/core-clock.tsx'
import { isOutdated } from '../../lib/heard-budget.ts'
import { useFormat, useLanguage } from '../../lib/locale.tsx'
import { parseUrl } from '../../lib/parse-url.ts'
import { platformName } from '../../../contract/platform-name.ts'
import { AccountState, byNeed } from './account-state.tsx'

export const hostOf = (service: string): string => parseUrl(service)?.host ?? service

/** The quota nearest to its end, as a share of 1; `null` when the platform has said nothing. */
const tightest = ({ budgets }: Account, now: number): { name: string; share: number } | null => {
  const shares = budgets
    .filter((budget) => !isOutdated(budget, now))
    .map(({ name, used, limit }) => ({ name, share: used / Math.max(1, limit) }))
  return shares.filter(({ name, share }) => name !== refusedBudget || share > 0).toSorted((a, b) => b.share - a.share)[0] ?? null
}

const Quota = ({ account }: { account: Account }) => {
  const format = useFormat()
  const language = useLanguage()
  const tight = tightest(account, useCoreNow(30_000))
  if (tight === null) return <span className="text-muted">—</span>
  const name = budgetName(tight.name, language, format)
  return <span title={name}>{tight.name === refusedBudget ? name : format.percent(tight.share)}</span>
}

const atOf = (at: Date | null): number => at?.getTime() ?? 0

export const useAccountColumns = (creatorNames: ReadonlyMap<string, string>): Column<Account>[] => {
  const { t } = useTranslation('accounts')
  const format = useFormat()
  const readNow = useReadCoreNow()
  return useMemo(() => {
    const creatorOf = ({ creatorId }: Account): string => creatorNames.get(creatorId) ?? ''
    return [
      {
        id: 'account',
        header: t('column.account'),
        width: 'minmax(9.5rem, 1.6fr)',
        isFixed: true,
        csv: ({ handle }) => handle,
        compare: (a, b) => a.handle.localeCompare(b.handle),
        cell: ({ platform, handle, displayName }) => (
          <span className="flex items-center gap-2">
            <PlatformGlyph platform={platform} />
            {/* Two lines rather than cut: it is the end that tells one server's handle from another's. */}
            <span
              className="line-clamp-2 min-w-0 leading-tight font-medium wrap-anywhere whitespace-normal"
              title={`@${handle} · ${displayName}`}
            >
              @{handle}
            </span>
          </span>
        ),
      },
      {
        id: 'creator',
        header: t('column.creator'),
        width: 'minmax(5.5rem, 1fr)',
        csv: creatorOf,
        compare: (a, b) => creatorOf(a).localeCompare(creatorOf(b)),
        cell: creatorOf,
      },
      {
        id: 'platform',
        header: t('column.platform'),
        width: '7rem',
        isExtra: true,
        csv: ({ platform }) => platformName(platform),
        compare: (a, b) => a.platform.localeCompare(b.platform),
        cell: ({ platform }) => platformName(platform),
      },
      {
        id: 'state',
        header: t('column.state'),
        width: '8.5rem',
        csv: ({ state }) => t(`state.${state}`),
        compare: byNeed,
        cell: ({ state }) => <AccountState state={state} />,
      },
      {
        id: 'followers',
        header: t('followers'),
        width: '5.25rem',
        align: 'end',
        csv: ({ followers }) => followers,
        compare: (a, b) => (a.followers ?? -1) - (b.followers ?? -1),
        cell: ({ followers }) => (followers === null ? <span title={t('followersUnknown')}>—</span> : format.number(followers)),
      },
      {
        id: 'waiting',
        header: t('column.waiting'),
        width: '5.25rem',
        align: 'end',
        csv: ({ scheduled }) => scheduled,
        compare: (a, b) => a.scheduled - b.scheduled,
        cell: ({ scheduled }) => format.number(scheduled),
      },
      {
        id: 'quota',
        header: t('column.quota'),
        width: '5.25rem',
        align: 'end',
        csv: (account) => tightest(account, readNow())?.share ?? null,
        compare: (a, b) => (tightest(a, readNow())?.share ?? -1) - (tightest(b, readNow())?.share ?? -1),
        cell: (account) => <Quota account={account} />,
      },
      {
        id: 'checked',
        header: t('column.checked'),
        width: 'minmax(6.5rem, 1fr)',
        csv: ({ checkedAt }) => checkedAt && format.sheetTime(checkedAt),
        compare: (a, b) => atOf(a.checkedAt) - atOf(b.checkedAt),
        cell: ({ checkedAt }) =>
          checkedAt ? <Instant at={checkedAt} relative={false} /> : <span className="text-muted">{t('neverChecked')}</span>,
      },
      {
        id: 'connected',
        header: t('connectedAt'),
        width: '11rem',
        isExtra: true,
        csv: ({ connectedAt }) => format.sheetTime(connectedAt),
        compare: (a, b) => atOf(a.connectedAt) - atOf(b.connectedAt),
        cell: ({ connectedAt }) => <Instant at={connectedAt} relative={false} />,
      },
      {
        id: 'service',
        header: t('service'),
        width: '11rem',
        isExtra: true,
        csv: ({ service }) => hostOf(service),
        compare: (a, b) => a.service.localeCompare(b.service),
        cell: ({ service }) => hostOf(service),
      },
    ]
  }, [t, format, creatorNames, readNow])
}
