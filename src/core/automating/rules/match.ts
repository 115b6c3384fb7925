/** Whether a rule's conditions hold for what was said, for a post, or for a follower. Pure. */
import type { CommentLanguage, InboxKind, Sentiment } from '../../../contract/inbox.ts'
import type { PlatformId } from '../../../contract/platforms.ts'
import type { RuleConditions, RuleTrigger } from '../../../contract/rules.ts'
import type { Market } from '../../../contract/values.ts'
import { foldText } from '../../fold-text.ts'

const hourMs = 60 * 60_000

/** What holds of both. */
interface About {
  accountId: string
  platform: PlatformId
  market: Market
  text: string
  /** ms UTC */
  at: number
}

/** `text`: their name. */
export interface FollowerFacts extends About {
  author: string
  /** It is an account of the agency's, whose acts trigger nothing. */
  isOurs: boolean
}

export interface SaidFacts extends About {
  kind: InboxKind
  /** Null: the classifier is not sure. */
  language: CommentLanguage | null
  sentiment: Sentiment | null
  spam: boolean | null
  relevant: boolean | null
  author: string
  /** It is an account of the agency's, whose words trigger nothing. */
  isOurs: boolean
  /** By anybody; or its author was a moment before. */
  isAnswered: boolean
}

const isIn = <T>(wanted: readonly T[], one: T | null): boolean => wanted.length === 0 || (one !== null && wanted.includes(one))

/** Without a leading `@`, whatever case it is written in. */
export const plainHandle = (handle: string): string => handle.trim().replace(/^@/, '').toLowerCase()

const names = (handles: readonly string[], author: string): boolean => handles.map(plainHandle).includes(plainHandle(author))

/** Words with a space around each. */
const apart = (folded: string): string => ` ${folded.replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim()} `

/** As a word or several, not inside another. */
const holdsWord = (folded: string, word: string): boolean => {
  const wanted = apart(foldText(word))
  // A sign, such as an emoji, stands wherever it stands.
  return wanted.trim() === '' ? folded.includes(foldText(word).trim()) : apart(folded).includes(wanted)
}

const holdsFor = ({ words, withinHours, platforms, accountIds, markets }: RuleConditions, about: About, now: number): boolean => {
  const folded = foldText(about.text)
  return (
    isIn(platforms, about.platform) &&
    isIn(accountIds, about.accountId) &&
    isIn(markets, about.market) &&
    // One from the future was written under another clock: it is new.
    now - about.at <= withinHours * hourMs &&
    (words.any.length === 0 || words.any.some((word) => holdsWord(folded, word))) &&
    !words.none.some((word) => holdsWord(folded, word))
  )
}

const kinds: Readonly<Record<RuleTrigger['on'], readonly InboxKind[]>> = {
  comment: ['comment', 'reply'],
  mention: ['mention'],
  message: ['message'],
  follower: [],
  schedule: ['comment', 'reply', 'mention'],
  published: [],
  score: [],
}

const isFrom = ({ authors }: Pick<RuleConditions, 'authors'>, author: string): boolean =>
  (authors.only.length === 0 || names(authors.only, author)) && !names(authors.never, author)

export const matchesFollower = (conditions: RuleConditions, follower: FollowerFacts, now: number): boolean =>
  !follower.isOurs && holdsFor(conditions, follower, now) && isFrom(conditions, follower.author)

export const matchesSaid = (trigger: Pick<RuleTrigger, 'on'>, conditions: RuleConditions, said: SaidFacts, now: number): boolean => {
  const { languages, sentiments, spam, relevant, unanswered } = conditions
  return (
    !said.isOurs &&
    kinds[trigger.on].includes(said.kind) &&
    holdsFor(conditions, said, now) &&
    isIn(languages, said.language) &&
    isIn(sentiments, said.sentiment) &&
    (spam === null || said.spam === spam) &&
    (relevant === null || said.relevant === relevant) &&
    isFrom(conditions, said.author) &&
    !(unanswered && said.isAnswered)
  )
}

export const matchesPost = (conditions: RuleConditions, post: About, now: number): boolean => holdsFor(conditions, post, now)
