import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { Instant } from '../../components/instant.tsx'
import type { Account, Audience } from '../../../contract/accounts.ts'
import { useApi } from '../../lib/api.tsx'
import { useFormat, useLanguage } from '../../lib/locale.tsx'

const shown = 3

/** Of all followers, where the platform says how many; else of those that it knows a place of. */
const shareOf = ({ followers, countries }: Audience, count: number): number =>
  count / Math.max(1, followers ?? (countries ?? []).reduce((sum, one) => sum + one.followers, 0))

/** Where followers are, the commonest countries and cities; where that is not known, why. */
export const AccountAudience = ({ account: { id, platform } }: { account: Account }) => {
  const { t } = useTranslation('accounts')
  const language = useLanguage()
  const format = useFormat()
  const api = useApi()
  const platforms = useQuery(api.platforms.list.queryOptions({ staleTime: Infinity }))
  const capabilities = platforms.data?.find((one) => one.id === platform)?.capabilities
  const isTold = capabilities?.metrics.audience !== undefined
  const audience = useQuery({ ...api.accounts.audience.queryOptions({ input: { accountId: id } }), enabled: isTold })
  const unknown = (why: string) => <span className="text-muted">{t('audience.unknown', { why })}</span>
  if (!capabilities || (isTold && audience.isPending)) return <span className="text-muted">…</span>
  if (!isTold) {
    const why = capabilities.notOffered.find(({ what }) => what === 'audience')?.why
    return unknown(why ? t(`offer.why.${why}`) : t('audience.why.not_told'))
  }
  if (!audience.data) return unknown(t('audience.why.not_read'))
  const { at, countries, cities, withheld } = audience.data
  if (!countries) return unknown(t(`audience.why.${withheld ?? 'not_yet'}`, { count: capabilities.metrics.audience?.fewest ?? 0 }))
  const names = new Intl.DisplayNames([language], { type: 'region' })
  const parts = countries
    .slice(0, shown)
    .map(({ country, followers }) => `${names.of(country) ?? country} ${format.percent(shareOf(audience.data as Audience, followers))}`)
  const inCities = (cities ?? [])
    .slice(0, shown)
    .map(({ city, followers }) => `${city} ${format.percent(shareOf(audience.data as Audience, followers))}`)
  return (
    <span className="tnum">
      {parts.join(' · ')}
      {inCities.length > 0 && (
        <>
          {' '}
          — <span className="text-muted">{t('audience.cities')}</span> {inCities.join(' · ')}
        </>
      )}{' '}
      <span className="text-muted">
        (<Instant at={at} />)
      </span>
    </span>
  )
}
