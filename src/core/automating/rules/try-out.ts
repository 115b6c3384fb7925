/**
 * What a rule would have done over the last week, by what is stored: its matches in the order in which they came, each with
 * what the gate would have said then, its own acts counted as if they had been done.
 */
import type { AutomatedAct } from '../../../contract/automation.ts'
import { isAboutPosts, type RuleSpec, type WouldDo } from '../../../contract/rules.ts'
import type { AutomatedAccount, Decision } from '../../gate/decide.ts'
import { decide } from '../../gate/decide.ts'
import { accountFacts } from '../../interacting/decide-here.ts'
import { actionOf } from './actions/index.ts'
import { circumstancesOf } from './actions/on-item.ts'
import { matchesFollower, matchesPost, matchesSaid } from './match.ts'
import { factsOf, factsOfFollower, ourHandles, subjectOf, type Occasion } from './occasion.ts'
import type { Rules } from './parts.ts'
import { dueAfter } from './timing.ts'

const dayMs = 24 * 60 * 60_000
const weekMs = 7 * dayMs
/** The latest so many are looked at. */
const mostSeen = 2000
const mostTold = 200

interface Met {
  at: number
  occasion: Occasion
}

/** Oldest first. */
const meetings = (it: Rules, spec: RuleSpec, creatorId: string, now: number): { seen: number; met: Met[] } => {
  const creator = it.creators.get(creatorId)
  if (!creator) return { seen: 0, met: [] }
  const accounts = new Map(it.accounts.list([creatorId]).map((account) => [account.id, account]))
  const { trigger, conditions } = spec
  if (isAboutPosts(trigger)) {
    const posts = [...accounts.values()].flatMap((account) =>
      it.measured.ofAccount(account.id, now - weekMs).flatMap((row) => ({ account, row })),
    )
    const met = posts.flatMap(({ account, row }): Met[] => {
      const publication = it.engine.publications.get(row.publicationId)
      const text = publication ? (it.engine.posts.get(publication.postId)?.text ?? '') : ''
      const at = row.publishedAt
      const about = { accountId: account.id, platform: account.platform, market: creator.market, text, at }
      if (!publication || !matchesPost(conditions, about, at)) return []
      if (trigger.on === 'score' && (row.score === null || row.score < trigger.least * 10)) return []
      return [{ at, occasion: { about: 'post', publication, text, account, creator } }]
    })
    return { seen: posts.length, met: met.toSorted((a, b) => a.at - b.at) }
  }
  const ours = ourHandles(it)
  if (trigger.on === 'follower') {
    const followers = it.followers.list(creatorId, { since: now - weekMs, limit: mostSeen }).toReversed()
    const met = followers.flatMap((follower): Met[] => {
      const account = accounts.get(follower.accountId)
      if (!account || !matchesFollower(conditions, factsOfFollower({ account, creator, follower }, ours), follower.at)) return []
      return [{ at: follower.at, occasion: { about: 'follower', follower, account, creator } }]
    })
    return { seen: followers.length, met }
  }
  const items = it.items
    .list({ creatorIds: [creatorId], states: ['new', 'done'] }, { after: null, limit: mostSeen })
    .filter(({ at }) => at > now - weekMs)
    .toReversed()
  const met = items.flatMap((item): Met[] => {
    const account = accounts.get(item.accountId)
    if (!account) return []
    // As it was when it came: nobody had answered it.
    const facts = factsOf({ account, creator, item }, { isOurs: ours.has(item.author.toLowerCase()), isAnswered: false })
    return matchesSaid(trigger, conditions, facts, item.at) ? [{ at: item.at, occasion: { about: 'said', item, account, creator } }] : []
  })
  return { seen: items.length, met }
}

/** What the gate would have said, with what this rule did before. */
const createGateThen = (it: Rules) => {
  const accounts = new Map<string, (act: AutomatedAct) => AutomatedAccount>()
  const writes = new Map<string, number[]>()
  return (act: AutomatedAct, accountId: string, of: ReturnType<typeof circumstancesOf>, at: number): Decision => {
    const facts = accounts.get(accountId) ?? ((one: AutomatedAct) => accountFacts(it.acts.interacting, accountId, one))
    accounts.set(accountId, facts)
    const key = `${accountId} ${act}`
    const done = writes.get(key) ?? []
    const decision = decide(act, { account: facts(act), of }, done, at)
    if (decision.verdict === 'allowed') writes.set(key, [...done.filter((one) => one > at - dayMs), at])
    return decision
  }
}

const aboutOf = (occasion: Occasion): Pick<WouldDo['on'], 'itemId' | 'author' | 'text'> => {
  if (occasion.about === 'post') return { itemId: null, author: null, text: occasion.text }
  if (occasion.about === 'follower') return { itemId: null, author: occasion.follower.handle, text: occasion.follower.name ?? '' }
  const { id, author, text } = occasion.item
  return { itemId: id, author, text }
}

export const tryOut = (
  it: Rules,
  { creatorId, spec, ruleId }: { creatorId: string; spec: RuleSpec; ruleId: string },
  now: number,
): { seen: number; matched: number; total: number; acts: WouldDo[] } => {
  const { seen, met } = meetings(it, spec, creatorId, now)
  const gateThen = createGateThen(it)
  const lastWords = new Map<string, string>()
  const acts: WouldDo[] = []
  const counted: number[] = []
  for (const { at, occasion } of met) {
    const overCap = counted.filter((one) => one > at - dayMs).length >= spec.perDay
    if (!overCap) counted.push(at)
    const { account } = occasion
    const subject = subjectOf(occasion)
    for (const action of spec.actions) {
      const handler = actionOf(action)
      const act = handler.gateAct(occasion)
      const dueAt = dueAfter(ruleId, spec.delay, `${subject} ${action.do}`, at)
      const words = overCap ? null : handler.words(it, action, { id: ruleId }, occasion)
      const text = words?.find((one) => one !== lastWords.get(account.id)) ?? null
      if (text !== null) lastWords.set(account.id, text)
      const decision =
        act === null || overCap || occasion.about !== 'said' ? null : gateThen(act, account.id, circumstancesOf(occasion.item), dueAt)
      acts.push({
        do: action.do,
        on: { ...aboutOf(occasion), at: new Date(at) },
        accountHandle: account.handle,
        platform: account.platform,
        dueAt: new Date(dueAt),
        text,
        gate: decision && { verdict: decision.verdict, rule: decision.rule.id, putOff: decision.verdict === 'later' ? decision.why : null },
        overCap,
      })
    }
  }
  return { seen, matched: met.length, total: acts.length, acts: acts.slice(-mostTold).toReversed() }
}
