import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'react-aria-components'
import type { Publication } from '../../../contract/publications.ts'
import { platformName } from '../../../contract/platform-name.ts'
import { ErrorState } from '../../components/error-state.tsx'
import { TextLink } from '../../components/link.tsx'
import { Section } from '../../components/section.tsx'
import { seenState, StateIcon } from '../../components/state-badge.tsx'
import { useApi } from '../../lib/api.tsx'
import { useCoreNow } from '../../lib/core-clock.tsx'
import type { CreatorId } from '../../lib/creator-scope.tsx'
import { cx } from '../../lib/cx.ts'
import { dayKey } from '../../lib/format.ts'
import { groupBy } from '../../lib/group-by.ts'
import { useInspector } from '../../lib/inspector.ts'
import { useFormat } from '../../lib/locale.tsx'
import { instantOf, wallOf } from '../../lib/wall-clock.ts'

/** As many marks as an hour has room for; the rest is a number. */
const marksShown = 4
const most = 300

const hours = Array.from({ length: 24 }, (_, hour) => hour)

const Mark = ({ publication, isOpen, onOpen }: { publication: Publication; isOpen: boolean; onOpen: (id: string) => void }) => {
  const { t } = useTranslation('ui')
  const format = useFormat()
  const state = seenState(publication)
  return (
    <Button
      aria-label={[
        format.time(publication.dueAt),
        publication.creatorName,
        `${platformName(publication.platform)} @${publication.accountHandle}`,
        t(`state.${state}`),
      ].join(' · ')}
      onPress={() => onOpen(publication.id)}
      className={cx('rounded-md p-1 outline-none data-focus-visible:ring-focus data-hovered:bg-hover', isOpen && 'bg-accent-soft')}
    >
      <StateIcon state={state} />
    </Button>
  )
}

/** The viewer's day, hour by hour: what went out, what did not, what is still to come. */
export const DayTimeline = ({ creatorId }: { creatorId: CreatorId | undefined }) => {
  const { t } = useTranslation('today')
  const api = useApi()
  const format = useFormat()
  const { inspected, inspect } = useInspector()
  const now = new Date(useCoreNow(60_000))
  const today = dayKey(now, format.zone)
  const from = instantOf({ wall: `${today}T00:00`, zone: format.zone })
  const to = new Date(instantOf({ wall: `${today}T23:59`, zone: format.zone }).getTime() + 60_000)
  const list = useQuery(
    api.publications.list.queryOptions({
      input: {
        creatorId,
        from,
        to,
        states: ['awaiting_approval', 'scheduled', 'sending', 'processing', 'published', 'ambiguous', 'failed', 'missed', 'needs_person'],
        limit: most,
      },
    }),
  )
  if (list.isError) return <ErrorState error={list.error} onRetry={() => void list.refetch()} isRetrying={list.isFetching} />
  if (!list.data || list.data.items.length === 0) return null
  const hourOf = (at: Date): number => Number(wallOf(at, format.zone).slice(11, 13))
  const byHour = new Map(groupBy(list.data.items, ({ dueAt }) => String(hourOf(dueAt))))
  const current = hourOf(now)
  const name = new Intl.DateTimeFormat(format.locale, { hour: 'numeric', timeZone: 'UTC' })
  return (
    <Section
      title={t('day.title')}
      note={list.data.next === undefined ? undefined : t('day.first', { count: most })}
      actions={
        <TextLink to="/calendar" search={{ view: 'day' }}>
          {t('day.more')}
        </TextLink>
      }
    >
      <ol className="grid grid-cols-[repeat(24,minmax(0,1fr))] gap-y-2 rounded-lg border border-line bg-surface p-2 max-xl:grid-cols-[repeat(12,minmax(0,1fr))] max-md:grid-cols-[repeat(6,minmax(0,1fr))]">
        {hours.map((hour) => {
          const items = byHour.get(String(hour)) ?? []
          const isNow = hour === current
          return (
            <li
              key={hour}
              aria-current={isNow ? 'time' : undefined}
              className={cx('flex min-h-14 flex-col items-center gap-0.5 rounded-md px-0.5 pt-1', isNow && 'bg-accent-soft')}
            >
              <span className={cx('tnum text-xs', isNow ? 'font-semibold' : 'text-muted')}>
                <span className="sr-only">{name.format(new Date(Date.UTC(2024, 0, 1, hour)))}</span>
                <span aria-hidden>{hour}</span>
                {isNow && <span className="sr-only"> ({t('day.now')})</span>}
              </span>
              <span className="flex flex-wrap justify-center">
                {items.slice(0, marksShown).map((publication) => (
                  <Mark key={publication.id} publication={publication} isOpen={inspected === publication.id} onOpen={inspect} />
                ))}
                {items.length > marksShown && <span className="tnum self-center text-sm text-muted">+{items.length - marksShown}</span>}
              </span>
            </li>
          )
        })}
      </ol>
    </Section>
  )
}
