import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { UsersRound } from 'lucide-react'
import type { PublicationState } from '../../../contract/publications.ts'
import { stateLooks, type StateLook } from '../../components/state-badge.tsx'
import { hueText } from '../../components/badge.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { useApi } from '../../lib/api.tsx'
import { cx } from '../../lib/cx.ts'
import type { CreatorId } from '../../lib/creator-scope.tsx'
import { useFormat } from '../../lib/locale.tsx'
import { useAgencyDay } from '../../lib/agency-day.ts'
import { lastDays } from '../../lib/period.ts'
import { useNeedsPersonCount } from './use-needs-person-count.ts'

const Figure = ({
  look: { icon: Icon, hue },
  label,
  value,
}: {
  look: Pick<StateLook, 'icon' | 'hue'>
  label: string
  value: number | undefined
}) => {
  const format = useFormat()
  return (
    <div className="flex min-w-40 flex-1 flex-col gap-1 rounded-lg border border-line bg-surface px-4 py-3">
      <dt className="flex items-center gap-1.5 text-muted">
        <Icon aria-hidden className={cx('size-4', hueText[hue])} />
        {label}
      </dt>
      <dd className="tnum text-2xl font-semibold">{value === undefined ? <Skeleton className="h-8 w-12" /> : format.number(value)}</dd>
    </div>
  )
}

export const Counts = ({ creatorId }: { creatorId: CreatorId | undefined }) => {
  const { t } = useTranslation('today')
  const api = useApi()
  // The very days of the figures below.
  const days = lastDays(useAgencyDay(), 7)
  // Only what is shown: all that ever went out would be counted too.
  const all = useQuery(api.publications.count.queryOptions({ input: { creatorId, states: ['scheduled', 'awaiting_approval'] } }))
  const week = useQuery(api.analytics.overview.queryOptions({ input: { creatorId, ...days } }))
  const creators = useQuery(api.creators.list.queryOptions({ input: {} }))
  const needs = useNeedsPersonCount(creatorId)
  const sum = (data: typeof all.data, states: readonly PublicationState[]) =>
    data?.filter(({ state }) => states.includes(state)).reduce((total, { count }) => total + count, 0)
  return (
    <dl className="flex flex-wrap gap-3">
      {creatorId === undefined && (
        <Figure look={{ icon: UsersRound, hue: 'grey' }} label={t('count.creators')} value={creators.data?.length} />
      )}
      <Figure look={stateLooks.scheduled} label={t('count.scheduled')} value={sum(all.data, ['scheduled'])} />
      <Figure look={stateLooks.needs_person} label={t('count.needs')} value={needs} />
      <Figure look={stateLooks.awaiting_approval} label={t('count.approval')} value={sum(all.data, ['awaiting_approval'])} />
      <Figure look={stateLooks.published} label={t('count.published')} value={week.data?.gained.posts} />
    </dl>
  )
}
