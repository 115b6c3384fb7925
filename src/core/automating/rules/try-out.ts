/**
 * What a rule would have done over the last week, by what is stored: its matches in the order in which it would have dealt with
 * them, each with what the gate would have said then, its own acts counted as if they had been done.
 */
import type { RuleLeft, RuleSpec, WouldDo } from '../../../contract/rules.ts'
import type { AutomatedAct } from '../../../contract/automation.ts'
import type { AutomatedAccount, Decision } from '../../gate/decide.ts'
import { decide } from '../../gate/decide.ts'
import { accountFacts } from '../../interacting/decide-here.ts'
import type { Automated } from '../../interacting/decide-here.ts'
import { actionOf } from './actions/index.ts'
import { subjectOf, type Occasion } from './occasion.ts'
import type { Rules } from './parts.ts'
import { pastOccasions } from './past-occasions.ts'
import { createPretences } from './pretences.ts'
import { dueAfter } from './timing.ts'

const dayMs = 24 * 60 * 60_000
const mostTold = 200

/** What the gate would have said, with what this rule did before. */
const createGateThen = (it: Rules) => {
  const accounts = new Map<string, AutomatedAccount>()
  const writes = new Map<string, number[]>()
  const factsOf = (accountId: string, act: AutomatedAct): AutomatedAccount => {
    const key = `${accountId} ${act}`
    const facts = accounts.get(key) ?? accountFacts(it.acts.interacting, accountId, act)
    accounts.set(key, facts)
    return facts
  }
  return ({ act, of }: Automated, accountId: string, at: number): Decision => {
    const key = `${accountId} ${act}`
    const done = writes.get(key) ?? []
    const decision = decide(act, { account: factsOf(accountId, act), of }, done, at)
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

/** When it was said, came out, or they began to follow. */
const timeOf = (occasion: Occasion): number => {
  if (occasion.about === 'post') return occasion.publication.publishedAt ?? occasion.publication.stateSince
  return occasion.about === 'follower' ? occasion.follower.at : occasion.item.at
}

export const tryOut = (
  it: Rules,
  { creatorId, spec, ruleId }: { creatorId: string; spec: RuleSpec; ruleId: string },
  now: number,
): { seen: number; matched: number; total: number; acts: WouldDo[] } => {
  const before = createPretences()
  const { seen, met } = pastOccasions(it, { creatorId, spec, now }, before)
  const gateThen = createGateThen(it)
  const lastWords = new Map<string, string>()
  const acts: WouldDo[] = []
  const counted: number[] = []
  let matched = 0
  for (const { at, occasion } of met) {
    matched += 1
    const overCap = counted.filter((one) => one > at - dayMs).length >= spec.perDay
    if (!overCap) counted.push(at)
    const subject = subjectOf(occasion)
    for (const action of spec.actions) {
      const dueAt = dueAfter(ruleId, spec.delay, `${subject} ${action.do}`, at)
      const tell = (
        account: Occasion['account'],
        of: { dueAt: number; text?: string | null; left?: RuleLeft | null; gate?: Decision | null },
      ) =>
        acts.push({
          do: action.do,
          on: { ...aboutOf(occasion), at: new Date(timeOf(occasion)) },
          accountHandle: account.handle,
          platform: account.platform,
          dueAt: new Date(of.dueAt),
          text: of.text ?? null,
          gate: of.gate
            ? { verdict: of.gate.verdict, rule: of.gate.rule.id, putOff: of.gate.verdict === 'later' ? of.gate.why : null }
            : null,
          left: of.left ?? null,
        })
      if (overCap) {
        tell(occasion.account, { dueAt, left: 'cap' })
        continue
      }
      const pretended = actionOf(action).pretend(it, action, { rule: { id: ruleId, creatorId }, occasion, at, dueAt, before })
      for (const { account, words, asks, left, dueAt: when } of pretended) {
        const text = words?.find((one) => one !== lastWords.get(account.id)) ?? null
        if (text !== null) lastWords.set(account.id, text)
        tell(account, { dueAt: when, text, left, gate: asks === null || left !== null ? null : gateThen(asks, account.id, when) })
      }
    }
  }
  return { seen, matched, total: acts.length, acts: acts.slice(-mostTold).toReversed() }
}
