import { useTranslation } from 'react-i18next'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { endOfMonth, parseDate, startOfMonth } from '@internationalized/date'
import { Button } from '../../components/button.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { useAct } from '../../lib/acts.tsx'
import { useFormat } from '../../lib/locale.tsx'
import { gridOf, type CalendarSearch, type GridView } from './calendar-search.ts'
import { shownDays, stepped } from './shown-days.ts'

type View = GridView | 'list'
const views: readonly View[] = ['month', 'week', 'day', 'list']

const useTitle = (): ((view: GridView, date: string) => string) => {
  const format = useFormat()
  const noon = (day: string): Date => parseDate(day).toDate('UTC')
  return (view, date) => {
    if (view === 'day') return format.date(noon(date), 'UTC')
    if (view === 'month')
      return new Intl.DateTimeFormat(format.locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(noon(date))
    const { from, to } = shownDays('week', date)
    return new Intl.DateTimeFormat(format.locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).formatRange(
      noon(from),
      noon(to),
    )
  }
}

/** The day that stays in sight when the view changes: today, where the old view showed it. */
const kept = (from: GridView | null, date: string, today: string): string => {
  if (from === null) return today
  const days = shownDays(from, date)
  const isTodayShown =
    from === 'month'
      ? startOfMonth(parseDate(date)).toString() <= today && today <= endOfMonth(parseDate(date)).toString()
      : days.from <= today && today <= days.to
  return isTodayShown ? today : date
}

export interface ViewBarProps {
  search: CalendarSearch
  onChange: (search: CalendarSearch) => void
  today: string
}

/** Which days: back, today, on; and how they are shown. */
export const ViewBar = ({ search, onChange, today }: ViewBarProps) => {
  const { t } = useTranslation('calendar')
  const format = useFormat()
  const title = useTitle()
  const grid = gridOf(search)
  const date = search.date ?? today
  const go = (next: string): void => onChange({ ...search, date: next === today ? undefined : next })
  const step = (by: 1 | -1) => () => {
    if (grid) go(stepped(grid, date, by))
  }
  const show = (view: View): void => {
    const day = kept(grid, date, today)
    onChange({ ...search, view: view === 'week' ? undefined : view, date: day === today ? undefined : day })
  }
  useAct(grid ? { id: 'calendar.back', label: t(`step.${grid}.back`), keys: 'pageup', onAct: step(-1), isKeyOnly: true } : null)
  useAct(grid ? { id: 'calendar.on', label: t(`step.${grid}.on`), keys: 'pagedown', onAct: step(1), isKeyOnly: true } : null)
  useAct({ id: 'calendar.today', label: t('today'), keys: 't', onAct: () => go(today), isKeyOnly: true })
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      {grid && (
        <>
          <div className="flex items-center gap-1">
            <IconButton icon={ChevronLeft} label={t(`step.${grid}.back`)} keys="pageup" onPress={step(-1)} />
            <Button size="sm" onPress={() => go(today)} isDisabled={search.date === undefined}>
              {t('today')}
            </Button>
            <IconButton icon={ChevronRight} label={t(`step.${grid}.on`)} keys="pagedown" onPress={step(1)} />
          </div>
          <h2 aria-live="polite" className="min-w-44 font-semibold first-letter:uppercase">
            {title(grid, date)}
          </h2>
        </>
      )}
      {!grid && search.date !== undefined && (
        <>
          <Button size="sm" onPress={() => go(today)}>
            {t('today')}
          </Button>
          <h2 aria-live="polite" className="font-semibold">
            {t(search.view === 'past' ? 'listUntil' : 'listFrom', { day: format.date(parseDate(search.date).toDate('UTC'), 'UTC') })}
          </h2>
        </>
      )}
      <ToggleButtonGroup
        aria-label={t('filter.view')}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[grid ?? 'list']}
        onSelectionChange={(keys) => {
          const [view] = keys
          const chosen = views.find((one) => one === view)
          if (chosen) show(chosen)
        }}
        className="flex rounded-lg border border-line-strong p-0.5"
      >
        {views.map((view) => (
          <ToggleButton
            key={view}
            id={view}
            className="h-6.5 rounded-md px-2.5 text-muted outline-none data-hovered:text-text data-focus-visible:ring-focus data-selected:bg-hover data-selected:font-medium data-selected:text-text"
          >
            {t(`views.${view}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </div>
  )
}
