import { useTranslation } from 'react-i18next'
import { Meter } from 'react-aria-components'
import { ExternalLink } from '../../components/link.tsx'
import { cx } from '../../lib/cx.ts'
import type { Platform } from '../../../contract/platforms.ts'
import { useFormat } from '../../lib/locale.tsx'
import { dollars, exactDollars, isNearCap, shareOfCap, type AppSpending } from '../../lib/spending.ts'

type Billing = NonNullable<Platform['capabilities']['billing']>

/** This month, beside the cap where there is one. */
export const MonthSpending = ({ spending }: { spending: AppSpending }) => {
  const { t } = useTranslation('apps')
  const format = useFormat()
  const share = shareOfCap(spending)
  const spent = dollars(spending.usd, format)
  if (share === null || spending.capUsd === null)
    return (
      <span className="tnum">
        {spent} <span className="text-muted">· {t('spending.noCap')}</span>
      </span>
    )
  const text = t('spending.of', { spent, cap: dollars(spending.capUsd, format) })
  return (
    <Meter value={Math.min(1, share)} maxValue={1} valueLabel={text} aria-label={t('spending.label')} className="block w-36">
      <span className="tnum text-sm">{text}</span>
      <span className="mt-0.5 block h-1 overflow-hidden rounded-full bg-hover">
        <span
          className={cx('block h-full rounded-full', share >= 1 ? 'bg-red' : isNearCap(spending) ? 'bg-amber' : 'bg-blue')}
          style={{ width: `${Math.min(100, share * 100)}%` }}
        />
      </span>
    </Meter>
  )
}

const named = [
  'posts_sent',
  'posts_read',
  'own_posts_read',
  'users_read',
  'media_read',
  'messages_read',
  'media_words',
  'deletes',
  'answers',
  'messages',
  'reposts',
  'trends',
] as const

/** What it went on, dearest first, and where the prices are from. */
export const SpendingList = ({ spending, billing: { source, readOn, ownReadUsd } }: { spending: AppSpending; billing: Billing }) => {
  const { t } = useTranslation('apps')
  const format = useFormat()
  const nameOf = (what: string): string => {
    const known = named.find((name) => name === what)
    return known ? t(`spending.what.${known}`) : what
  }
  const own = spending.of.find(({ what }) => what === 'own_posts_read')
  return (
    <div className="text-sm">
      <p className="font-medium">{t('spending.title', { spent: exactDollars(spending.usd, format) })}</p>
      {spending.of.length > 0 && (
        <ul className="pt-1">
          {spending.of.map(({ what, count, usd }) => (
            <li key={what} className="flex justify-between gap-3">
              <span>{nameOf(what)}</span>
              <span className="tnum text-muted">
                {format.number(count)} · {exactDollars(usd, format)}
              </span>
            </li>
          ))}
        </ul>
      )}
      {own && ownReadUsd !== undefined && (
        <p className="pt-1 text-muted">
          {t('spending.own', {
            each: exactDollars(ownReadUsd, format),
            least: exactDollars(spending.usd - own.usd + own.count * ownReadUsd, format),
          })}
        </p>
      )}
      <p className="pt-1 text-muted">
        {t('spending.renews', { at: format.dateTime(spending.renewsAt) })}{' '}
        <ExternalLink href={source}>{t('spending.prices', { on: format.date(new Date(readOn)) })}</ExternalLink>
      </p>
    </div>
  )
}
