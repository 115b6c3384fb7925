/** What is wrong with a rule beside the others and beside scripts: two that answer the same, one that can do nothing. Pure. */
import type { AutomatedAct } from '../../../contract/automation.ts'
import type { PlatformId } from '../../../contract/platforms.ts'
import type { CommentLanguage } from '../../../contract/inbox.ts'
import { isAboutPosts, type RuleConditions, type RuleSpec, type RuleTrouble } from '../../../contract/rules.ts'
import { ruleFor } from '../../gate/automation-rules.ts'
import { plainHandle } from './match.ts'

export interface RuleBeside {
  id: string
  name: string
  isOn: boolean
  spec: RuleSpec
}

/** A script that is on and begins by itself. */
export interface ScriptBeside {
  name: string
  platforms: readonly PlatformId[]
  /** Null: for everybody. */
  language: CommentLanguage | null
}

export interface Around {
  /** The creator's other rules. */
  others: readonly RuleBeside[]
  /** Handles of the agency's accounts. */
  ours: ReadonlySet<string>
  /** Where the creator has accounts that are read. */
  platforms: readonly PlatformId[]
  /** Which of them name who begins to follow. */
  namingFollowers: readonly PlatformId[]
  scripts: readonly ScriptBeside[]
  /** Texts and saved replies that are there. */
  texts: number
  /** Whether the script and the group that it names are there and on. */
  hasScript: boolean
  hasGroup: boolean
}

const none = { with: null, platform: null, act: null, blocks: false }
const disjoint = <T>(a: readonly T[], b: readonly T[]): boolean => a.length > 0 && b.length > 0 && !a.some((one) => b.includes(one))
const opposite = (a: boolean | null, b: boolean | null): boolean => a !== null && b !== null && a !== b

/** Whether there may be something that both are about; words and authors prove nothing. */
export const mayMeet = (a: RuleSpec, b: RuleSpec): boolean => {
  const [one, other] = [a.conditions, b.conditions]
  const kindsOf = ({ trigger }: RuleSpec): readonly string[] =>
    isAboutPosts(trigger) ? ['post'] : trigger.on === 'schedule' ? ['comment', 'mention'] : [trigger.on]
  const lists: (keyof Pick<RuleConditions, 'languages' | 'sentiments' | 'platforms' | 'accountIds' | 'markets'>)[] = [
    'languages',
    'sentiments',
    'platforms',
    'accountIds',
    'markets',
  ]
  return (
    !disjoint(kindsOf(a), kindsOf(b)) &&
    !lists.some((name) => disjoint<string>(one[name], other[name])) &&
    !opposite(one.spam, other.spam) &&
    !opposite(one.relevant, other.relevant) &&
    !disjoint(one.authors.only.map(plainHandle), other.authors.only.map(plainHandle))
  )
}

/** Whether one of them may begin with the same message; words prove nothing. */
const mayBegin = ({ conditions: { platforms, languages, spam } }: RuleSpec, script: ScriptBeside): boolean =>
  spam !== true && !disjoint(platforms, script.platforms) && (script.language === null || !disjoint(languages, [script.language]))

const does = ({ actions }: RuleSpec, what: RuleSpec['actions'][number]['do']): boolean => actions.some((one) => one.do === what)

/** The acts of a rule that the gate is asked about. */
export const gateActs = ({ actions, trigger }: RuleSpec): AutomatedAct[] =>
  actions.flatMap((one): AutomatedAct[] => {
    if (one.do === 'like' || one.do === 'hide') return [one.do]
    if (one.do !== 'answer') return []
    return trigger.on === 'mention' ? ['answer_mention'] : ['answer_comment']
  })

export const troublesOf = (
  spec: RuleSpec,
  { others, ours, platforms, namingFollowers, scripts, texts, hasScript, hasGroup }: Around,
): RuleTrouble[] => {
  const meeting = others.filter((other) => other.isOn && mayMeet(spec, other.spec))
  const isKind = does(spec, 'like') || does(spec, 'answer')
  const there = spec.conditions.platforms.length > 0 ? platforms.filter((one) => spec.conditions.platforms.includes(one)) : platforms
  const untold = there.filter((platform) => !namingFollowers.includes(platform))
  // The best that can be: what is forbidden then, is always.
  const best = { engaged: true, summoned: true, answered: false, ofAgency: true, theirsAt: 0 }
  const both = (what: 'answer' | 'script' | 'amplify', trouble: 'both_answer' | 'both_script' | 'both_amplify'): RuleTrouble[] =>
    does(spec, what) ? meeting.filter((other) => does(other.spec, what)).map(({ name }) => ({ ...none, kind: trouble, with: name })) : []
  return [
    ...both('answer', 'both_answer'),
    ...meeting
      .filter(
        (other) => (isKind && does(other.spec, 'hide')) || (does(spec, 'hide') && (does(other.spec, 'like') || does(other.spec, 'answer'))),
      )
      .map(({ name }): RuleTrouble => ({ ...none, kind: 'hides_too', with: name })),
    ...both('script', 'both_script'),
    ...both('amplify', 'both_amplify'),
    ...(does(spec, 'script') ? scripts.filter((script) => mayBegin(spec, script)) : []).map(({ name }): RuleTrouble => ({
      ...none,
      kind: 'script_itself',
      with: name,
    })),
    ...spec.conditions.authors.only
      .filter((author) => ours.has(plainHandle(author)))
      .map((author): RuleTrouble => ({ ...none, kind: 'own_account', with: author })),
    ...(isKind && spec.conditions.spam !== false ? [{ ...none, kind: 'answers_spam' } as const] : []),
    ...(does(spec, 'answer') && texts === 0 ? [{ ...none, kind: 'no_texts', blocks: true } as const] : []),
    ...(does(spec, 'script') && !hasScript ? [{ ...none, kind: 'no_script', blocks: true } as const] : []),
    ...(does(spec, 'amplify') && !hasGroup ? [{ ...none, kind: 'no_group', blocks: true } as const] : []),
    ...(spec.trigger.on === 'follower' ? untold : []).map((platform): RuleTrouble => ({
      ...none,
      kind: 'followers_untold',
      platform,
    })),
    ...gateActs(spec).flatMap((act) => {
      const never = there.filter((platform) => ruleFor(platform, act, best, 1).verdict === 'not_by_api')
      // Where it may do it somewhere, it is of use.
      const blocks = never.length === there.length
      return never.map((platform): RuleTrouble => ({ ...none, kind: 'never_there', platform, act, blocks }))
    }),
  ]
}
