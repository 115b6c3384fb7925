import { useTranslation } from 'react-i18next'
import { skipToken, useQuery } from '@tanstack/react-query'
import { Link, useLocation } from '@tanstack/react-router'
import { mostCounted } from '../../../contract/inbox.ts'
import { Count } from '../../components/badge.tsx'
import { cx } from '../../lib/cx.ts'
import { StopButton } from '../../features/emergency-stop/stop-button.tsx'
import { useApi } from '../../lib/api.tsx'
import { useCreatorScope } from '../../lib/creator-scope.tsx'
import { useIsNarrow } from '../../lib/use-narrow.ts'
import { useMe } from '../../lib/me.tsx'
import { useFormat } from '../../lib/locale.tsx'
import { useWaitingCount } from '../../lib/waiting-count.ts'
import { Mark } from '../../components/brand.tsx'
import { railItems, type RailItem } from '../rail-items.ts'
import { AccountMenu } from './account-menu.tsx'
import { CreatorSwitcher } from './creator-switcher.tsx'
import { PaletteButton } from './palette-button.tsx'

const Item = ({ item, count }: { item: RailItem; count: number }) => {
  const { t } = useTranslation('frame')
  const format = useFormat()
  const { icon: Icon } = item
  const isNarrow = useIsNarrow()
  const isAlso = useLocation({
    select: ({ pathname }) => item.also?.some((other) => pathname === other || pathname.startsWith(`${other}/`)) ?? false,
  })
  return (
    <Link
      to={item.to}
      className="group flex h-8 shrink-0 items-center gap-2.5 rounded-lg px-2 font-medium text-muted transition-colors hover:bg-hover hover:text-text focus-visible:ring-focus aria-[current=page]:bg-hover aria-[current=page]:text-text max-md:relative max-md:h-auto max-md:min-w-12 max-md:flex-1 max-md:flex-col max-md:gap-0.5 max-md:px-0.5 max-md:py-1.5 max-md:text-xs"
      activeProps={{ 'aria-current': 'page' }}
      aria-current={isAlso ? 'page' : undefined}
    >
      <Icon aria-hidden className="size-4 group-aria-[current=page]:text-accent-text max-md:size-5" strokeWidth={1.9} />
      <span className="flex-1 max-md:max-w-full max-md:truncate">
        {t(isNarrow && item.short ? `short.${item.short}` : `rail.${item.label}`)}
      </span>
      {count > 0 && (
        <span className="max-md:absolute max-md:top-0.5 max-md:left-1/2 max-md:ml-2">
          <Count>
            <span aria-hidden>
              {format.number(count)}
              {item.counts === 'inbox' && count >= mostCounted && '+'}
            </span>
            <span className="sr-only">{t('status.needPerson', { count })}</span>
          </Count>
        </span>
      )}
    </Link>
  )
}

/** What waits for whoever looks: publications, approvals, and alerts that they were told of. */
const useCounts = (): Record<NonNullable<RailItem['counts']>, number> => {
  const api = useApi()
  const needPerson = useWaitingCount()
  const { role } = useMe()
  const { creatorId } = useCreatorScope()
  const alerts = useQuery(api.alerts.count.queryOptions({ input: { creatorId } }))
  const inbox = useQuery(api.inbox.count.queryOptions({ input: role === 'model' ? skipToken : { creatorId } }))
  const tickets = useQuery(api.tickets.count.queryOptions())
  const waiting = useQuery(api.publications.count.queryOptions({ input: { states: ['awaiting_approval'] } }))
  return {
    needPerson,
    alerts: alerts.data?.mine ?? 0,
    inbox: inbox.data?.fresh ?? 0,
    tickets: tickets.data?.waiting ?? 0,
    approvals: waiting.data?.find(({ state }) => state === 'awaiting_approval')?.count ?? 0,
  }
}

const List = ({ items }: { items: readonly RailItem[] }) => {
  const counts = useCounts()
  return items.map((item) => <Item key={item.label} item={item} count={item.counts ? counts[item.counts] : 0} />)
}

const fewItems = 6

/** On the left; on a phone, along the foot. */
export const Rail = () => {
  const { t } = useTranslation('frame')
  const { role } = useMe()
  const mine = railItems.filter(({ roles, under }) => roles.includes(role) && under === undefined)
  return (
    <header className="flex min-h-0 min-w-0 flex-col gap-3 border-r border-line bg-surface p-3 max-md:order-last max-md:flex-row max-md:border-t max-md:border-r-0 max-md:p-1">
      <div className="flex items-center gap-2 px-1 pt-0.5 max-md:hidden">
        <Mark className="size-5" />
        <span className="font-semibold tracking-tight">Coulisse</span>
        <PaletteButton className="ml-auto" />
      </div>
      {role !== 'model' && <CreatorSwitcher />}
      <nav
        aria-label={t('rail.label')}
        // Room for the ring of what has the focus.
        className={cx(
          '-m-1 flex min-h-0 min-w-0 flex-1 flex-col gap-0.5 overflow-y-auto p-1 max-md:m-0 max-md:flex-row max-md:overflow-x-auto max-md:overflow-y-hidden max-md:p-0',
          // As many as a phone has room for stand closer, so that none is cut; more than that are reached by scrolling anyway.
          mine.length > fewItems && 'max-md:[&>a]:min-w-14',
        )}
      >
        <List items={mine.filter(({ isLow }) => !isLow)} />
        <span className={cx('flex-1 max-md:hidden')} />
        <List items={mine.filter(({ isLow }) => isLow)} />
      </nav>
      <StopButton className="max-md:my-auto" />
      <AccountMenu />
    </header>
  )
}
