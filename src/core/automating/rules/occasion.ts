/** What a rule is asked about: something that was said, a post, or somebody who began to follow. */
import type { Market } from '../../../contract/values.ts'
import { marketOfPost } from '../../measuring/market-of-post.ts'
import type { AccountRow } from '../../store/account-reader.ts'
import type { FollowerRow } from '../../store/follower-reader.ts'
import type { InboxRow } from '../../store/inbox-reader.ts'
import type { PublicationRow } from '../../store/publication-reader.ts'
import type { CreatorRow } from '../../store/creator-reader.ts'
import { plainHandle, type FollowerFacts, type SaidFacts } from './match.ts'
import type { Rules } from './parts.ts'

export type Occasion = { account: AccountRow; creator: CreatorRow } & (
  | { about: 'said'; item: InboxRow }
  | { about: 'post'; publication: PublicationRow; text: string }
  | { about: 'follower'; follower: FollowerRow }
)

export const subjectOf = (occasion: Occasion): string => {
  if (occasion.about === 'follower') return occasion.follower.id
  return occasion.about === 'said' ? occasion.item.id : occasion.publication.id
}

/** Handles of the agency's accounts: what they say sets nothing off. */
export const ourHandles = ({ accounts }: Pick<Rules, 'accounts'>): ReadonlySet<string> =>
  new Set(accounts.list(null).map(({ handle }) => plainHandle(handle)))

/** What somebody said of late to the same account in the same conversation may have been answered a moment before. */
export const momentMs = 24 * 60 * 60_000
const linesAround = 20

/** Whether it, or what its author said there within a day, is answered or is about to be. */
export const isAnsweredLately = ({ items, acts }: Pick<Rules, 'items' | 'acts'>, item: InboxRow, at: number): boolean =>
  item.answeredAt !== null ||
  items
    .around(item, linesAround)
    .filter((one) => one.author === item.author && one.conversation === item.conversation)
    .some((one) => (one.answeredAt !== null && at - one.answeredAt < momentMs) || acts.rows.isAnswerWanted(one.id))

/** Of the post, or of the one that it was said under; where there is none, the creator's. */
export const marketFor = (
  { measured, creators, acts }: Pick<Rules, 'measured' | 'creators' | 'acts'>,
  { creator, accountId, publicationId }: { creator: CreatorRow; accountId: string; publicationId: string | null },
): Market =>
  publicationId === null
    ? creator.market
    : marketOfPost({ measured, creators, plans: acts.interacting.plans }, { publicationId, accountId, creatorId: creator.id })

export const factsOf = (
  { account, item }: { account: AccountRow; item: InboxRow },
  { isOurs, isAnswered, market }: Pick<SaidFacts, 'isOurs' | 'isAnswered' | 'market'>,
): SaidFacts => ({
  accountId: account.id,
  platform: account.platform,
  market,
  text: item.text,
  at: item.at,
  kind: item.kind,
  language: item.language,
  sentiment: item.sentiment,
  spam: item.spam,
  relevant: item.relevance,
  author: item.author,
  isOurs,
  isAnswered,
})

export const factsOfFollower = (
  { account, creator, follower }: { account: AccountRow; creator: CreatorRow; follower: FollowerRow },
  ours: ReadonlySet<string>,
): FollowerFacts => ({
  accountId: account.id,
  platform: account.platform,
  market: creator.market,
  text: `${follower.name ?? ''} ${follower.handle}`,
  at: follower.at,
  author: follower.handle,
  isOurs: ours.has(plainHandle(follower.handle)),
})
