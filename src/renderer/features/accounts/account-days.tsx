import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import type { Account, AccountDay } from '../../../contract/accounts.ts'
import type { AccountFigure } from '../../../contract/platforms.ts'
import { useApi } from '../../lib/api.tsx'
import { useFormat } from '../../lib/locale.tsx'

/** Days that are looked at, and as many before them. */
const span = 7

/** Over the days on which it is known; null: on none. A mean, for the people of two days are not added up. */
export const meanOf = (days: readonly AccountDay[], figure: AccountFigure): number | null => {
  const known = days.flatMap((day) => day[figure] ?? [])
  return known.length === 0 ? null : known.reduce((sum, one) => sum + one, 0) / known.length
}

/** What the account as a whole was, a day on average, and day by day; nothing where its platform does not say. */
export const AccountDays = ({ account: { id, platform } }: { account: Account }) => {
  const { t } = useTranslation('accounts')
  const format = useFormat()
  const api = useApi()
  const titleId = useId()
  const platforms = useQuery(api.platforms.list.queryOptions({ staleTime: Infinity }))
  const figures = platforms.data?.find((one) => one.id === platform)?.capabilities.metrics.account?.figures
  const days = useQuery({
    ...api.accounts.days.queryOptions({ input: { accountId: id, days: 2 * span + 1 } }),
    enabled: figures !== undefined,
  })
  if (!figures || !days.data) return null
  const latest = days.data.slice(-span)
  const before = days.data.slice(-2 * span, -span)
  const shown = (value: number | null) => (value === null ? '—' : format.number(Math.round(value)))
  const changeOf = (figure: AccountFigure): string | null => {
    const [was, is] = [meanOf(before, figure), meanOf(latest, figure)]
    return before.length < span || was === null || is === null || was === 0
      ? null
      : `${is >= was ? '+' : '−'}${format.percent(Math.abs(is / was - 1))}`
  }
  return (
    <section aria-labelledby={titleId} className="flex flex-col gap-2">
      <h3 id={titleId} className="text-sm font-medium text-muted">
        {t('days.title')}
      </h3>
      {latest.length === 0 ? (
        <p className="text-sm text-muted">{t('days.none')}</p>
      ) : (
        <>
          <table className="w-full text-sm">
            <caption className="pb-1 text-left text-muted">{t('days.mean', { count: latest.length })}</caption>
            <tbody>
              {figures.map((figure) => (
                <tr key={figure} className="border-b border-line last:border-b-0">
                  <th scope="row" className="py-1 text-left font-normal">
                    {t(`days.figure.${figure}`)}
                  </th>
                  <td className="tnum py-1 text-right">{shown(meanOf(latest, figure))}</td>
                  <td className="tnum w-20 py-1 text-right text-muted">{changeOf(figure)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <details className="text-sm">
            <summary className="cursor-pointer text-muted">{t('days.each')}</summary>
            <dl className="tnum pt-1">
              {latest.toReversed().map((day) => (
                <div key={day.day} className="py-1">
                  <dt className="text-muted">{format.shortDate(new Date(`${day.day}T12:00:00Z`), 'UTC')}</dt>
                  <dd>{figures.map((figure) => `${t(`days.figure.${figure}`)} ${shown(day[figure])}`).join(' · ')}</dd>
                </div>
              ))}
            </dl>
          </details>
        </>
      )}
    </section>
  )
}
