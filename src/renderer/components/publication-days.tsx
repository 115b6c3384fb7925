import type { Publication } from '../../contract/publications.ts'
import { dayKey } from '../lib/format.ts'
import { groupBy } from '../lib/group-by.ts'
import { useFormat } from '../lib/locale.tsx'
import { PublicationRow } from './publication-row.tsx'

const byDay = (publications: readonly Publication[], zone: string): [day: string, items: Publication[]][] => [
  ...groupBy(publications, ({ dueAt }) => dayKey(dueAt, zone)),
]

/** Publications under the days of the viewer's own calendar. */
export const PublicationDays = ({
  publications,
  onOpen,
  openId,
  heading: Heading = 'h3',
}: {
  publications: readonly Publication[]
  onOpen: (id: string) => void
  openId: string | null
  /** `h2` when nothing stands between the page's title and the days. */
  heading?: 'h2' | 'h3'
}) => {
  const format = useFormat()
  return (
    <div className="flex flex-col gap-4">
      {byDay(publications, format.zone).map(([day, items]) => (
        <div key={day}>
          <Heading className="pb-1.5 text-sm font-medium text-muted first-letter:uppercase">
            {items[0] && format.longDay(items[0].dueAt)}
          </Heading>
          <ul className="overflow-hidden rounded-lg border border-line [&>li:last-child>button]:border-b-0">
            {items.map((publication) => (
              <PublicationRow key={publication.id} publication={publication} onOpen={onOpen} isOpen={openId === publication.id} />
            ))}
          </ul>
        </div>
      ))}
    </div>
  )
}
