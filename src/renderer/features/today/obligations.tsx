import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { Button as AriaButton } from 'react-aria-components'
import type { ObligationDay } from '../../../contract/obligations.ts'
import { hueText } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { TextLink } from '../../components/link.tsx'
import { Popover } from '../../components/popover.tsx'
import { Scrolled } from '../../components/scrolled.tsx'
import { Section } from '../../components/section.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { useApi } from '../../lib/api.tsx'
import { useCoreNow } from '../../lib/core-clock.tsx'
import type { CreatorId } from '../../lib/creator-scope.tsx'
import { cx } from '../../lib/cx.ts'
import { dayKey } from '../../lib/format.ts'
import { useFormat } from '../../lib/locale.tsx'
import { OutlookDetail, useKindNoun, useOwedDay } from './outlook-detail.tsx'
import { outlookLooks } from './outlook-look.ts'
import { datesFrom, outlookRows, type OutlookCreator, type OutlookRow } from './outlook-rows.ts'

const shownDays = 7
/** Those in order beyond these are folded: what matters comes first. */
const mostInOrder = 3

interface Names {
  creator: (id: string) => string
  handle: (id: string | null) => string | null
}

const Cell = ({ day, names }: { day: ObligationDay; names: Names }) => {
  const { t } = useTranslation('today')
  const owedDay = useOwedDay()
  const noun = useKindNoun()
  const { icon: Icon, hue } = outlookLooks[day.state]
  const have = day.out + day.planned
  const label = t('outlook.cell', {
    day: owedDay(day),
    state: t(`outlook.state.${day.state}`),
    have,
    wanted: day.wanted,
    kind: noun(day.kind, day.wanted),
  })
  return (
    <Popover
      label={label}
      trigger={
        <AriaButton
          aria-label={label}
          className={cx(
            'flex h-8 w-full items-center justify-center gap-1.5 rounded-md border outline-none transition-colors data-hovered:bg-hover data-focus-visible:ring-focus',
            day.state === 'missing' ? 'border-red font-medium' : day.state === 'at_risk' ? 'border-amber' : 'border-transparent',
          )}
        >
          <Icon aria-hidden className={cx('size-4', hueText[hue])} strokeWidth={2} />
          <span className={cx('tnum text-sm', day.state !== 'missing' && 'text-muted')}>
            {have}/{day.wanted}
          </span>
        </AriaButton>
      }
    >
      <OutlookDetail day={day} creatorName={names.creator(day.creatorId)} handle={names.handle(day.accountId)} />
    </Popover>
  )
}

const Row = ({ row, dates, names, lead }: { row: OutlookRow; dates: readonly string[]; names: Names; lead: React.ReactNode }) => {
  const { t } = useTranslation('today')
  const noun = useKindNoun()
  const { kind, wanted, per, accountId } = row.first
  const handle = names.handle(accountId)
  const cells: React.ReactNode[] = []
  for (let at = 0; at < dates.length;) {
    const date = dates[at] ?? ''
    const found = row.cells.get(date)
    cells.push(
      <td key={date} colSpan={found?.span ?? 1} className="p-0.5">
        {found ? <Cell day={found.day} names={names} /> : <span className="block text-center text-muted">·</span>}
      </td>,
    )
    at += found?.span ?? 1
  }
  return (
    <tr>
      <th scope="row" className="py-1 pr-3 pl-3 text-left font-normal">
        {lead}
        <span className="block truncate text-sm text-muted">
          {t(per === 'day' ? 'outlook.perDay' : 'outlook.perWeek', { count: wanted, kind: noun(kind, wanted) })}
          {handle && ` · @${handle}`}
        </span>
      </th>
      {cells}
    </tr>
  )
}

const Creator = ({ creator, dates, names }: { creator: OutlookCreator; dates: readonly string[]; names: Names }) => (
  <tbody className="border-b border-line last:border-b-0">
    {creator.rows.map((row, index) => (
      <Row
        key={row.key}
        row={row}
        dates={dates}
        names={names}
        lead={
          index === 0 && (
            <TextLink
              to="/creators/$creatorId"
              params={{ creatorId: creator.creatorId }}
              search={{ tab: 'plan' }}
              className="font-medium text-text no-underline hover:underline"
            >
              {names.creator(creator.creatorId)}
            </TextLink>
          )
        }
      />
    ))}
  </tbody>
)

const useNames = (): Names => {
  const api = useApi()
  const creators = useQuery(api.creators.list.queryOptions({ input: {} }))
  const accounts = useQuery(api.accounts.list.queryOptions({ input: {} }))
  return {
    creator: (id) => creators.data?.find((one) => one.id === id)?.name ?? '…',
    handle: (id) => accounts.data?.find((one) => one.id === id)?.handle ?? null,
  }
}

/** What plans owe today and the six days after it: what is missing first, each cell with its cause and the way out. */
export const Obligations = ({ creatorId }: { creatorId: CreatorId | undefined }) => {
  const { t } = useTranslation('today')
  const api = useApi()
  const format = useFormat()
  const names = useNames()
  const today = dayKey(new Date(useCoreNow(60_000)), format.zone)
  const [showsAll, showAll] = useState(false)
  const outlook = useQuery(api.obligations.outlook.queryOptions({ input: { creatorId, days: shownDays } }))
  if (outlook.isSuccess && outlook.data.length === 0) return null
  const dates = datesFrom(today, shownDays)
  const creators = outlookRows(outlook.data ?? [], dates, names.creator)
  const pressing = creators.filter(({ worst }) => worst === 'missing' || worst === 'at_risk')
  const inOrder = creators.length - pressing.length
  const shown = showsAll || inOrder <= mostInOrder ? creators : pressing
  return (
    <Section title={t('outlook.title')} note={pressing.length === 0 && outlook.isSuccess ? t('outlook.allWell') : undefined}>
      {outlook.isPending && <SkeletonRows rows={4} />}
      {outlook.isError && <ErrorState error={outlook.error} onRetry={() => void outlook.refetch()} isRetrying={outlook.isFetching} />}
      {shown.length > 0 && (
        <Scrolled label={t('outlook.title')} className="rounded-lg border border-line">
          <table className="w-full min-w-160 table-fixed">
            <colgroup>
              <col className="w-56" />
            </colgroup>
            <thead className="border-b border-line bg-surface text-sm text-muted">
              <tr>
                <th scope="col" className="px-3 py-1.5 text-left font-medium">
                  {t('outlook.whose')}
                </th>
                {dates.map((date) => (
                  <th key={date} scope="col" className="tnum py-1.5 font-medium">
                    {format.shortDate(new Date(`${date}T12:00:00Z`), 'UTC')}
                  </th>
                ))}
              </tr>
            </thead>
            {shown.map((creator) => (
              <Creator key={creator.creatorId} creator={creator} dates={dates} names={names} />
            ))}
          </table>
        </Scrolled>
      )}
      {shown.length < creators.length && (
        <Button variant="quiet" size="sm" onPress={() => showAll(true)} className="self-start">
          {t('outlook.inOrder', { count: inOrder })}
        </Button>
      )}
    </Section>
  )
}
