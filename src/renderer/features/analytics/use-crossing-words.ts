/** What posts are grouped by, and what they come to, as a person reads them. */
import { useTranslation } from 'react-i18next'
import type { ExploreMeasure, ExplorePart } from '../../../contract/analytics.ts'
import { planKindNouns } from '../../../contract/plan-finding-text.ts'
import { planKind } from '../../../contract/plans.ts'
import { platformName } from '../../../contract/platform-name.ts'
import { platformId } from '../../../contract/platforms.ts'
import { textLength } from '../../../contract/advice.ts'
import { market } from '../../../contract/values.ts'
import { useFormat, useLanguage } from '../../lib/locale.tsx'

/** A Monday. */
const monday = Date.UTC(2024, 0, 1)
const whole = new Set<ExploreMeasure>(['posts', 'totalViews', 'totalSubscribers'])

export const useCrossingWords = () => {
  const { t } = useTranslation('analytics')
  const language = useLanguage()
  const format = useFormat()
  const named = (options: Intl.DateTimeFormatOptions, at: number): string =>
    new Intl.DateTimeFormat(format.locale, { ...options, timeZone: 'UTC' }).format(new Date(at))
  return {
    count: (value: number): string => format.number(value),
    value: (measure: ExploreMeasure, value: number): string => {
      if (measure === 'engagementRate') return format.percent(value)
      // A mean of a hundred or more is not worth its tenths.
      return format.number(whole.has(measure) || value >= 100 ? Math.round(value) : Math.round(value * 10) / 10)
    },
    /** Of a part whose groups have no names of their own. */
    group: (part: ExplorePart, key: string): string => {
      switch (part) {
        case 'platform':
          return platformName(platformId.parse(key))
        case 'kind':
          return planKindNouns[language][planKind.parse(key)][1]
        case 'market':
          return t(`market.${market.parse(key)}`)
        case 'month':
          return named({ month: 'short', year: 'numeric' }, Date.parse(`${key}-15T00:00:00Z`))
        case 'weekday':
          return named({ weekday: 'long' }, monday + Number(key) * 86_400_000)
        case 'hour':
          return named({ hour: 'numeric' }, monday + Number(key) * 3_600_000)
        case 'length':
          return t(`cross.lengths.${textLength.parse(key)}`)
        case 'link':
          return key === '1' ? t('cross.withLink') : t('cross.withoutLink')
        default:
          return key.replace('-', '–').replace('7+', t('cross.sevenOrMore'))
      }
    },
  }
}
