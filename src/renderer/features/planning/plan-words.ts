/** A plan's parts in words: for lists, summaries and the text beside a drawing. */
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { parseDate } from '@internationalized/date'
import { planKinds, type Band, type ClockRange, type Obligation, type PlanRules } from '../../../contract/plans.ts'
import { useFormat } from '../../lib/locale.tsx'
import { weekdays } from './week-segments.ts'

/** 1 January 2024 was a Monday. */
const dayOf = (weekday: number): Date => new Date(Date.UTC(2024, 0, weekday))

/** `lun.`, `lundi`: of ISO's weekday, 1 is Monday. */
export const useWeekdayName = (): ((weekday: number, style?: 'short' | 'long') => string) => {
  const { locale } = useFormat()
  return useMemo(() => {
    const short = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' })
    const long = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' })
    return (weekday, style = 'short') => (style === 'short' ? short : long).format(dayOf(weekday))
  }, [locale])
}

export const rangeText = ({ from, to }: ClockRange): string => `${from}–${to}`

/** How much of the mix is this, 0 to 1. */
export const shareOf = (mix: PlanRules['mix'], kind: keyof PlanRules['mix']): number => {
  const total = Object.values(mix).reduce((sum, share) => sum + share, 0)
  return total === 0 ? 0 : mix[kind] / total
}

export interface RuleLine {
  id: string
  name: string
  value: string
}

export interface PlanWords {
  band(band: Band): string
  obligation(obligation: Obligation): string
  /** The whole plan, one line a setting. */
  lines(rules: PlanRules): RuleLine[]
}

export const usePlanWords = (): PlanWords => {
  const { t } = useTranslation('planning')
  const format = useFormat()
  const weekdayName = useWeekdayName()
  return useMemo(() => {
    const days = (chosen: readonly number[]): string =>
      chosen.length === weekdays.length ? t('all') : chosen.map((day) => weekdayName(day)).join(' ')
    const band = ({ days: on, from, to, min, max, market }: Band): string =>
      t('bands.says', {
        days: days(on),
        from,
        to,
        posts: min === max ? t('bands.posts', { count: min }) : t('bands.postsBetween', { min, max }),
        market: market ? t(`market.${market}`) : t('bands.anyMarket'),
      })
    const obligation = ({ count, kind, per, by }: Obligation): string =>
      t('obligations.says', {
        count,
        kind: t(`kind.${kind}`),
        per: per === 'day' ? t('obligations.perDay') : t('obligations.perWeek'),
        by: by === 'account' ? t('obligations.byAccount') : t('obligations.byCreator'),
      })
    const orNone = (items: readonly string[]): string => (items.length === 0 ? t('none') : items.join('\n'))
    const yesNo = (is: boolean): string => (is ? t('yes') : t('no'))
    const lines = (rules: PlanRules): RuleLine[] => [
      { id: 'bands', name: t('bands.title'), value: orNone(rules.bands.map(band)) },
      {
        id: 'markets',
        name: t('audience.title'),
        value: orNone(rules.markets.map(({ market, weight }) => `${t(`market.${market}`)} (${weight})`)),
      },
      {
        id: 'quiet',
        name: t('quiet.title'),
        value: rules.quietHours === null ? t('audience.market') : orNone(rules.quietHours.map(rangeText)),
      },
      {
        id: 'blackout',
        name: t('blackout.title'),
        value: orNone(rules.blackoutDates.map((date) => format.date(parseDate(date).toDate('UTC'), 'UTC'))),
      },
      { id: 'spacing', name: t('rhythm.spacing'), value: format.number(rules.minSpacingMinutes) },
      { id: 'jitter', name: t('rhythm.jitter'), value: format.number(rules.jitterMinutes) },
      {
        id: 'mix',
        name: t('mix.title'),
        value: orNone(
          planKinds.filter((kind) => rules.mix[kind] > 0).map((kind) => `${t(`kind.${kind}`)} ${format.percent(shareOf(rules.mix, kind))}`),
        ),
      },
      { id: 'obligations', name: t('obligations.title'), value: orNone(rules.obligations.map(obligation)) },
      {
        id: 'missed',
        name: t('missed.title'),
        value:
          planKinds
            .flatMap((kind) => {
              const policy = rules.missedPolicies[kind]
              return policy ? [`${t(`kind.${kind}`)} : ${t(`missed.${policy}`)}`] : []
            })
            .join('\n') || t('missed.standard'),
      },
      { id: 'reuse', name: t('rhythm.reuse'), value: format.number(rules.reuseAfterDays) },
      { id: 'captionOnce', name: t('rhythm.captionOnce'), value: yesNo(rules.captionOnce) },
      { id: 'sameMinute', name: t('rhythm.sameMinute'), value: yesNo(rules.sameMinute) },
    ]
    return { band, obligation, lines }
  }, [t, format, weekdayName])
}
