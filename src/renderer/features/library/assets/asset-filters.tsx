import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { X } from 'lucide-react'
import { Button } from '../../../components/button.tsx'
import { FilterMenu } from '../../../components/filter-menu.tsx'
import { PlatformGlyph } from '../../../components/platform-glyph.tsx'
import { SearchField } from '../../../components/search-field.tsx'
import { Select, type Option } from '../../../components/select.tsx'
import { platformIds } from '../../../../contract/platforms.ts'
import { after } from '../../../lib/clock.ts'
import { useFormat } from '../../../lib/locale.tsx'
import { useStable } from '../../../lib/use-stable.ts'
import { platformName } from '../../../../contract/platform-name.ts'
import { isNarrowed, tidyLibrarySearch, unusedDays, withoutFilters, type LibrarySearch } from '../library-search.ts'

const typingMs = 200
const any = 'any'

/** What is typed goes into the address once the fingers rest. */
const useTyped = (value: string, onChange: (value: string) => void): [string, (value: string) => void] => {
  const [typed, setTyped] = useState(value)
  const [known, setKnown] = useState(value)
  const [sent, setSent] = useState(value)
  if (known !== value) {
    setKnown(value)
    // What comes back from here must not take away what was typed meanwhile.
    if (value !== sent) setTyped(value)
  }
  const send = useStable(() => {
    setSent(typed)
    onChange(typed)
  })
  useEffect(() => (typed === value ? undefined : after(typingMs, send)), [typed, value, send])
  return [typed, setTyped]
}

type Mark = 'missing' | 'refused' | 'sensitive' | 'paid' | 'free'

const marksOf = ({ consent, sensitive, paid }: LibrarySearch): Mark[] => [
  ...(consent ? [consent] : []),
  ...(sensitive ? (['sensitive'] as const) : []),
  ...(paid === undefined ? [] : [paid ? ('paid' as const) : ('free' as const)]),
]

/** Of two that exclude each other, the one chosen last holds. */
const latest = <T extends Mark>(marks: readonly Mark[], ...pair: readonly T[]): T | undefined =>
  marks.findLast((mark): mark is T => (pair as readonly Mark[]).includes(mark))

const fromMarks = (marks: readonly Mark[]): Pick<LibrarySearch, 'consent' | 'sensitive' | 'paid'> => {
  const price = latest(marks, 'paid', 'free')
  return {
    consent: latest(marks, 'missing', 'refused'),
    sensitive: marks.includes('sensitive') || undefined,
    paid: price === undefined ? undefined : price === 'paid',
  }
}

/** What narrows the library down. */
export const AssetFilters = ({
  search,
  onSearch,
  tags,
}: {
  search: LibrarySearch
  onSearch: (search: LibrarySearch) => void
  tags: readonly { tag: string; count: number }[]
}) => {
  const { t } = useTranslation('library')
  const format = useFormat()
  const set = (changes: LibrarySearch): void => onSearch(tidyLibrarySearch({ ...search, ...changes }))
  const [typed, setTyped] = useTyped(search.q ?? '', (q) => set({ q: q || undefined }))
  const tagOptions: Option[] = [
    { id: any, label: t('filter.anyTag') },
    ...tags.map(({ tag, count }) => ({ id: `t:${tag}`, label: tag, note: t('count', { count }) })),
  ]
  return (
    <>
      <SearchField label={t('search')} value={typed} onChange={setTyped} className="w-64 max-lg:w-52 max-md:w-full" />
      <Select
        label={t('filter.kind')}
        hideLabel
        options={[
          { id: any, label: t('filter.anyKind') },
          { id: 'image', label: t('filter.images') },
          { id: 'video', label: t('filter.videos') },
        ]}
        value={search.kind ?? any}
        onChange={(kind) => set({ kind: kind === any ? undefined : kind })}
        className="w-36 max-md:w-[calc(50%-0.25rem)]"
      />
      {tags.length > 0 && (
        <Select
          label={t('filter.tag')}
          hideLabel
          options={tagOptions}
          value={search.tag === undefined ? any : `t:${search.tag}`}
          onChange={(id) => set({ tag: id === any ? undefined : id.slice(2) })}
          className="w-40 max-md:w-[calc(50%-0.25rem)]"
        />
      )}
      <Select
        label={t('filter.suits')}
        hideLabel
        options={[
          { id: any, label: t('filter.anyPlatform') },
          ...platformIds.map((id) => ({
            id,
            label: t('filter.suitsOn', { platform: platformName(id) }),
            icon: <PlatformGlyph platform={id} />,
          })),
        ]}
        value={search.suits ?? any}
        onChange={(id) => set({ suits: platformIds.find((each) => each === id) })}
        className="w-44 max-md:w-[calc(50%-0.25rem)]"
      />
      <Select
        label={t('filter.unused')}
        hideLabel
        options={[
          { id: any, label: t('filter.anyUse') },
          ...unusedDays.map((days) => ({ id: String(days), label: t('filter.unusedFor', { days: format.number(days) }) })),
        ]}
        value={search.unused ? String(search.unused) : any}
        onChange={(id) => set({ unused: unusedDays.find((days) => String(days) === id) })}
        className="w-44 max-md:w-[calc(50%-0.25rem)]"
      />
      <FilterMenu<Mark>
        label={t('filter.marks')}
        options={(['missing', 'refused', 'sensitive', 'paid', 'free'] as const).map((id) => ({ id, label: t(`filter.mark.${id}`) }))}
        value={marksOf(search)}
        onChange={(marks) => set(fromMarks(marks))}
      />
      {isNarrowed(search) && (
        <Button variant="quiet" icon={X} onPress={() => onSearch(withoutFilters(search))}>
          {t('filter.clear')}
        </Button>
      )}
    </>
  )
}
