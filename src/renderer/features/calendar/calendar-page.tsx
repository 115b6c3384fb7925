import { useCallback, useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { BulkBar } from '../../components/bulk-bar.tsx'
import { ButtonLink } from '../../components/link.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import type { Publication } from '../../../contract/publications.ts'
import { useApi } from '../../lib/api.tsx'
import { useCoreNow } from '../../lib/core-clock.tsx'
import { useCreatorScope } from '../../lib/creator-scope.tsx'
import { dayKey } from '../../lib/format.ts'
import { useInspector } from '../../lib/inspector.ts'
import { useFormat } from '../../lib/locale.tsx'
import { useCan } from '../../lib/me.tsx'
import { useSystemStatus } from '../../lib/system-status.ts'
import { AgendaList } from './agenda-list.tsx'
import { BulkActs } from './bulk-acts.tsx'
import { CalendarFilters } from './calendar-filters.tsx'
import { boundsOf, CalendarGridView } from './calendar-grid-view.tsx'
import { gridOf, tidySearch, type CalendarSearch } from './calendar-search.ts'
import { ExportMenu } from './export-menu.tsx'
import { isMovable } from './movable.ts'
import { MoveDialog } from './move-dialog.tsx'
import { NothingHere } from './nothing-here.tsx'
import { listDays, shownDays } from './shown-days.ts'
import { useAgenda } from './use-agenda.ts'
import { useDaysAhead } from './use-days-ahead.ts'
import { useRange } from './use-range.ts'
import { useOtherZones } from './use-zones.ts'
import { ViewBar } from './view-bar.tsx'

export interface CalendarPageProps {
  search: CalendarSearch
  onSearch: (search: CalendarSearch) => void
  /** What can be done with several at once besides moving and calling off. */
  bulkActs: (publications: readonly Publication[], onDone: () => void) => ReactNode
}

const nobody: readonly never[] = []

/** What goes out when: as a month, a week, a day or a list. */
export const CalendarPage = ({ search, onSearch, bulkActs }: CalendarPageProps) => {
  const { t } = useTranslation('calendar')
  const api = useApi()
  const can = useCan()
  const scope = useCreatorScope()
  const format = useFormat()
  const { inspect, inspected } = useInspector()
  const nowMs = useCoreNow(30_000)
  const isClockKnown = !useSystemStatus().isPending
  const creators = useQuery(api.creators.list.queryOptions({ input: {} }))
  const accounts = useQuery(api.accounts.list.queryOptions({ input: {} }))
  const creatorId = scope.creatorId ?? search.creator
  const zone = search.zone ?? creators.data?.find(({ id }) => id === creatorId)?.zone ?? format.zone
  const today = dayKey(new Date(nowMs), zone)
  const grid = gridOf(search)
  const date = search.date ?? today
  const isReady = isClockKnown && !creators.isPending
  const agenda = useAgenda(search, creatorId, zone, isReady ? nowMs : null, grid === null)
  const range = useRange({ search, view: grid ?? 'week', date, creatorId, zone, isEnabled: isReady && grid !== null })
  const daysAhead = useDaysAhead(creatorId)
  const otherZones = useOtherZones(creators.data ?? nobody)
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [asking, setAsking] = useState<readonly Publication[]>(nobody)
  const shown = grid === null ? agenda.publications : (range.data?.items ?? nobody)
  const chosen = useMemo(() => shown.filter(({ id }) => selected.has(id)), [shown, selected])
  const clear = useCallback(() => setSelected(new Set()), [setSelected])
  const askMove = (publication: Publication): void =>
    setAsking((chosen.length > 1 && chosen.includes(publication) ? chosen : [publication]).filter(isMovable))
  const change = (next: CalendarSearch) => onSearch(tidySearch(next))
  const openDay = (day: string): void => change({ ...search, view: 'day', date: day === today ? undefined : day })
  const canEdit = can('calendar.move')
  const canCompose = can('posts.create')
  const navigate = useNavigate()
  const [onlyAccount, anotherAccount] = search.accounts ?? nobody
  const account = anotherAccount === undefined ? onlyAccount : undefined
  const compose = (at: string): void => void navigate({ to: '/posts/new', search: { creator: creatorId, account, at, zone } })
  const acts = <BulkActs publications={chosen} zone={zone} onDone={clear} others={bulkActs(chosen, clear)} />
  const creatorName = useCallback((id: string) => creators.data?.find((one) => one.id === id)?.name, [creators.data])
  const accountName = useCallback((id: string) => accounts.data?.find((one) => one.id === id)?.handle, [accounts.data])
  const days = grid ? shownDays(grid, date) : listDays(agenda.first, search.view === 'past')
  const { accounts: accountIds, platforms, kinds, states, q } = search
  return (
    <div className="flex h-full min-w-0 flex-col">
      <PageHeader
        title={t('title')}
        note={<ViewBar search={search} onChange={change} today={today} />}
        actions={
          <>
            <ExportMenu
              input={{ creatorId, accountIds, platforms, kinds, states, search: q, ...boundsOf(days, zone) }}
              name={`${t('title').toLowerCase()}-${days.from}`}
            />
            {canCompose && (
              <ButtonLink
                to="/posts/new"
                search={{ creator: creatorId, account, at: grid === 'day' && date > today ? date : undefined }}
                variant="primary"
                icon={Plus}
              >
                {t('compose')}
              </ButtonLink>
            )}
          </>
        }
      >
        <CalendarFilters
          search={search}
          onChange={change}
          creators={creators.data ?? nobody}
          accounts={accounts.data ?? nobody}
          creatorId={creatorId}
          isCreatorFixed={scope.creatorId !== undefined}
          zone={zone}
          marketZones={otherZones.markets}
        />
      </PageHeader>
      <div className="relative min-h-0 flex-1">
        {grid === null ? (
          <AgendaList
            search={search}
            agenda={agenda}
            daysAhead={daysAhead}
            creatorName={creatorName}
            accountName={accountName}
            nowMs={nowMs}
            zone={zone}
            zonesOf={otherZones.of}
            onOpen={inspect}
            openId={inspected}
            onCompose={canCompose ? compose : undefined}
            selection={canEdit ? { ids: selected, onChange: setSelected, acts } : undefined}
            empty={<NothingHere search={search} onClear={() => change({ view: search.view, zone: search.zone })} />}
          />
        ) : (
          <>
            <CalendarGridView
              query={range}
              view={grid}
              date={date}
              zone={zone}
              daysAhead={daysAhead}
              zonesOf={otherZones.of}
              onOpen={inspect}
              openId={inspected}
              onOpenDay={openDay}
              onCompose={canCompose ? compose : undefined}
              edit={canEdit ? { selected, onSelect: setSelected, onAskMove: askMove } : undefined}
              creatorName={creatorName}
              accountName={accountName}
            />
            {chosen.length > 0 && (
              <BulkBar count={chosen.length} onClear={clear}>
                {acts}
              </BulkBar>
            )}
          </>
        )}
      </div>
      {asking.length > 0 && (
        <MoveDialog
          publications={asking}
          zone={zone}
          onMoved={asking.length > 1 ? clear : () => undefined}
          onClose={() => setAsking(nobody)}
        />
      )}
    </div>
  )
}
