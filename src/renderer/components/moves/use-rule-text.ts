/** What a broken rule says, in words with the figures that it is about. */
import { useTranslation } from 'react-i18next'
import { parseDate } from '@internationalized/date'
import { planKindNouns } from '../../../contract/plan-finding-text.ts'
import type { BrokenRule } from '../../../contract/calendar.ts'
import { cityOf } from '../../lib/format.ts'
import { useFormat, useLanguage } from '../../lib/locale.tsx'

/** `zone`: on whose clock other publications are named. */
export const useRuleText = (): ((broken: BrokenRule, zone: string) => string) => {
  const { t } = useTranslation('moves')
  const { t: ui } = useTranslation('ui')
  const format = useFormat()
  const language = useLanguage()
  return ({ rule, other, actual, allowed, range, zone: market, date, kind, per, state }, zone) => {
    const named = {
      handle: other?.accountHandle ?? '',
      at: other ? `${format.shortDate(other.dueAt, zone)} ${format.time(other.dueAt, zone)}` : '',
    }
    const band = { from: range?.from ?? '', to: range?.to ?? '', zone: market === null ? '' : cityOf(market) }
    switch (rule) {
      case 'time.not_a_day':
        return t('rule.notADay')
      case 'time.past':
        return t('rule.past')
      case 'state':
        return t('rule.state', { state: state === null ? '' : ui(`state.${state}`).toLowerCase() })
      case 'spacing':
        return t('rule.spacing', { ...named, count: actual ?? 0, allowed: allowed ?? 0 })
      case 'same_minute':
        return t('rule.sameMinute', named)
      case 'quiet':
        return t('rule.quiet', band)
      case 'blackout':
        return t('rule.blackout', { date: date === null ? '' : format.longDay(parseDate(date).toDate('UTC'), 'UTC') })
      case 'band.outside':
        return t('rule.outside')
      case 'band.full':
        return t('rule.full', { ...band, actual: actual ?? 0, allowed: allowed ?? 0 })
      case 'asset.reused':
        return t('rule.asset', { ...named, count: actual ?? 0, allowed: allowed ?? 0 })
      case 'caption.reused':
        return t('rule.caption', named)
      case 'obligation.lost': {
        const [one, several] = planKindNouns[language][kind ?? 'text']
        return t(per === 'week' ? 'rule.lostWeek' : 'rule.lostDay', {
          date: date === null ? '' : format.longDay(parseDate(date).toDate('UTC'), 'UTC'),
          left: actual ?? 0,
          allowed: allowed ?? 0,
          kind: new Intl.PluralRules(language).select(allowed ?? 0) === 'one' ? one : several,
        })
      }
    }
  }
}
