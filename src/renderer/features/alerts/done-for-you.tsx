import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { platformName } from '../../../contract/platform-name.ts'
import { ErrorState } from '../../components/error-state.tsx'
import { TextLink } from '../../components/link.tsx'
import { Section } from '../../components/section.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { useApi } from '../../lib/api.tsx'
import { useFormat } from '../../lib/locale.tsx'
import { doneKindOf } from './done-kinds.ts'
import type { DoneKind } from './done-kinds.ts'

const daysShown = 7

/** What happened in her name, day by day, in sentences that count. */
export const DoneForYou = () => {
  const { t } = useTranslation('alerts')
  const api = useApi()
  const format = useFormat()
  const done = useQuery(api.history.done.queryOptions({ input: { days: daysShown, zone: format.zone } }))
  const days = (done.data ?? []).flatMap(({ day, out, acts }) => {
    const counts = new Map<DoneKind, number>()
    for (const { action, count } of acts) {
      const kind = doneKindOf(action)
      if (kind !== undefined) counts.set(kind, (counts.get(kind) ?? 0) + count)
    }
    const said = [
      ...out.map(({ platform, count }) => ({ key: platform, text: t('done.out', { count, platform: platformName(platform) }) })),
      ...[...counts].map(([kind, count]) => ({ key: kind, text: t(`done.act.${kind}`, { count }) })),
    ]
    return said.length === 0 ? [] : [{ day, said }]
  })
  return (
    <Section
      title={t('done.title')}
      note={t('done.note', { count: daysShown })}
      actions={<TextLink to="/my-calendar">{t('done.more')}</TextLink>}
    >
      {done.isError ? (
        <ErrorState error={done.error} onRetry={() => void done.refetch()} isRetrying={done.isFetching} />
      ) : !done.data ? (
        <SkeletonRows rows={3} />
      ) : days.length === 0 ? (
        <p className="text-muted">{t('done.empty')}</p>
      ) : (
        <ol className="flex flex-col gap-3">
          {days.map(({ day, said }) => (
            <li key={day} className="rounded-lg border border-line px-3 py-2.5">
              <h3 className="text-sm text-muted first-letter:uppercase">{format.longDay(new Date(`${day}T12:00:00Z`), 'UTC')}</h3>
              <ul>
                {said.map(({ key, text }) => (
                  <li key={key} className="py-0.5">
                    {text}
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ol>
      )}
    </Section>
  )
}
