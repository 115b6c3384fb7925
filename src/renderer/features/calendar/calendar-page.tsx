import { useCallback, useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { BulkBar } from '../../components/bulk-bar.tsx'
import { ButtonLink } from '../../components/link.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { useToasts } from '../../components/toast.tsx'
import { standingStates } from '../../../contract/calendar.ts'
import type { Publication } from '../../../contract/publications.ts'
import { useApi, useApiClient } from '../../lib/api.tsx'
import { useCoreNow } from '../../lib/core-clock.tsx'
import { useCreatorScope } from '../../lib/creator-scope.tsx'
import { dayKey } from '../../lib/format.ts'
import { useInspector } from '../../lib/inspector.ts'
import { useFormat } from '../../lib/locale.tsx'
import { useCan } from '../../lib/me.tsx'
import { readAllPages } from '../../lib/read-all-pages.ts'
import { useSystemStatus } from '../../lib/system-status.ts'
import { useStable } from '../../lib/use-stable.ts'
import { AgendaList } from './agenda-list.tsx'
import { BulkActs } from './bulk-acts.tsx'
import { CalendarFilters } from './calendar-filters.tsx'
import { boundsOf, CalendarGridView } from './calendar-grid-view.tsx'
import { filterOf, gridOf, tidySearch, type CalendarSearch } from './calendar-search.ts'
import { ExportMenu } from './export-menu.tsx'
import { HourPanel } from './hour-panel.tsx'
import { isMovable } from './movable.ts'
import { MoveDialog } from './move-dialog.tsx'
import { NothingHere } from './nothing-here.tsx'
import { listDays, shownDays } from './shown-days.ts'
import { useAgenda } from './use-agenda.ts'
import { useDaysAhead } from './use-days-ahead.ts'
import { useHour } from './use-hour.ts'
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
  const days = grid ? shownDays(grid, date) : listDays(agenda.first, search.view === 'past')
  const asked = grid === null || grid === 'month' ? undefined : search.hour
  const hour = asked !== undefined && days.from <= asked.slice(0, 10) && asked.slice(0, 10) <= days.to ? asked : null
  const inHour = useHour(search, hour, creatorId, zone)
  /** Read to be selected with their day, beyond what is shown. */
  const [beyond, setBeyond] = useState<readonly Publication[]>(nobody)
  const shown = grid === null ? agenda.publications : (range.data?.items ?? nobody)
  const chosen = useMemo(() => {
    const known = new Map([...beyond, ...inHour.publications, ...shown].map((one) => [one.id, one]))
    return [...known.values()].filter(({ id }) => selected.has(id))
  }, [shown, inHour.publications, beyond, selected])
  const clear = useCallback(() => setSelected(new Set()), [setSelected])
  const askMove = (publication: Publication): void =>
    setAsking((chosen.length > 1 && chosen.includes(publication) ? chosen : [publication]).filter(isMovable))
  const change = (next: CalendarSearch) =>
    onSearch(tidySearch(next.view === search.view && next.date === search.date ? next : { ...next, hour: undefined }))
  const toasts = useToasts()
  const client = useApiClient()
  const selectAll = (of: readonly Publication[]): void => setSelected((before) => new Set([...before, ...of.map(({ id }) => id)]))
  const readDay = async (day: string): Promise<void> => {
    const filter = { ...filterOf(search), states: search.states ?? standingStates, creatorId, ...boundsOf({ from: day, to: day }, zone) }
    try {
      const all = await readAllPages((page) => client.publications.list({ ...filter, ...page }))
      setBeyond(all)
      selectAll(all)
    } catch (error) {
      toasts.failed(error)
    }
  }
  const selectDay = useStable((day: string): void => {
    const there = shown.filter(({ dueAt }) => dayKey(dueAt, zone) === day)
    const count = range.data?.days.find((one) => one.date === day)?.count ?? 0
    if (count > there.length) void readDay(day)
    else selectAll(there)
  })
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
  return (
    <div className="flex h-full min-w-0 flex-col">
      <PageHeader
        title={t('title')}
        note={<ViewBar search={search} onChange={change} today={today} />}
        actions={
          <>
            <ExportMenu
              input={{ creatorId, ...filterOf(search), ...boundsOf(days, zone) }}
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
      <div className="relative flex min-h-0 flex-1 flex-col">
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
            <div className="min-h-0 flex-1">
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
                onOpenHour={(next) => change({ ...search, hour: next === hour ? undefined : next })}
                openHour={hour ?? undefined}
                isOfOne={creatorId !== undefined}
                onCompose={canCompose ? compose : undefined}
                edit={canEdit ? { selected, onSelect: setSelected, onAskMove: askMove, onSelectDay: selectDay } : undefined}
                creatorName={creatorName}
                accountName={accountName}
              />
            </div>
            {hour !== null && (
              <HourPanel
                key={hour}
                hour={hour}
                list={inHour}
                zone={zone}
                zonesOf={otherZones.of}
                onOpen={inspect}
                openId={inspected}
                selection={canEdit ? { ids: selected, onChange: setSelected, acts } : undefined}
                onClose={() => change({ ...search, hour: undefined })}
              />
            )}
            {/* The list of an hour has its own. */}
            {chosen.length > 0 && !(hour !== null && inHour.publications.length > 0) && (
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
