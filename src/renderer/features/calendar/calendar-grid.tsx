/** Month, week and day. Its code, with FullCalendar's, is read when a grid is first shown. */
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type {
  DateSpanApi,
  EventApi,
  EventClickArg,
  EventContentArg,
  EventDropArg,
  EventInput,
  SlotLabelContentArg,
} from '@fullcalendar/core'
import english from '@fullcalendar/core/locales/en-gb'
import french from '@fullcalendar/core/locales/fr'
import dayGrid from '@fullcalendar/daygrid'
import interaction, { type DateClickArg } from '@fullcalendar/interaction'
import FullCalendar from '@fullcalendar/react'
import timeGrid from '@fullcalendar/timegrid'
import { lookOf, seenState } from '../../components/state-badge.tsx'
import type { DayAhead } from '../../../contract/obligations.ts'
import type { Publication } from '../../../contract/publications.ts'
import { cx } from '../../lib/cx.ts'
import { dayKey } from '../../lib/format.ts'
import { useFormat, useLanguage } from '../../lib/locale.tsx'
import { useStable } from '../../lib/use-stable.ts'
import { instantOf } from '../../lib/wall-clock.ts'
import type { GridView } from './calendar-search.ts'
import { DayHead, type DayHeadProps } from './day-head.tsx'
import { EventChip, useOtherClocks } from './event-chip.tsx'
import { neighbourOf, shiftBy } from './grid-keys.ts'
import { clocksBeside } from './hour-clocks.ts'
import { HourLabel } from './hour-label.tsx'
import { LiveHint, useHoverCheck } from './live-hint.tsx'
import { MoreLabel } from './more-label.tsx'
import { isMovable } from './movable.ts'
import type { Range } from './use-range.ts'
import { droppedAt, firstHour, gridEnd, gridPlace, placeOfGridDate } from './wall-grid.ts'
import './calendar-grid.css'

export interface CalendarGridProps extends Pick<DayHeadProps, 'creatorName' | 'accountName'> {
  view: GridView
  /** A day of what is shown. */
  date: string
  zone: string
  range: Range
  daysAhead: ReadonlyMap<string, DayAhead>
  /** Core's clock. */
  readNow: () => number
  zonesOf: (creatorId: string) => readonly string[]
  onOpen: (id: string) => void
  openId: string | null
  onOpenDay: (day: string) => void
  /** A new post on that day, or at that time (`YYYY-MM-DDTHH:mm`), of the grid's clock. Absent for whoever writes none. */
  onCompose?: ((at: string) => void) | undefined
  /** Absent for whoever only reads. */
  edit?: GridEditing | undefined
}

export interface GridEditing {
  selected: ReadonlySet<string>
  onSelect: (ids: ReadonlySet<string>) => void
  /** Moves one, or all that are selected with it, by so many ms of the wall. `revert` puts it back on the page. */
  onShift: (publication: Publication, byMs: number, revert: () => void) => void
  /** Asks where to for one, or for all that are selected with it. */
  onAskMove: (publication: Publication) => void
}

const plugins = [dayGrid, timeGrid, interaction]
const viewNames: Record<GridView, string> = { month: 'dayGridMonth', week: 'timeGridWeek', day: 'timeGridDay' }

const toldOnce = (of: (publication: Publication) => string): ((publication: Publication) => string) => {
  const told = new WeakMap<Publication, string>()
  return (publication) => {
    const text = told.get(publication) ?? of(publication)
    told.set(publication, text)
    return text
  }
}

export const CalendarGrid = (props: CalendarGridProps) => {
  const { view, date, zone, range, daysAhead, readNow, zonesOf, onOpen, openId, onOpenDay, onCompose, edit, creatorName, accountName } =
    props
  const { t } = useTranslation('calendar')
  const { t: ui } = useTranslation('ui')
  const format = useFormat()
  const language = useLanguage()
  const calendar = useRef<FullCalendar>(null)
  const root = useRef<HTMLDivElement>(null)
  const check = useHoverCheck()
  const otherClocks = useOtherClocks(zone, zonesOf)
  const { items } = range
  const byId = useMemo(() => new Map(items.map((one) => [one.id, one])), [items])
  const days = useMemo(() => new Map(range.days.map((day) => [day.date, day.count])), [range.days])
  const read = useMemo(() => {
    const counts = new Map<string, number>()
    for (const { dueAt } of items) counts.set(dayKey(dueAt, zone), (counts.get(dayKey(dueAt, zone)) ?? 0) + 1)
    return counts
  }, [items, zone])
  const isAlone = useMemo(() => new Set(items.map(({ accountId }) => accountId)).size === 1, [items])
  const canEdit = edit !== undefined
  const events = useMemo(
    () =>
      items.map((publication): EventInput => {
        const start = gridPlace(publication.dueAt, zone)
        const editable = canEdit && isMovable(publication)
        return { id: publication.id, start, end: gridEnd(start), editable, extendedProps: { publication } }
      }),
    [items, zone, canEdit],
  )
  const selected = edit?.selected
  const today = dayKey(new Date(readNow()), zone)

  useEffect(() => {
    // Not while React draws: FullCalendar draws itself at once.
    queueMicrotask(() => calendar.current?.getApi().gotoDate(date))
  }, [date])

  // A name is a dozen times in several zones: told once for each publication, not at each drawing.
  const labelOf = useMemo(
    () =>
      toldOnce((publication) =>
        [
          format.shortDate(publication.dueAt, zone),
          t('rowName', {
            time: format.time(publication.dueAt, zone),
            creator: publication.creatorName,
            account: `@${publication.accountHandle}`,
            state: ui(`state.${seenState(publication)}`),
          }),
          ...otherClocks(publication),
          publication.text.slice(0, 80),
        ]
          .filter(Boolean)
          .join(', '),
      ),
    [zone, format, t, ui, otherClocks],
  )
  const [cursor, setCursor] = useState<string | null>(null)
  const current =
    cursor !== null && byId.has(cursor) ? cursor : (items.find(({ dueAt }) => dueAt.getTime() >= readNow())?.id ?? items[0]?.id ?? null)
  /** What FullCalendar does not say of an event's element. */
  const describe = useStable((element: HTMLElement): void => {
    const publication = byId.get(element.dataset['id'] ?? '')
    if (!publication) return
    element.setAttribute('role', 'button')
    element.tabIndex = publication.id === current ? 0 : -1
    const label = labelOf(publication)
    element.setAttribute('aria-label', label)
    element.title = label
    if (selected) element.setAttribute('aria-pressed', String(selected.has(publication.id)))
  })
  useLayoutEffect(() => {
    for (const element of root.current?.querySelectorAll<HTMLElement>('.event-chip[data-id]') ?? []) describe(element)
    // What scrolls is reached by keys too: by a publication in it or, where there is none, by its first day.
    const cell = root.current?.querySelector<HTMLElement>('[role="gridcell"]')
    if (cell) cell.tabIndex = items.length === 0 ? 0 : -1
  })

  const focusOn = (id: string): void => {
    setCursor(id)
    const element = root.current?.querySelector<HTMLElement>(`.event-chip[data-id="${id}"]`)
    element?.focus()
    element?.scrollIntoView({ block: 'nearest' })
  }
  const anchor = useRef<string | null>(null)
  const toggle = (id: string): void => {
    if (!edit) return
    const next = new Set(edit.selected)
    if (!next.delete(id)) next.add(id)
    anchor.current = id
    edit.onSelect(next)
  }
  const extendTo = (id: string): void => {
    if (!edit) return
    const from = items.findIndex((one) => one.id === (anchor.current ?? id))
    const to = items.findIndex((one) => one.id === id)
    const between = items.slice(Math.max(0, Math.min(from, to)), Math.max(from, to) + 1)
    edit.onSelect(new Set([...edit.selected, ...between.map((one) => one.id)]))
  }
  const onEventClick = useStable(({ event, jsEvent }: EventClickArg): void => {
    // FullCalendar presses on Enter and on Space; whoever selects has keys of their own.
    if (edit && jsEvent.type === 'keydown') return
    setCursor(event.id)
    if (edit && jsEvent.shiftKey) return extendTo(event.id)
    if (edit && (jsEvent.ctrlKey || jsEvent.metaKey)) return toggle(event.id)
    onOpen(event.id)
  })
  const onDrop = useStable(({ event, oldEvent, revert }: EventDropArg): void => {
    check.end()
    const publication = byId.get(event.id)
    if (!publication || !event.start || !oldEvent.start) return revert()
    edit?.onShift(publication, event.start.getTime() - oldEvent.start.getTime(), revert)
  })
  const mayDrop = useStable(({ start }: DateSpanApi, event: EventApi | null): boolean => {
    const publication = event && byId.get(event.id)
    if (!publication) return false
    // A month's cell is a day: what is dropped there keeps its hour.
    const place =
      view === 'month' ? `${placeOfGridDate(start).slice(0, 10)}${gridPlace(publication.dueAt, zone).slice(10)}` : placeOfGridDate(start)
    const at = droppedAt(publication.at, place, zone)
    check.hover(publication, at)
    return instantOf(at).getTime() > readNow()
  })
  /** Pressed twice where nothing is: a new post there. A month's cell is a day. */
  const onPlaceClick = useStable(({ date: place, jsEvent }: DateClickArg): void => {
    if (jsEvent.detail !== 2 || !onCompose) return
    const at = placeOfGridDate(place).slice(0, view === 'month' ? 10 : 16)
    if (at >= gridPlace(new Date(readNow()), zone).slice(0, at.length)) onCompose(at)
  })
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const target = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('.event-chip[data-id]') : null
    const id = target?.dataset['id']
    const publication = id === undefined ? undefined : byId.get(id)
    if (!publication || id === undefined) return
    const by = event.altKey ? shiftBy(event.key, view) : null
    const handle = (): boolean => {
      if (by !== null && edit && isMovable(publication)) {
        edit.onShift(publication, by, () => undefined)
        return true
      }
      if (event.altKey || event.metaKey) return false
      if (event.ctrlKey && event.key === 'a' && edit) {
        edit.onSelect(new Set(items.map((one) => one.id)))
        return true
      }
      if (event.ctrlKey) return false
      if (event.key === 'Enter') onOpen(id)
      else if (event.key === ' ' && edit) toggle(id)
      else if (event.key.toLowerCase() === 'm' && edit) edit.onAskMove(publication)
      else if (event.key === 'Escape' && edit && edit.selected.size > 0) edit.onSelect(new Set())
      else {
        const next = neighbourOf(items, id, event.key, zone)
        if (next === null) return false
        focusOn(next)
        if (event.shiftKey) extendTo(next)
      }
      return true
    }
    if (!handle()) return
    event.preventDefault()
    event.stopPropagation()
  }

  const headOf = useCallback(
    (day: string) => (
      <DayHead
        day={day}
        count={days.get(day) ?? 0}
        isToday={day === today}
        view={view}
        onOpenDay={view === 'day' ? undefined : onOpenDay}
        onSelectDay={
          edit
            ? (chosen) =>
                edit.onSelect(
                  new Set([...edit.selected, ...items.filter(({ dueAt }) => dayKey(dueAt, zone) === chosen).map(({ id }) => id)]),
                )
            : undefined
        }
        onCompose={day >= today ? onCompose : undefined}
        ahead={daysAhead.get(day)}
        creatorName={creatorName}
        accountName={accountName}
      />
    ),
    [days, today, view, onOpenDay, onCompose, edit, items, zone, daysAhead, creatorName, accountName],
  )
  const content = useCallback(
    ({ event }: EventContentArg) => {
      const publication = event.extendedProps['publication'] as Publication
      return (
        <EventChip
          publication={publication}
          zone={zone}
          isSelected={selected?.has(event.id) ?? false}
          isAlone={isAlone}
          isTall={view !== 'month'}
        />
      )
    },
    [zone, selected, isAlone, view],
  )
  const classes = useCallback(
    ({ event }: EventContentArg): string[] => {
      const publication = event.extendedProps['publication'] as Publication
      const { hue, outlined } = lookOf(seenState(publication))
      return cx(
        'event-chip',
        `hue-${hue}`,
        outlined && 'is-outlined',
        event.id === openId && 'is-open',
        selected?.has(event.id) && 'is-selected',
        publication.state === 'published' && 'is-past',
      ).split(' ')
    },
    [openId, selected],
  )
  const others = useMemo(
    () => clocksBeside(items, zonesOf, { zone: format.zone, name: ui('time.you') }, [...days.keys()], zone),
    [items, zonesOf, format.zone, ui, days, zone],
  )
  const hourLabel = useCallback(
    ({ time }: SlotLabelContentArg) => (
      <HourLabel time={new Date(time.milliseconds).toISOString().slice(11, 16)} days={[...days.keys()]} zone={zone} others={others} />
    ),
    [days, zone, others],
  )
  const unreadOn = useCallback((day: string): number => Math.max(0, (days.get(day) ?? 0) - (read.get(day) ?? 0)), [days, read])
  return (
    // The keys are those of the publications in it.
    <div ref={root} role="presentation" className="calendar-grid relative h-full min-h-0" onKeyDown={onKeyDown}>
      <p id="calendar-keys" className="sr-only">
        {canEdit ? t('keysEdit') : t('keysRead')}
      </p>
      <FullCalendar
        key={`${view} ${zone}`}
        ref={calendar}
        plugins={plugins}
        initialView={viewNames[view]}
        initialDate={date}
        locale={language === 'fr' ? french : english}
        timeZone="UTC"
        now={() => gridPlace(new Date(readNow()), zone)}
        events={events}
        headerToolbar={false}
        height="100%"
        firstDay={1}
        fixedWeekCount={false}
        allDaySlot={false}
        nowIndicator
        slotDuration="00:30:00"
        snapDuration="00:15:00"
        slotLabelInterval="01:00:00"
        slotLabelContent={hourLabel}
        scrollTime={firstHour(
          days.has(today) ? gridPlace(new Date(readNow()), zone) : null,
          items.map(({ dueAt }) => gridPlace(dueAt, zone)),
        )}
        scrollTimeReset={false}
        eventMinHeight={22}
        eventShortHeight={22}
        slotEventOverlap={false}
        eventMaxStack={view === 'week' ? 3 : 10}
        dayMaxEvents
        eventDisplay="block"
        eventOrder="start,id"
        eventDurationEditable={false}
        eventStartEditable={canEdit}
        eventDragMinDistance={4}
        longPressDelay={350}
        dragRevertDuration={140}
        eventAllow={mayDrop}
        eventDrop={onDrop}
        eventDragStop={check.end}
        eventClick={onEventClick}
        dateClick={onPlaceClick}
        eventContent={content}
        eventClassNames={classes}
        eventDidMount={({ event, el }) => {
          el.dataset['id'] = event.id
          el.setAttribute('aria-describedby', 'calendar-keys')
          describe(el)
        }}
        dayHeaderContent={view === 'month' ? undefined : ({ date: day }) => headOf(day.toISOString().slice(0, 10))}
        dayCellContent={view === 'month' ? ({ date: day }) => headOf(day.toISOString().slice(0, 10)) : undefined}
        moreLinkContent={({ num }) => <MoreLabel hidden={num} unreadOn={unreadOn} />}
        moreLinkHint={(num) => t('more', { count: num })}
        closeHint={ui('act.close')}
      />
      <LiveHint check={check} zone={zone} />
    </div>
  )
}
