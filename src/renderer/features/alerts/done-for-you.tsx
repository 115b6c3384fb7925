import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { platformName } from '../../../contract/platform-name.ts'
import { ErrorState } from '../../components/error-state.tsx'
import { TextLink } from '../../components/link.tsx'
import { Section } from '../../components/section.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { useApi } from '../../lib/api.tsx'
import { useCoreNow } from '../../lib/core-clock.tsx'
import { dayKey } from '../../lib/format.ts'
import { groupBy } from '../../lib/group-by.ts'
import { useFormat } from '../../lib/locale.tsx'
import { useMe } from '../../lib/me.tsx'
import { doneKindOf } from './done-kinds.ts'
import type { DoneKind } from './done-kinds.ts'

const dayMs = 86_400_000
const daysShown = 7
/** What the history and the list answer at most. */
const most = 500

interface Done {
  at: Date
  /** What went out on a platform, or a kind of act. */
  what: { out: string } | { act: DoneKind }
}

/** What happened in her name, day by day, in sentences that count. */
export const DoneForYou = () => {
  const { t } = useTranslation('alerts')
  const api = useApi()
  const format = useFormat()
  const me = useMe()
  const now = useCoreNow(60_000)
  // From a day's start, so that the question stays the same while the clock ticks.
  const from = new Date(Math.floor(now / dayMs) * dayMs - (daysShown - 1) * dayMs)
  const out = useQuery(api.publications.list.queryOptions({ input: { states: ['published'], from, order: 'latest', limit: most } }))
  const acts = useQuery(api.history.list.queryOptions({ input: { from, limit: most } }))
  const failed = [out, acts].find(({ isError }) => isError)
  const done: Done[] = [
    ...(out.data?.items ?? []).map(({ publishedAt, dueAt, platform }): Done => ({
      at: publishedAt ?? dueAt,
      what: { out: platformName(platform) },
    })),
    ...(acts.data?.items ?? []).flatMap(({ at, action, actor }): Done[] => {
      const act = actor.id === me.id ? undefined : doneKindOf(action)
      return act === undefined ? [] : [{ at, what: { act } }]
    }),
  ].toSorted((a, b) => b.at.getTime() - a.at.getTime())
  const days = groupBy(done, ({ at }) => dayKey(at, format.zone))
  return (
    <Section
      title={t('done.title')}
      note={t('done.note', { count: daysShown })}
      actions={<TextLink to="/my-calendar">{t('done.more')}</TextLink>}
    >
      {failed ? (
        <ErrorState error={failed.error} onRetry={() => void failed.refetch()} isRetrying={failed.isFetching} />
      ) : !out.data || !acts.data ? (
        <SkeletonRows rows={3} />
      ) : done.length === 0 ? (
        <p className="text-muted">{t('done.empty')}</p>
      ) : (
        <ol className="flex flex-col gap-3">
          {[...days].map(([day, items]) => (
            <li key={day} className="rounded-lg border border-line px-3 py-2.5">
              <h3 className="text-sm text-muted first-letter:uppercase">{items[0] && format.longDay(items[0].at)}</h3>
              <ul>
                {[...groupBy(items, ({ what }) => ('out' in what ? `out ${what.out}` : what.act))].map(([key, alike]) => {
                  const what = alike[0]?.what
                  return (
                    <li key={key} className="py-0.5">
                      {what &&
                        ('out' in what
                          ? t('done.out', { count: alike.length, platform: what.out })
                          : t(`done.act.${what.act}`, { count: alike.length }))}
                    </li>
                  )
                })}
              </ul>
            </li>
          ))}
        </ol>
      )}
    </Section>
  )
}
