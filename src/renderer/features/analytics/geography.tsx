import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button as BareButton } from 'react-aria-components'
import type { FiguresFilter, Geography as Where } from '../../../contract/analytics.ts'
import { Button } from '../../components/button.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { PlatformGlyph } from '../../components/platform-glyph.tsx'
import { Section } from '../../components/section.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { cx } from '../../lib/cx.ts'
import { useApi } from '../../lib/api.tsx'
import { useFormat, useLanguage } from '../../lib/locale.tsx'
import { shadeColour, shadeSteps } from './shades.ts'

const WorldMap = lazy(async () => ({ default: (await import('./world-map.tsx')).WorldMap }))

const cell = 'px-3 py-1.5 text-right whitespace-nowrap'

/** The steps of the scale, darkest last. */
const Legend = () => {
  const { t } = useTranslation('analytics')
  const format = useFormat()
  return (
    <ul aria-label={t('geography.scale')} className="flex flex-wrap gap-x-4 gap-y-1 text-sm text-muted">
      {shadeSteps.map((upTo, step) => (
        <li key={upTo} className="inline-flex items-center gap-1.5">
          <span aria-hidden className="size-3.5 rounded-sm border border-line-strong" style={{ background: shadeColour(step) }} />
          {step === shadeSteps.length - 1
            ? t('geography.over', { share: format.percent(shadeSteps[step - 1] ?? 0) })
            : t('geography.upTo', { share: format.percent(upTo) })}
        </li>
      ))}
      <li className="inline-flex items-center gap-1.5">
        <span aria-hidden className="size-3.5 rounded-sm border border-line-strong bg-raised" />
        {t('geography.nobody')}
      </li>
    </ul>
  )
}

/** So many are listed before somebody asks for all. */
const listedAtFirst = 12

/** Accounts of which nothing is known, each with why. */
const Unknown = ({ accounts, more }: { accounts: Where['unknown']; more: number }) => {
  const { t } = useTranslation('analytics')
  const { t: said } = useTranslation('accounts')
  const platforms = useQuery(useApi().platforms.list.queryOptions({ staleTime: Infinity }))
  const format = useFormat()
  const [isWhole, setWhole] = useState(false)
  if (accounts.length === 0) return null
  const whyOf = ({ platform, at, withheld }: Where['unknown'][number]): string => {
    const told = platforms.data?.find(({ id }) => id === platform)?.capabilities.metrics.audience
    if (platforms.data && !told) return said('audience.why.not_told')
    if (at === null) return said('audience.why.not_read')
    return said(`audience.why.${withheld ?? 'not_yet'}`, { count: told?.fewest ?? 0 })
  }
  return (
    <div className="text-sm text-muted">
      <h3 className="font-medium">{t('geography.unknown')}</h3>
      <ul>
        {(isWhole ? accounts : accounts.slice(0, listedAtFirst)).map((account) => (
          <li key={account.accountId} className="flex items-baseline gap-1.5">
            <PlatformGlyph platform={account.platform} className="shrink-0 self-center [&_svg]:size-3.5" />
            <span className="min-w-0">
              {t('geography.why', {
                account: `@${account.handle}${
                  account.followers === null
                    ? ''
                    : ` (${t('geography.followers', { count: account.followers, shown: format.number(account.followers) })})`
                }`,
                why: whyOf(account),
              })}
            </span>
          </li>
        ))}
      </ul>
      {accounts.length > listedAtFirst && !isWhole && (
        <Button size="sm" variant="quiet" onPress={() => setWhole(true)}>
          {t('geography.all', { count: accounts.length, shown: format.number(accounts.length) })}
        </Button>
      )}
      {more > 0 && (isWhole || accounts.length <= listedAtFirst) && (
        <p>{t('geography.moreUnknown', { count: more, shown: format.number(more) })}</p>
      )}
    </div>
  )
}

const PlacesHead = ({ place, className }: { place: string; className?: string }) => {
  const { t } = useTranslation('analytics')
  return (
    <thead className={cx('bg-surface text-sm text-muted', className)}>
      <tr>
        <th scope="col" className="px-3 py-2 text-left font-medium">
          {place}
        </th>
        <th scope="col" className={`${cell} font-medium`}>
          {t('followers')}
        </th>
        <th scope="col" className={`${cell} font-medium`}>
          {t('geography.share')}
        </th>
      </tr>
    </thead>
  )
}

/** The cities that platforms tell, as each names them. */
const Cities = ({ cities, more, placed }: { cities: Where['cities']; more: number; placed: number }) => {
  const { t } = useTranslation('analytics')
  const format = useFormat()
  const [isWhole, setWhole] = useState(false)
  const shown = isWhole ? cities : cities.slice(0, listedAtFirst)
  return (
    <div className="flex max-w-140 flex-col gap-2">
      <div className="overflow-hidden rounded-lg border border-line">
        <table className="tnum w-full">
          <caption className="px-3 py-2 text-left text-sm text-muted">{t('geography.citiesNote')}</caption>
          <PlacesHead place={t('geography.city')} />
          <tbody>
            {shown.map(({ city, followers }) => (
              <tr key={city} className="border-t border-line">
                <th scope="row" className="px-3 py-1 text-left font-normal">
                  {city}
                </th>
                <td className={cell}>{format.number(followers)}</td>
                <td className={cell}>{format.percent(followers / Math.max(1, placed))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {shown.length < cities.length && (
        <Button size="sm" variant="quiet" onPress={() => setWhole(true)} className="self-start">
          {t('geography.allCities', { count: cities.length })}
        </Button>
      )}
      {isWhole && more > 0 && <p className="text-sm text-muted">{t('geography.moreCities', { count: more })}</p>}
    </div>
  )
}

/** Where followers are: a map and a table of the same, and of whom it is not known. */
export const Geography = ({ filter }: { filter: Pick<FiguresFilter, 'creatorId' | 'accountId' | 'platforms'> }) => {
  const { t } = useTranslation('analytics')
  const language = useLanguage()
  const format = useFormat()
  const [pointed, setPointed] = useState<string | null>(null)
  const { creatorId, accountId, platforms } = filter
  const read = useQuery(
    useApi().analytics.geography.queryOptions({ input: { creatorId, accountId, platforms }, placeholderData: keepPreviousData }),
  )
  if (read.isError) return <ErrorNote error={read.error} />
  if (!read.data || read.data.accounts === 0) return null
  const { countries, cities, moreCities, placed, followers, unknown, moreUnknown } = read.data
  const names = new Intl.DisplayNames([language], { type: 'region' })
  const nameOf = (country: string): string => names.of(country) ?? country
  const shareOf = (count: number): number => count / Math.max(1, placed)
  const by = new Map(countries.map((one) => [one.country, one.followers]))
  const words = (country: string): string =>
    t('geography.cell', {
      country: nameOf(country),
      followers: format.number(by.get(country) ?? 0),
      share: format.percent(shareOf(by.get(country) ?? 0)),
    })
  const [first] = countries
  const unplaced = followers === null ? null : Math.max(0, followers - placed)
  return (
    <Section title={t('geography.title')} note={t('geography.note')}>
      {!first ? (
        <p className="text-muted">{t('geography.empty')}</p>
      ) : (
        <div className="grid grid-cols-[minmax(0,1fr)_minmax(17rem,22rem)] gap-4 max-lg:grid-cols-1">
          <div className="flex min-w-0 flex-col gap-2">
            <Suspense fallback={<Skeleton className="aspect-[96/44] w-full" />}>
              <WorldMap
                shares={new Map(countries.map((one) => [one.country, shareOf(one.followers)]))}
                words={words}
                label={t('geography.label', {
                  first: countries
                    .slice(0, 3)
                    .map(({ country }) => words(country))
                    .join(', '),
                })}
                pointed={pointed}
                onPoint={setPointed}
              />
            </Suspense>
            <Legend />
            <p aria-hidden className="min-h-5 text-sm">
              {pointed && words(pointed)}
            </p>
          </div>
          <div className="max-h-96 overflow-y-auto rounded-lg border border-line">
            <table className="tnum w-full">
              <PlacesHead place={t('geography.country')} className="sticky top-0" />
              <tbody>
                {countries.map((one) => (
                  <tr key={one.country} className="border-t border-line">
                    <th scope="row" className="px-3 py-1 text-left font-normal">
                      <BareButton
                        onFocus={() => setPointed(one.country)}
                        onBlur={() => setPointed(null)}
                        onHoverChange={(isHovered) => setPointed(isHovered ? one.country : null)}
                        className="rounded-sm text-left outline-none data-focus-visible:ring-focus"
                      >
                        {nameOf(one.country)}
                      </BareButton>
                    </th>
                    <td className={cell}>{format.number(one.followers)}</td>
                    <td className={cell}>{format.percent(shareOf(one.followers))}</td>
                  </tr>
                ))}
                <tr className="border-t border-line text-muted">
                  <th scope="row" className="px-3 py-1.5 text-left font-normal">
                    {t('geography.unplaced')}
                  </th>
                  <td className={cell}>{unplaced === null ? '—' : format.number(unplaced)}</td>
                  <td className={cell} />
                </tr>
              </tbody>
            </table>
          </div>
        </div>
      )}
      {cities.length > 0 && <Cities cities={cities} more={moreCities} placed={placed} />}
      <Unknown accounts={unknown} more={moreUnknown} />
    </Section>
  )
}
