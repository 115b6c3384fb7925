/** A rule as one sentence, in the reader's language. */
import { useTranslation } from 'react-i18next'
import { platformName } from '../../../contract/platform-name.ts'
import { isAboutPosts, isAboutWords, type RuleAction, type RuleSpec } from '../../../contract/rules.ts'
import { localeOf, useLanguage } from '../../lib/locale.tsx'

/** `handleOf`, `nameOf`: of an account and a person, for those that are named. */
export const useSentence = (
  handleOf: (accountId: string) => string = () => '',
  nameOf: (userId: string) => string | undefined = () => undefined,
): ((spec: RuleSpec) => string) => {
  const { t } = useTranslation('rules')
  const locale = localeOf(useLanguage())
  const all = new Intl.ListFormat(locale, { type: 'conjunction' })
  const either = new Intl.ListFormat(locale, { type: 'disjunction' })
  const or = (parts: readonly string[]): string => either.format(parts)
  const whenOf = ({ trigger }: RuleSpec): string => {
    if (trigger.on === 'score') return t('when.score', { least: trigger.least })
    if (trigger.on !== 'schedule') return t(`when.${trigger.on}`)
    if (trigger.days.length === 7) return t('when.daily', { at: trigger.at })
    const days = trigger.days.toSorted((a, b) => a - b).map((day) => t(`days.d${day as 1}`).toLocaleLowerCase(locale))
    return t('when.schedule', { days: all.format(days), at: trigger.at })
  }
  const conditionsOf = ({ trigger, conditions: one }: RuleSpec): string[] => {
    const isFollower = trigger.on === 'follower'
    const said = !isAboutWords(trigger)
      ? []
      : [
          ...(one.sentiments.length > 0 ? [or(one.sentiments.map((id) => t(`sentiment.${id}`)))] : []),
          ...(one.languages.length > 0 ? [t('if.languages', { list: or(one.languages.map((id) => t(`language.${id}`))) })] : []),
          ...(one.spam === null ? [] : [t(one.spam ? 'if.yes_spam' : 'if.no_spam')]),
          ...(one.relevant === null ? [] : [t(one.relevant ? 'if.yes_relevant' : 'if.no_relevant')]),
          ...(one.unanswered ? [t('if.unanswered')] : []),
        ]
    const [only, never] = isFollower ? (['if.followerOnly', 'if.followerNever'] as const) : (['if.authorsOnly', 'if.authorsNever'] as const)
    const people = isAboutPosts(trigger)
      ? []
      : [
          ...(one.authors.only.length > 0 ? [t(only, { list: or(one.authors.only) })] : []),
          ...(one.authors.never.length > 0 ? [t(never, { list: or(one.authors.never) })] : []),
        ]
    const quoted = (words: readonly string[]) => or(words.map((word) => (locale.startsWith('fr') ? `« ${word} »` : `“${word}”`)))
    return [
      ...said,
      ...people,
      ...(one.words.any.length > 0 ? [t(isFollower ? 'if.nameAny' : 'if.wordsAny', { list: quoted(one.words.any) })] : []),
      ...(one.words.none.length > 0 ? [t(isFollower ? 'if.nameNone' : 'if.wordsNone', { list: quoted(one.words.none) })] : []),
      ...(one.platforms.length > 0 ? [t('if.platforms', { list: or(one.platforms.map(platformName)) })] : []),
      ...(one.accountIds.length > 0 ? [t('if.accounts', { list: or(one.accountIds.map(handleOf)) })] : []),
      ...(one.markets.length > 0 ? [t('if.markets', { list: or(one.markets.map((id) => t(`market.${id}`))) })] : []),
      t(isFollower ? 'if.followed' : 'if.hours', { count: one.withinHours }),
    ]
  }
  const delayOf = ({ delay: { fromMinutes: from, toMinutes: to } }: RuleSpec): string => {
    if (to === 0) return t('sentence.atOnce')
    return from === to ? t('sentence.exactly', { count: to }) : t('sentence.between', { from, to })
  }
  const actionOf = (one: RuleAction, isFollower: boolean): string => {
    if (one.do === 'tag') return t(isFollower ? 'act.tag_follower' : 'act.tag', { tag: one.tag })
    if (one.do !== 'notify' || !one.to || one.to.length === 0) return t(`act.${one.do}`)
    const names = one.to.flatMap((id) => nameOf(id) ?? [])
    return names.length === one.to.length
      ? t('act.notify_people', { list: all.format(names) })
      : t('act.notify_count', { count: one.to.length })
  }
  return (spec) => {
    const isFollower = spec.trigger.on === 'follower'
    const then = all.format(spec.actions.map((one) => actionOf(one, isFollower)))
    const parts = { when: whenOf(spec), then, delay: delayOf(spec), perDay: spec.perDay, if: all.format(conditionsOf(spec)) }
    return t(isFollower ? 'sentence.ifFollower' : isAboutPosts(spec.trigger) ? 'sentence.ifPost' : 'sentence.if', parts)
  }
}
