import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FilterX, ListFilter } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { FilterMenu } from '../../components/filter-menu.tsx'
import { PlatformGlyph } from '../../components/platform-glyph.tsx'
import { SearchField } from '../../components/search-field.tsx'
import { Select } from '../../components/select.tsx'
import { StateIcon } from '../../components/state-badge.tsx'
import type { Account } from '../../../contract/accounts.ts'
import type { Creator } from '../../../contract/creators.ts'
import { contentKinds } from '../../../contract/platforms.ts'
import { publicationStates } from '../../../contract/publications.ts'
import { after } from '../../lib/clock.ts'
import { cityOf } from '../../lib/format.ts'
import { groupBy } from '../../lib/group-by.ts'
import { useFormat } from '../../lib/locale.tsx'
import { useIsNarrow } from '../../lib/use-narrow.ts'
import { useStable } from '../../lib/use-stable.ts'
import { platformName } from '../../../contract/platform-name.ts'
import { gridOf, isNarrowed, type CalendarSearch } from './calendar-search.ts'

export interface CalendarFiltersProps {
  search: CalendarSearch
  onChange: (search: CalendarSearch) => void
  creators: readonly Creator[]
  accounts: readonly Account[]
  /** Whose publications are shown: by the rail or by the filter. */
  creatorId: string | undefined
  /** The rail has chosen the creator already. */
  isCreatorFixed: boolean
  zone: string
  /** Clocks of the markets that are spoken to. */
  marketZones: readonly string[]
}

const all = 'all'

/** Typing waits a moment before it goes into the address. */
const Search = ({ value, onChange }: { value: string; onChange: (value: string) => void }) => {
  const { t } = useTranslation('calendar')
  const [typed, setTyped] = useState(value)
  /** What the address says, or will say once our own change has got there. */
  const [said, setSaid] = useState({ value, sent: value })
  const change = useStable(onChange)
  if (value !== said.value) {
    setSaid({ value, sent: value })
    // Somebody else's change (back, a cleared filter), not the echo of ours: typing may have gone on since.
    if (value !== said.sent) setTyped(value)
  }
  useEffect(() => {
    if (typed === said.sent) return undefined
    return after(250, () => {
      setSaid((now) => ({ ...now, sent: typed }))
      change(typed)
    })
  }, [typed, said.sent, change])
  return <SearchField label={t('search')} value={typed} onChange={setTyped} className="w-56 max-md:w-full" />
}

type ZoneSelectProps = Pick<CalendarFiltersProps, 'search' | 'onChange' | 'creators' | 'zone' | 'marketZones'>

/** On whose clock: mine, a creator's, a market's. */
const ZoneSelect = ({ search, onChange, creators, zone, marketZones }: ZoneSelectProps) => {
  const { t } = useTranslation('calendar')
  const format = useFormat()
  const named = groupBy(creators, (creator) => creator.zone)
  const others = [...named].filter(([other]) => other !== format.zone)
  const unnamed = [...new Set(marketZones)].filter((id) => id !== format.zone && !named.has(id))
  if (others.length === 0 && unnamed.length === 0 && zone === format.zone) return null
  const options = [
    { id: format.zone, label: t('zone.mine', { city: cityOf(format.zone) }) },
    ...others.map(([id, who]) => ({
      id,
      label: t('zone.of', { city: cityOf(id), names: format.list(who.slice(0, 3).map(({ name }) => name)) }),
    })),
    ...unnamed.map((id) => ({ id, label: t('zone.market', { city: cityOf(id) }) })),
  ]
  const known = options.some(({ id }) => id === zone) ? options : [...options, { id: zone, label: cityOf(zone) }]
  return (
    <Select
      label={t('filter.zone')}
      hideLabel
      options={known}
      value={zone}
      onChange={(id) => onChange({ ...search, zone: id })}
      className="w-52"
    />
  )
}

/** What narrows the calendar down; all of it is in the address. */
export const CalendarFilters = ({
  search,
  onChange,
  creators,
  accounts,
  creatorId,
  isCreatorFixed,
  zone,
  marketZones,
}: CalendarFiltersProps) => {
  const { t } = useTranslation('calendar')
  const { t: ui } = useTranslation('ui')
  const isNarrow = useIsNarrow()
  const [isOpen, setOpen] = useState(false)
  const shownAccounts = accounts.filter((account) => creatorId === undefined || account.creatorId === creatorId)
  const platforms = [...new Set(accounts.map(({ platform }) => platform))]
  return (
    <div role="group" aria-label={t('filter.label')} className="flex flex-wrap items-center gap-2">
      {/* On a phone's width they would take half the page: they open when they are wanted. */}
      {isNarrow && (
        <Button size="sm" icon={ListFilter} aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
          {t('filter.label')}
        </Button>
      )}
      {(!isNarrow || isOpen) && (
        <>
          <Search value={search.q ?? ''} onChange={(q) => onChange({ ...search, q })} />
          {gridOf(search) === null && (
            <Select
              label={t('filter.period')}
              hideLabel
              options={[
                { id: 'list', label: t('view.upcoming') },
                { id: 'past', label: t('view.past') },
              ]}
              value={search.view === 'past' ? 'past' : 'list'}
              onChange={(view) => onChange({ ...search, view, date: undefined })}
              className="w-44"
            />
          )}
          {!isCreatorFixed && creators.length > 1 && (
            <Select
              label={t('filter.creator')}
              hideLabel
              options={[{ id: all, label: t('filter.allCreators') }, ...creators.map(({ id, name }) => ({ id, label: name }))]}
              value={search.creator ?? all}
              onChange={(id) => onChange({ ...search, creator: id === all ? undefined : id, accounts: undefined, zone: undefined })}
              className="w-44"
            />
          )}
          {shownAccounts.length > 1 && (
            <FilterMenu
              label={t('filter.account')}
              options={shownAccounts.map(({ id, handle, platform }) => ({
                id,
                label: `@${handle}`,
                icon: <PlatformGlyph platform={platform} />,
              }))}
              value={search.accounts ?? []}
              onChange={(ids) => onChange({ ...search, accounts: ids })}
            />
          )}
          {platforms.length > 1 && (
            <FilterMenu
              label={t('filter.platform')}
              options={platforms.map((id) => ({ id, label: platformName(id), icon: <PlatformGlyph platform={id} /> }))}
              value={search.platforms ?? []}
              onChange={(ids) => onChange({ ...search, platforms: ids })}
            />
          )}
          <FilterMenu
            label={t('filter.state')}
            options={publicationStates.map((id) => ({ id, label: ui(`state.${id}`), icon: <StateIcon state={id} /> }))}
            value={search.states ?? []}
            onChange={(states) => onChange({ ...search, states })}
          />
          <FilterMenu
            label={t('filter.kind')}
            options={contentKinds.map((id) => ({ id, label: t(`kind.${id}`) }))}
            value={search.kinds ?? []}
            onChange={(kinds) => onChange({ ...search, kinds })}
          />
          <ZoneSelect search={search} onChange={onChange} creators={creators} zone={zone} marketZones={marketZones} />
        </>
      )}
      {isNarrowed(search) && (
        <Button variant="quiet" icon={FilterX} onPress={() => onChange({ view: search.view, date: search.date, zone: search.zone })}>
          {t('filter.clear')}
        </Button>
      )}
    </div>
  )
}
