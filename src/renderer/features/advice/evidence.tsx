import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import type { Advice, AdviceEvidence, Effect } from '../../../contract/advice.ts'
import { ErrorState } from '../../components/error-state.tsx'
import { WeekMap } from '../../components/week-map.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { useApi } from '../../lib/api.tsx'
import { useFormat } from '../../lib/locale.tsx'
import { useAdviceWords } from './use-advice-words.ts'

/** What a piece of advice stands on: every hour, kind, hashtag, length or pace, not only the one that is advised. */
export const Evidence = ({ advice }: { advice: Advice }) =>
  advice.subject.kind === 'market' ? <MarketSources {...advice.subject} /> : <Weighed advice={advice} />

const MarketSources = ({ confidence, evidence }: Extract<Advice['subject'], { kind: 'market' }>) => {
  const { t } = useTranslation('advice')
  const format = useFormat()
  const words = useAdviceWords()
  return (
    <div className="flex flex-col gap-3">
      <p className="text-muted">{t(`evidence.confidence.${confidence}`)}</p>
      <ul className="flex flex-col gap-1">
        {evidence.map(({ source, people, shares }) => (
          <li key={source}>
            <span className="font-medium">{t(`evidence.source.${source}`, { people: format.number(people) })}</span>{' '}
            {format.list(
              shares.filter(({ share }) => share >= 0.01).map(({ market, share }) => `${t(`market.${market}`)} ${words.whole(share)}`),
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

const Weighed = ({ advice }: { advice: Advice }) => {
  const { t } = useTranslation('advice')
  const api = useApi()
  const words = useAdviceWords()
  const read = useQuery(api.advice.evidence.queryOptions({ input: { adviceId: advice.id } }))
  if (read.isError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} isRetrying={read.isFetching} />
  if (!read.data) return <Skeleton className="h-40 w-full" />
  const { check } = advice
  return (
    <div className="flex flex-col gap-3">
      <p className="text-muted">{t('evidence.how', { days: read.data.days })}</p>
      <Details advice={advice} evidence={read.data} />
      {check && (
        <p>
          {t('evidence.check', { effect: words.effect(check), count: check.posts })}
          {check.plain !== null && ` ${t('evidence.plain', { effect: words.percent(check.plain) })}`}
        </p>
      )}
      {!check && (advice.subject.kind === 'hours' || advice.subject.kind === 'content_kind') && (
        <p className="text-muted">{t('evidence.unchecked')}</p>
      )}
    </div>
  )
}

const Details = ({ advice: { subject }, evidence }: { advice: Advice; evidence: AdviceEvidence }) => {
  const { t } = useTranslation('advice')
  switch (subject.kind) {
    case 'hours':
      return <Hours evidence={evidence} advised={subject.weekHours} />
    case 'content_kind':
      return <Rows title={t('evidence.kinds')} rows={evidence.kinds.map((one) => ({ ...one, name: t(`kind.${one.planKind}`) }))} />
    case 'hashtag':
    case 'hashtag_worn':
      return <Rows title={t('evidence.hashtags')} rows={evidence.hashtags.map((one) => ({ ...one, name: `#${one.tag}` }))} />
    case 'text_length':
      return <Rows title={t('evidence.lengths')} rows={evidence.lengths.map((one) => ({ ...one, name: t(`length.${one.length}`) }))} />
    case 'market':
      return null
    case 'pace':
      return <Rows title={t('evidence.paces')} rows={evidence.paces.map((one) => ({ ...one, name: t(`pace.${one.pace}`) }))} />
  }
}

const Rows = ({ title, rows }: { title: string; rows: readonly (Effect & { name: string; posts: number })[] }) => {
  const { t } = useTranslation('advice')
  const format = useFormat()
  const words = useAdviceWords()
  return (
    <table className="tnum w-full max-w-160">
      <caption className="sr-only">{title}</caption>
      <thead>
        <tr className="text-left text-sm text-muted">
          <th scope="col" className="py-1 font-normal">
            {title}
          </th>
          <th scope="col" className="py-1 text-right font-normal">
            {t('evidence.posts')}
          </th>
          <th scope="col" className="py-1 pl-4 font-normal">
            {t('evidence.effect')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows
          .toSorted((a, b) => b.effect - a.effect)
          .map((row) => (
            <tr key={row.name} className="border-t border-line">
              <th scope="row" className="py-1 text-left font-normal break-words">
                {row.name}
              </th>
              <td className="py-1 text-right">{format.number(row.posts)}</td>
              <td className="py-1 pl-4">{row.posts === 0 ? '—' : words.effect(row)}</td>
            </tr>
          ))}
      </tbody>
    </table>
  )
}

const Hours = ({ evidence, advised }: { evidence: AdviceEvidence; advised: readonly number[] }) => {
  const { t } = useTranslation('advice')
  const format = useFormat()
  const words = useAdviceWords()
  const byHour = new Map(evidence.hours.map((one) => [one.weekHour, one]))
  const largest = Math.max(0.05, ...evidence.hours.map(({ effect }) => Math.abs(effect)))
  const chosen = new Set(advised)
  return (
    <div>
      <WeekMap
        caption={t('evidence.hours')}
        cellOf={(at, names) => {
          const cell = byHour.get(at)
          if (!cell) return null
          const shade = Math.round((75 * Math.abs(cell.effect)) / largest)
          return {
            said: t(chosen.has(at) ? 'evidence.cellAdvised' : 'evidence.cell', {
              ...names,
              effect: words.effect(cell),
              posts: format.number(cell.posts),
              all: format.number(cell.marketPosts),
            }),
            className: chosen.has(at) ? 'outline-2 -outline-offset-2 outline-accent' : undefined,
            style: { background: `color-mix(in oklab, var(${cell.effect >= 0 ? '--green' : '--violet'}) ${shade}%, var(--surface))` },
          }
        }}
      />
      <p className="mt-2 text-sm text-muted">{t('evidence.legend')}</p>
    </div>
  )
}
