import { useTranslation } from 'react-i18next'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { Account } from '../../../contract/accounts.ts'
import type { DraftPrediction, PredictorReport } from '../../../contract/advice.ts'
import type { PlanKind } from '../../../contract/plans.ts'
import { useApi } from '../../lib/api.tsx'
import { useFormat } from '../../lib/locale.tsx'
import { accountHandle } from './account-handle.ts'
import type { Draft } from './draft.ts'
import { useRested } from './use-rested.ts'

const kindOf = ({ media }: Pick<Draft, 'media'>): PlanKind => {
  if (media.some(({ kind }) => kind === 'video')) return 'reel'
  return media.length === 0 ? 'text' : media.length === 1 ? 'photo' : 'photo_set'
}

/** What the draft is expected to come to on each account; nothing where that is no better than what medians say. */
export const PredictionNote = ({ draft, accounts, at }: { draft: Draft; accounts: readonly Account[]; at: Date | null }) => {
  const { t } = useTranslation('composer')
  const api = useApi()
  const asked = useRested({
    accountIds: accounts.map(({ id }) => id).slice(0, 50),
    text: draft.text,
    kind: kindOf(draft),
    at: at?.getTime() ?? null,
  })
  const read = useQuery(
    api.advice.predict.queryOptions({
      input: { ...asked, at: asked.at === null ? null : new Date(asked.at) },
      enabled: asked.accountIds.length > 0,
      placeholderData: keepPreviousData,
      // It helps and is not needed: a failure is nobody's business while writing.
      throwOnError: false,
    }),
  )
  const told = (read.data?.drafts ?? []).flatMap((one) => {
    const account = accounts.find(({ id }) => id === one.accountId)
    return account && one.score && one.effect ? [{ account, score: one.score, effect: one.effect }] : []
  })
  const report = read.data?.report
  if (told.length === 0 || !report) return null
  return (
    <section aria-label={t('prediction.title')} className="flex flex-col gap-0.5 text-sm text-muted">
      <p>{t('prediction.title')}</p>
      <ul className="tnum">
        {told.map(({ account, score, effect }) => (
          <Line key={account.id} handle={accountHandle(account, accounts)} score={score} effect={effect} />
        ))}
      </ul>
      <Report report={report} />
    </section>
  )
}

const Line = ({
  handle,
  score,
  effect,
}: {
  handle: string
  score: NonNullable<DraftPrediction['score']>
  effect: NonNullable<DraftPrediction['effect']>
}) => {
  const { t } = useTranslation('composer')
  const { locale, number } = useFormat()
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0, signDisplay: 'exceptZero' })
  return (
    <li>
      {t('prediction.line', {
        handle,
        score: number(score.score),
        low: number(score.low),
        high: number(score.high),
        effect: percent.format(effect.effect),
      })}
    </li>
  )
}

/** By how much it beats the best of the medians, on posts that it had not seen. */
const Report = ({ report: { model, account, kind, hour, heldOn } }: { report: PredictorReport }) => {
  const { t } = useTranslation('composer')
  const format = useFormat()
  return <p>{t('prediction.report', { better: format.percent(1 - model / Math.min(account, kind, hour)), count: heldOn })}</p>
}
