import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { ErrorState } from '../../components/error-state.tsx'
import { Change, FigureTile } from '../../components/figure-tile.tsx'
import { FollowersNote } from '../../components/followers-note.tsx'
import { TextLink } from '../../components/link.tsx'
import { Section } from '../../components/section.tsx'
import { useApi } from '../../lib/api.tsx'
import { useAgencyDay } from '../../lib/agency-day.ts'
import type { CreatorId } from '../../lib/creator-scope.tsx'
import { AdviceLink } from './advice-link.tsx'
import { useFormat } from '../../lib/locale.tsx'
import { lastDays } from '../../lib/period.ts'

const shown = ['views', 'likes', 'comments', 'engagementRate'] as const

/** The last seven days over all platforms, beside the seven before. */
export const PerformanceLine = ({ creatorId }: { creatorId: CreatorId | undefined }) => {
  const { t } = useTranslation('today')
  const api = useApi()
  const format = useFormat()
  const week = lastDays(useAgencyDay(), 7)
  const overview = useQuery(api.analytics.overview.queryOptions({ input: { creatorId, ...week } }))
  const { data } = overview
  const creators = useQuery(api.creators.list.queryOptions({ input: {} }))
  if (overview.isError)
    return (
      <Section title={t('performance.title')}>
        <ErrorState error={overview.error} onRetry={() => void overview.refetch()} isRetrying={overview.isFetching} />
      </Section>
    )
  // Nothing to show yet is no news: what there is to do stands below.
  if (!data || (data.gained.likes === null && data.gained.views === null && data.before.likes === null)) return null
  const { gained, before, followers } = data
  return (
    <Section
      title={t('performance.title')}
      note={creatorId === undefined && creators.data ? t('performance.creators', { count: creators.data.length }) : undefined}
      actions={
        <TextLink to="/analytics" search={{ period: 'last7' }}>
          {t('performance.more')}
        </TextLink>
      }
    >
      <dl className="flex flex-wrap gap-3">
        {shown.map((figure) => (
          <FigureTile
            key={figure}
            label={t(`performance.${figure}`)}
            value={
              gained[figure] === null ? '—' : figure === 'engagementRate' ? format.percent(gained[figure]) : format.number(gained[figure])
            }
            change={<Change now={gained[figure]} before={before[figure]} />}
            note={gained[figure] === null ? t('performance.unknown') : undefined}
          />
        ))}
        <FigureTile
          label={t('performance.followers')}
          value={followers ? format.number(followers.now) : '—'}
          change={followers?.growth && <Change now={followers.growth.to} before={followers.growth.from} />}
          note={followers && (followers.old || followers.accounts < followers.of) ? <FollowersNote followers={followers} /> : undefined}
        />
      </dl>
      <AdviceLink creatorId={creatorId} />
    </Section>
  )
}
