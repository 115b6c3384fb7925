/** Advice as a sentence, and effects as a person reads them. */
import { useTranslation } from 'react-i18next'
import type { Advice, Effect, MarketShare } from '../../../contract/advice.ts'
import { useFormat } from '../../lib/locale.tsx'

export const useAdviceWords = () => {
  const { t } = useTranslation('advice')
  const format = useFormat()
  const whole = new Intl.NumberFormat(format.locale, { style: 'percent', maximumFractionDigits: 0 })
  // In French an hour stands by itself, “21 h”; in English it takes its minutes.
  const minutes = format.locale.startsWith('fr') ? {} : { minute: '2-digit' as const }
  const hour = new Intl.DateTimeFormat(format.locale, { hour: 'numeric', ...minutes, timeZone: 'UTC' })
  const percent = new Intl.NumberFormat(format.locale, { style: 'percent', maximumFractionDigits: 0, signDisplay: 'exceptZero' })
  /** Hours of working days, or of the weekend, each once, as a list. */
  const hoursOf = (weekHours: readonly number[], isWeekend: boolean): string =>
    format.list(
      [...new Set(weekHours.filter((at) => at >= 120 === isWeekend).map((at) => at % 24))]
        .toSorted((a, b) => a - b)
        .map((at) => hour.format(new Date(at * 3_600_000))),
    )
  return {
    percent: (share: number): string => percent.format(share),
    effect: ({ effect, low, high }: Effect): string =>
      t('effect', { effect: percent.format(effect), low: percent.format(low), high: percent.format(high) }),
    whole: (share: number): string => whole.format(share),
    sentence: ({ subject }: Pick<Advice, 'subject'>): string => {
      switch (subject.kind) {
        case 'hours': {
          const [week, weekend] = [hoursOf(subject.weekHours, false), hoursOf(subject.weekHours, true)]
          return week === '' || weekend === '' ? t('say.hoursAny', { hours: week || weekend }) : t('say.hours', { week, weekend })
        }
        case 'content_kind':
          return t('say.kind', {
            kind: t(`kind.${subject.planKind}`),
            share: whole.format(subject.share),
            then: whole.format(subject.shareThen),
          })
        case 'hashtag':
          return t(subject.use ? 'say.use' : 'say.leave', { tag: `#${subject.tag}` })
        case 'hashtag_worn':
          return t('say.worn', { tag: `#${subject.tag}`, share: whole.format(subject.share) })
        case 'text_length':
          return t('say.length', { length: t(`length.${subject.length}`) })
        case 'market': {
          const named = (shares: readonly MarketShare[]): string =>
            format.list(shares.map(({ market, share }) => `${t(`market.${market}`)} (${whole.format(share)})`))
          return t('say.market', { found: named(subject.shares), now: named(subject.now) })
        }
        case 'pace':
          return t(`say.pace_${subject.pace === 'many' ? 'many' : 'few'}`)
      }
    },
  }
}
