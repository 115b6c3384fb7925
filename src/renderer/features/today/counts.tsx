import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import type { PublicationState } from '../../../contract/publications.ts'
import { stateLooks } from '../../components/state-badge.tsx'
import { hueText } from '../../components/badge.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { useApi } from '../../lib/api.tsx'
import { cx } from '../../lib/cx.ts'
import type { CreatorId } from '../../lib/creator-scope.tsx'
import { useFormat } from '../../lib/locale.tsx'
import { useCoreNow } from '../../lib/core-clock.tsx'
import { useNeedsPersonCount } from './use-needs-person-count.ts'

const weekMs = 7 * 86_400_000
const dayMs = 86_400_000

const Figure = ({ state, label, value }: { state: PublicationState; label: string; value: number | undefined }) => {
  const format = useFormat()
  const { icon: Icon, hue } = stateLooks[state]
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
  const now = useCoreNow(60_000)
  // From a day's start, so that the question stays the same while the clock ticks.
  const from = new Date(Math.floor(now / dayMs) * dayMs - weekMs)
  const all = useQuery(api.publications.count.queryOptions({ input: { creatorId } }))
  const week = useQuery(api.publications.count.queryOptions({ input: { creatorId, states: ['published'], from } }))
  const needs = useNeedsPersonCount(creatorId)
  const sum = (data: typeof all.data, states: readonly PublicationState[]) =>
    data?.filter(({ state }) => states.includes(state)).reduce((total, { count }) => total + count, 0)
  return (
    <dl className="flex flex-wrap gap-3">
      <Figure state="scheduled" label={t('count.scheduled')} value={sum(all.data, ['scheduled'])} />
      <Figure state="needs_person" label={t('count.needs')} value={needs} />
      <Figure state="awaiting_approval" label={t('count.approval')} value={sum(all.data, ['awaiting_approval'])} />
      <Figure state="published" label={t('count.published')} value={sum(week.data, ['published'])} />
    </dl>
  )
}
