import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'react-aria-components'
import type { ScoreDetail } from '../../../contract/analytics.ts'
import { ErrorState } from '../../components/error-state.tsx'
import { Popover } from '../../components/popover.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { useApi } from '../../lib/api.tsx'
import { useFormat } from '../../lib/locale.tsx'
import { useCriteria } from './use-criteria.ts'

/** A post's score, which opens to what it is made of. */
export const ScorePopover = ({ publicationId, score }: { publicationId: string; score: number | null }) => {
  const { t } = useTranslation('analytics')
  const format = useFormat()
  return (
    <Popover
      label={t('score.title')}
      className="w-100 max-w-[90vw]"
      trigger={
        <Button
          aria-label={`${t('score.open')} : ${score === null ? t('unknown') : t('score.outOf', { score: format.number(Math.round(score)) })}`}
          className="tnum rounded-md border border-line px-2 py-0.5 text-lg font-semibold outline-none data-hovered:bg-hover data-focus-visible:ring-focus"
        >
          {score === null ? '—' : format.number(Math.round(score))}
        </Button>
      }
    >
      <h3 className="mb-3 font-semibold">{t('score.title')}</h3>
      <ScoreParts publicationId={publicationId} />
    </Popover>
  )
}

/** What a score is made of, and what the post was compared with. */
export const ScoreParts = ({ publicationId }: { publicationId: string }) => {
  const { t } = useTranslation('analytics')
  const format = useFormat()
  const api = useApi()
  const { nameOf } = useCriteria()
  const read = useQuery(api.analytics.score.queryOptions({ input: { publicationId } }))
  if (read.isError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} isRetrying={read.isFetching} />
  if (!read.data) return <Skeleton className="h-40 w-full" />
  const { stage, sample, least, parts, neighbours } = read.data
  const known = parts.some(({ part }) => part !== null)
  const worded = ({ unit }: ScoreDetail['parts'][number], value: number): string =>
    t(`score.unit.${unit}`, { value: unit === 'rate' ? format.percent(value) : format.number(Math.round(value)) })
  return (
    <div className="flex flex-col gap-3">
      {stage === null && <p className="text-muted">{t('score.none')}</p>}
      {stage !== null && sample < least && <p className="text-muted">{t('score.few', { count: sample, least })}</p>}
      {known && parts.every(({ part, share }) => part === null || share === null) && <p className="text-muted">{t('score.weightless')}</p>}
      {stage !== null && sample >= least && (
        <p className="text-muted">{t('score.sample', { count: sample, stage: t(`score.stage.${stage}`) })}</p>
      )}
      <ul className="flex flex-col gap-2">
        {parts.map((part) => (
          <li key={part.criterion}>
            <div className="flex justify-between gap-3">
              <span className="font-medium">{nameOf(part.criterion)}</span>
              <span className="text-muted">{t('score.weight', { weight: part.weight })}</span>
            </div>
            <div className="text-sm text-muted">
              {part.value === null
                ? t(part.part === null ? 'score.unknown' : 'score.untellable')
                : part.usual === null
                  ? worded(part, part.value)
                  : t('score.usual', { value: worded(part, part.value), usual: worded(part, part.usual) })}
              {part.part !== null && part.share !== null && (
                <> · {t('score.part', { part: format.number(Math.round(part.part)), share: format.percent(part.share) })}</>
              )}
              {part.part === null && part.value !== null && <> · {t('score.fewOfPart', { count: part.sample, least })}</>}
              {part.part === null && known && <> · {t('score.othersCount')}</>}
            </div>
          </li>
        ))}
      </ul>
      {neighbours.length > 0 && (
        <details>
          <summary className="cursor-pointer text-muted">{t('score.neighbours')}</summary>
          <ul className="mt-1 max-h-40 overflow-y-auto text-sm">
            {neighbours.map((other) => (
              <li key={other.publicationId} className="flex gap-2">
                <span className="tnum w-10 shrink-0 text-right">{other.score === null ? '—' : format.number(Math.round(other.score))}</span>
                <span className="truncate">{other.text}</span>
                <span className="ml-auto shrink-0 text-muted">{format.date(other.publishedAt)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}
