/** What would have set a rule off over the last week, in the order in which it would have dealt with it, and when. */
import { isAboutPosts, type RuleSpec, type RuleTrigger } from '../../../contract/rules.ts'
import type { AccountRow } from '../../store/account-reader.ts'
import type { CreatorRow } from '../../store/creator-reader.ts'
import type { InboxRow } from '../../store/inbox-reader.ts'
import { matchesFollower, matchesPost, matchesSaid } from './match.ts'
import { factsOf, factsOfFollower, marketFor, ourHandles, type Occasion } from './occasion.ts'
import type { Rules } from './parts.ts'
import type { PretencesWithItems } from './pretences.ts'
import { mostWaiting } from './rules.ts'
import { nextRun } from './timing.ts'

const hourMs = 60 * 60_000
const weekMs = 7 * 24 * hourMs
/** The latest so many are looked at. */
const mostSeen = 2000

export interface PastOccasion {
  /** When the rule deals with it, ms UTC. */
  at: number
  occasion: Occasion
}

interface Asked {
  creatorId: string
  spec: RuleSpec
  now: number
}

interface Past {
  seen: number
  /** What is done about one is known before the next is asked for. */
  met: Iterable<PastOccasion>
}

interface Whose {
  creator: CreatorRow
  accounts: ReadonlyMap<string, AccountRow>
}

const ofPosts = (it: Rules, { spec: { trigger, conditions }, now }: Asked, { creator, accounts }: Whose): Past => {
  const posts = [...accounts.values()].flatMap((account) =>
    it.measured.ofAccount(account.id, now - weekMs).flatMap((row) => ({ account, row })),
  )
  const met = posts.flatMap(({ account, row }): PastOccasion[] => {
    const publication = it.engine.publications.get(row.publicationId)
    const text = publication ? (it.engine.posts.get(publication.postId)?.text ?? '') : ''
    const at = row.publishedAt
    const about = { accountId: account.id, platform: account.platform, market: row.market, text, at }
    if (!publication || !matchesPost(conditions, about, at)) return []
    if (trigger.on === 'score' && (row.score === null || row.score < trigger.least * 10)) return []
    return [{ at, occasion: { about: 'post', publication, text, account, creator } }]
  })
  return { seen: posts.length, met: met.toSorted((a, b) => a.at - b.at) }
}

const ofFollowers = (it: Rules, { creatorId, spec: { conditions }, now }: Asked, { creator, accounts }: Whose): Past => {
  const ours = ourHandles(it)
  const followers = it.followers.list(creatorId, { since: now - weekMs, limit: mostSeen }).toReversed()
  const met = followers.flatMap((follower): PastOccasion[] => {
    const account = accounts.get(follower.accountId)
    if (!account || !matchesFollower(conditions, factsOfFollower({ account, creator, follower }, ours), follower.at)) return []
    return [{ at: follower.at, occasion: { about: 'follower', follower, account, creator } }]
  })
  return { seen: followers.length, met }
}

/** The clock's runs of the last week, oldest first. */
const runsOf = (trigger: Extract<RuleTrigger, { on: 'schedule' }>, zone: string, now: number): number[] => {
  const runs: number[] = []
  for (let at = nextRun(trigger, zone, now - weekMs); at <= now; at = nextRun(trigger, zone, at)) runs.push(at)
  return runs
}

/** Oldest first: what had come by then and nobody had seen to; at most as many as the rule looks at. */
const waitingAt = (items: readonly InboxRow[], at: number): InboxRow[] =>
  items
    .filter((item) => item.at <= at && (item.doneAt === null || item.doneAt > at) && (item.answeredAt === null || item.answeredAt > at))
    .slice(-mostWaiting)

export const pastOccasions = (it: Rules, asked: Asked, before: PretencesWithItems): Past => {
  const { creatorId, spec, now } = asked
  const { trigger, conditions } = spec
  const creator = it.creators.get(creatorId)
  if (!creator) return { seen: 0, met: [] }
  const accounts = new Map(it.accounts.list([creatorId]).map((account) => [account.id, account]))
  if (isAboutPosts(trigger)) return ofPosts(it, asked, { creator, accounts })
  if (trigger.on === 'follower') return ofFollowers(it, asked, { creator, accounts })
  const ours = ourHandles(it)
  // The clock comes by what was said before the week too.
  const from = now - weekMs - (trigger.on === 'schedule' ? conditions.withinHours * hourMs : 0)
  const items = it.items
    .list({ creatorIds: [creatorId], states: ['new', 'done'] }, { after: null, limit: mostSeen })
    .filter(({ at }) => at > from)
    .toReversed()
  before.know(items)
  const occasionOf = (item: InboxRow, at: number): PastOccasion[] => {
    const account = accounts.get(item.accountId)
    if (!account) return []
    const isAnswered = before.isAnswered(item, at)
    const isOurs = ours.has(item.author.toLowerCase())
    const facts = factsOf({ account, item }, { isOurs, isAnswered, market: marketFor(it, { ...item, creator }) })
    return matchesSaid(trigger, conditions, facts, at) ? [{ at, occasion: { about: 'said', item, account, creator } }] : []
  }
  const met = function* (): Generator<PastOccasion> {
    if (trigger.on !== 'schedule') {
      for (const item of items) yield* occasionOf(item, item.at)
      return
    }
    const dealtWith = new Set<string>()
    for (const at of runsOf(trigger, creator.zone, now))
      for (const item of waitingAt(items, at)) {
        if (dealtWith.has(item.id)) continue
        for (const one of occasionOf(item, at)) {
          dealtWith.add(item.id)
          yield one
        }
      }
  }
  return { seen: items.filter(({ at }) => at > now - weekMs).length, met: met() }
}
