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
  EventMountArg,
  MoreLinkArg,
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
import { BlockContent, loadOf, useBlockLabel } from './block-content.tsx'
import { DayHead, type DayHeadProps } from './day-head.tsx'
import { blockId, stopsOf, type Block, type Laid } from './density.ts'
import { EventChip, useOtherClocks } from './event-chip.tsx'
import { neighbourOf, shiftBy } from './grid-keys.ts'
import { clocksBeside } from './hour-clocks.ts'
import { HourLabel } from './hour-label.tsx'
import { LiveHint, useHoverCheck } from './live-hint.tsx'
import { MoreLabel } from './more-label.tsx'
import { isMovable } from './movable.ts'
import { useInSteps } from './use-in-steps.ts'
import type { Range } from './use-range.ts'
import { droppedAt, firstHour, gridPlace, laterOnGrid, placeOfGridDate } from './wall-grid.ts'
import './calendar-grid.css'

export interface CalendarGridProps extends Pick<DayHeadProps, 'creatorName' | 'accountName'> {
  view: GridView
  /** A day of what is shown. */
  date: string
  zone: string
  range: Range
  laid: Laid
  daysAhead: ReadonlyMap<string, DayAhead>
  /** Core's clock. */
  readNow: () => number
  zonesOf: (creatorId: string) => readonly string[]
  onOpen: (id: string) => void
  openId: string | null
  onOpenDay: (day: string) => void
  /** The list of an hour (`YYYY-MM-DDTHH`) that is told as one. */
  onOpenHour: (hour: string) => void
  openHour: string | undefined
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
  /** All of a day, with what is not shown one by one. */
  onSelectDay: (day: string) => void
}

const plugins = [dayGrid, timeGrid, interaction]
const viewNames: Record<GridView, string> = { month: 'dayGridMonth', week: 'timeGridWeek', day: 'timeGridDay' }

/** So many are put on the grid in one task; the next wait until the window has answered. */
const step = 40

/** What an event of FullCalendar's stands for. */
const publicationOf = ({ extendedProps }: EventContentArg['event']) => extendedProps['publication'] as Publication | undefined
const blockOf = ({ extendedProps }: EventContentArg['event']) => extendedProps['block'] as Block | undefined

/** A chip that covers as much has room for two lines. */
const tallMinutes = 40

const minutesBetween = (start: string, end: string): number => (Date.parse(`${end}Z`) - Date.parse(`${start}Z`)) / 60_000

const dayOf = (date: Date): string => date.toISOString().slice(0, 10)

const toldOnce = (of: (publication: Publication) => string): ((publication: Publication) => string) => {
  const told = new WeakMap<Publication, string>()
  return (publication) => {
    const text = told.get(publication) ?? of(publication)
    told.set(publication, text)
    return text
  }
}

export const CalendarGrid = (props: CalendarGridProps) => {
  const { view, date, zone, range, laid, daysAhead, readNow, zonesOf, onOpen, openId, onOpenDay, onOpenHour, openHour } = props
  const { onCompose, edit, creatorName, accountName } = props
  const { t } = useTranslation('calendar')
  const { t: ui } = useTranslation('ui')
  const format = useFormat()
  const language = useLanguage()
  const calendar = useRef<FullCalendar>(null)
  const root = useRef<HTMLDivElement>(null)
  const check = useHoverCheck()
  const otherClocks = useOtherClocks(zone, zonesOf)
  const { chips, blocks } = laid
  const items = useMemo(() => chips.map(({ publication }) => publication), [chips])
  const byId = useMemo(() => new Map(items.map((one) => [one.id, one])), [items])
  const blockById = useMemo(() => new Map(blocks.map((one) => [one.id, one])), [blocks])
  const stops = useMemo(() => stopsOf(laid), [laid])
  const days = useMemo(() => new Map(range.days.map((day) => [day.date, day.count])), [range.days])
  /** Those of a day that are on the grid. */
  const onGrid = useMemo(() => {
    const counts = new Map<string, number>()
    const add = (start: string, count: number) => counts.set(start.slice(0, 10), (counts.get(start.slice(0, 10)) ?? 0) + count)
    for (const { start } of chips) add(start, 1)
    for (const { start, count } of blocks) add(start, count)
    return counts
  }, [chips, blocks])
  const isAlone = useMemo(() => blocks.length === 0 && new Set(items.map(({ accountId }) => accountId)).size === 1, [items, blocks])
  const canEdit = edit !== undefined
  const events = useMemo(
    () => [
      // First what tells most in least.
      ...blocks.map(({ id, start, end }, at): EventInput => ({ id, start, end, editable: false, extendedProps: { block: blocks[at] } })),
      ...chips.map(({ publication, start, end }): EventInput => {
        const editable = canEdit && isMovable(publication)
        return {
          id: publication.id,
          start,
          end,
          editable,
          extendedProps: { publication, isTall: minutesBetween(start, end) >= tallMinutes },
        }
      }),
    ],
    [chips, blocks, canEdit],
  )
  const shownEvents = useInSteps(events, `${view} ${zone} ${range.days[0]?.date}`, step)
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
  const blockLabel = useBlockLabel(creatorName)
  const [cursor, setCursor] = useState<string | null>(null)
  const nowPlace = gridPlace(new Date(readNow()), zone)
  const current =
    cursor !== null && (byId.has(cursor) || blockById.has(cursor))
      ? cursor
      : ((stops.find(({ start }) => start >= nowPlace) ?? stops[0])?.id ?? null)
  /** What FullCalendar does not say of an event's element. */
  const describe = useStable((element: HTMLElement): void => {
    const id = element.dataset['id'] ?? ''
    const [publication, block] = [byId.get(id), blockById.get(id)]
    if (!publication && !block) return
    element.setAttribute('role', 'button')
    element.tabIndex = id === current ? 0 : -1
    const label = publication ? labelOf(publication) : block ? blockLabel(block) : ''
    element.setAttribute('aria-label', label)
    element.title = label
    if (block) element.setAttribute('aria-expanded', String(block.of === openHour))
    else if (selected) element.setAttribute('aria-pressed', String(selected.has(id)))
  })
  useLayoutEffect(() => {
    for (const element of root.current?.querySelectorAll<HTMLElement>('.fc-event[data-id]') ?? []) describe(element)
    // What scrolls is reached by keys too: by a publication in it or, where there is none, by its first day.
    const cell = root.current?.querySelector<HTMLElement>('[role="gridcell"]')
    if (cell) cell.tabIndex = stops.length === 0 ? 0 : -1
  })

  const focusOn = (id: string): void => {
    setCursor(id)
    const element = root.current?.querySelector<HTMLElement>(`.fc-event[data-id="${id}"]`)
    element?.focus()
    element?.scrollIntoView({ block: 'nearest' })
  }
  // The list of an hour takes half of the grid's height, and gives the keys back when it is closed.
  const opened = useRef<string | undefined>(undefined)
  useEffect(() => {
    const closed = opened.current
    if (closed === openHour) return
    opened.current = openHour
    if (openHour !== undefined)
      root.current?.querySelector(`.fc-event[data-id="${blockId(openHour)}"]`)?.scrollIntoView({ block: 'nearest' })
    else if (closed !== undefined && document.activeElement === document.body) focusOn(blockId(closed))
  })
  /** Moved by keys: where it went may be an hour that is told as one. */
  const moved = useRef<{ id: string; to: string } | null>(null)
  useEffect(() => {
    const last = moved.current
    if (!last || byId.has(last.id)) return
    moved.current = null
    const block = blockId(last.to.slice(0, view === 'month' ? 10 : 13))
    if (blockById.has(block) && document.activeElement === document.body) focusOn(block)
  })
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
    const from = stops.findIndex((one) => one.id === (anchor.current ?? id))
    const to = stops.findIndex((one) => one.id === id)
    const between = stops.slice(Math.max(0, Math.min(from, to)), Math.max(from, to) + 1)
    edit.onSelect(new Set([...edit.selected, ...between.map((one) => one.id).filter((one) => byId.has(one))]))
  }
  const openBlock = (block: Block): void => {
    setCursor(block.id)
    if (view === 'month') onOpenDay(block.of)
    else onOpenHour(block.of)
  }
  const onEventClick = useStable(({ event, jsEvent }: EventClickArg): void => {
    const block = blockOf(event)
    if (block) return jsEvent.type === 'keydown' ? undefined : openBlock(block)
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
    const target = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('.fc-event[data-id]') : null
    const id = target?.dataset['id']
    if (id === undefined) return
    const [publication, block] = [byId.get(id), blockById.get(id)]
    if (!publication && !block) return
    const by = event.altKey ? shiftBy(event.key, view) : null
    const handle = (): boolean => {
      if (by !== null && edit && publication && isMovable(publication)) {
        moved.current = { id, to: laterOnGrid(gridPlace(publication.dueAt, zone), by / 60_000) }
        edit.onShift(publication, by, () => undefined)
        return true
      }
      if (event.altKey || event.metaKey) return false
      if (event.ctrlKey && event.key === 'a' && edit) {
        edit.onSelect(new Set(items.map((one) => one.id)))
        return true
      }
      if (event.ctrlKey) return false
      if (block && (event.key === 'Enter' || event.key === ' ')) openBlock(block)
      else if (event.key === 'Enter') onOpen(id)
      else if (event.key === ' ' && edit) toggle(id)
      else if (event.key.toLowerCase() === 'm' && edit && publication) edit.onAskMove(publication)
      else if (event.key === 'Escape' && edit && edit.selected.size > 0) edit.onSelect(new Set())
      else {
        const next = neighbourOf(stops, id, event.key)
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
        onSelectDay={edit?.onSelectDay}
        onCompose={day >= today ? onCompose : undefined}
        ahead={daysAhead.get(day)}
        creatorName={creatorName}
        accountName={accountName}
      />
    ),
    [days, today, view, onOpenDay, onCompose, edit?.onSelectDay, daysAhead, creatorName, accountName],
  )
  const content = useCallback(
    ({ event }: EventContentArg) => {
      const publication = publicationOf(event)
      if (!publication) return <BlockContent block={blockOf(event)} creatorName={creatorName} />
      return (
        <EventChip
          publication={publication}
          zone={zone}
          isSelected={selected?.has(event.id) ?? false}
          isAlone={isAlone}
          isTall={view !== 'month' && event.extendedProps['isTall'] === true}
        />
      )
    },
    [zone, selected, isAlone, view, creatorName],
  )
  const classes = useCallback(
    ({ event }: EventContentArg): string[] => {
      const publication = publicationOf(event)
      const block = blockOf(event)
      if (block) return ['hour-block', `load-${loadOf(block, blocks)}`, ...(block.of === openHour ? ['is-open'] : [])]
      if (!publication) return []
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
    [openId, selected, openHour, blocks],
  )
  const others = useMemo(() => {
    // Of whom a block is made counts too, by her own clock.
    const told = blocks.flatMap(({ whose }) =>
      (whose?.creators ?? []).map(({ creatorId }) => ({ creatorId, at: { wall: '', zone: zonesOf(creatorId)[0] ?? zone } })),
    )
    return clocksBeside([...items, ...told], zonesOf, { zone: format.zone, name: ui('time.you') }, [...days.keys()], zone)
  }, [items, blocks, zonesOf, format.zone, ui, days, zone])
  const hourLabel = useCallback(
    ({ time }: SlotLabelContentArg) => (
      <HourLabel time={new Date(time.milliseconds).toISOString().slice(11, 16)} days={[...days.keys()]} zone={zone} others={others} />
    ),
    [days, zone, others],
  )
  const unreadOn = useCallback((day: string): number => Math.max(0, (days.get(day) ?? 0) - (onGrid.get(day) ?? 0)), [days, onGrid])
  const opensAt = useMemo(
    () => [...chips.map(({ start }) => start), ...blocks.flatMap(({ start, count }) => Array.from({ length: count }, () => start))],
    [chips, blocks],
  )
  // FullCalendar draws everything again where one of its options is another: these stay the same.
  const now = useStable(() => gridPlace(new Date(readNow()), zone))
  const headContent = useCallback(({ date: day }: { date: Date }) => headOf(dayOf(day)), [headOf])
  const onEventMount = useStable(({ event, el }: EventMountArg): void => {
    el.dataset['id'] = event.id
    el.setAttribute('aria-describedby', 'calendar-keys')
    describe(el)
  })
  // The list that it opens has what was given to the grid: where that is not all, the day has it.
  const onMore = useStable(({ date: day }: MoreLinkArg): 'popover' | undefined => {
    if (view !== 'month' || unreadOn(dayOf(day)) === 0) return 'popover'
    onOpenDay(dayOf(day))
    return undefined
  })
  const moreContent = useCallback(({ num }: { num: number }) => <MoreLabel hidden={num} unreadOn={unreadOn} />, [unreadOn])
  const moreHint = useCallback((num: number) => t('more', { count: num }), [t])
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
        now={now}
        events={shownEvents}
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
        scrollTime={firstHour(days.has(today) ? nowPlace : null, opensAt)}
        scrollTimeReset={false}
        eventMinHeight={22}
        eventShortHeight={22}
        slotEventOverlap={false}
        eventMaxStack={view === 'week' ? 3 : 10}
        dayMaxEvents
        eventDisplay="block"
        // Ours say their times themselves.
        displayEventTime={false}
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
        eventDidMount={onEventMount}
        dayHeaderContent={view === 'month' ? undefined : headContent}
        dayCellContent={view === 'month' ? headContent : undefined}
        moreLinkClick={onMore}
        moreLinkContent={moreContent}
        moreLinkHint={moreHint}
        closeHint={ui('act.close')}
      />
      <LiveHint check={check} zone={zone} />
    </div>
  )
}
