/**
 * Rules at work: what happened is read from the outbox in order, each rule deals with each thing once, and what it wants is
 * put into the queue of automated acts in the transaction that says so. Nothing is missed over a restart, nor done twice.
 */
import type { DueEntry } from '../../due/due-queue.ts'
import type { CommittedEvent } from '../../events.ts'
import { breathe } from '../../planning/solve-beside.ts'
import type { Publishing } from '../../publishing/create-publishing.ts'
import { createAccountReader } from '../../store/account-reader.ts'
import { createCreatorReader } from '../../store/creator-reader.ts'
import { createFollowerReader } from '../../store/follower-reader.ts'
import { createInboxReader } from '../../store/inbox-reader.ts'
import { createMeasuredReader } from '../../store/measured-reader.ts'
import { createOutboxReader } from '../../store/outbox-reader.ts'
import { createRuleReader } from '../../store/rule-reader.ts'
import type { RuleRow } from '../../store/rule-reader.ts'
import { createRuleWriter } from '../../store/rule-writer.ts'
import type { WriteTx } from '../../store/store.ts'
import { actionOf } from './actions/index.ts'
import { matchesFollower, matchesPost, matchesSaid } from './match.ts'
import { factsOf, factsOfFollower, isAnsweredLately, marketFor, ourHandles, subjectOf, type Occasion } from './occasion.ts'
import type { Rules } from './parts.ts'
import { dueAfter, nextRun } from './timing.ts'

const consumer = 'rules'
const pageOfEvents = 200
const dayMs = 24 * 60 * 60_000
/** After so long an act no longer fits what it is on. */
export const actExpiresMs = 2 * dayMs
const againMs = 60_000
/** Of what waits, looked at by the clock. */
export const mostWaiting = 500

const isOfInterest = ({ event }: CommittedEvent): boolean =>
  event.kind === 'inbox.judged' ||
  event.kind === 'followers.came' ||
  event.kind === 'score.changed' ||
  (event.kind === 'publication.changed' && event.to === 'published')

interface Deps extends Pick<Rules, 'acts' | 'scripts' | 'amplifiers'> {
  publishing: Pick<Publishing, 'engine' | 'timer'>
}

export const createRules = ({ publishing: { engine, timer }, acts, scripts, amplifiers }: Deps): Rules => {
  const { store, queue, logger, closing, clock } = engine
  const outbox = createOutboxReader(store)
  let isRunning = false
  let isAskedAgain = false
  let listening: Disposable | undefined

  /** What it wants of this, once. */
  const meet = (tx: WriteTx, rule: RuleRow, occasion: Occasion): void => {
    const subject = subjectOf(occasion)
    const { spec } = rule
    const isOver = it.rows.metSince(rule.id, tx.now - dayMs) >= spec.perDay
    it.rows.meet(tx, rule.id, subject, isOver ? null : tx.now)
    try {
      performAll(tx, rule, occasion, isOver)
    } catch (error) {
      // It is not tried again, and holds up neither the other rules nor what comes after.
      logger.error({ err: error, ruleId: rule.id }, 'a rule could not act')
    }
  }

  const performAll = (tx: WriteTx, rule: RuleRow, occasion: Occasion, isOver: boolean): void => {
    const { spec } = rule
    const subject = subjectOf(occasion)
    for (const action of spec.actions) {
      const handler = actionOf(action)
      if (handler.isDone(action, occasion)) continue
      const dueAt = dueAfter(rule.id, spec.delay, `${subject} ${action.do}`, tx.now)
      const leftUndone = isOver ? ('cap' as const) : undefined
      handler.perform(it, tx, action, {
        rule,
        occasion,
        dueAt,
        expiresAt: dueAt + actExpiresMs,
        leftUndone,
      })
    }
  }

  let handles: ReadonlySet<string> | undefined
  /** Read when somebody's words are looked at, and again when an account has changed: an agency has thousands of them. */
  const ours = (): ReadonlySet<string> => (handles ??= ourHandles(it))

  const lookAtItem = (tx: WriteTx, rules: readonly RuleRow[], itemId: string): void => {
    const item = it.items.get(itemId)
    const account = item && it.accounts.get(item.accountId)
    const creator = item && it.creators.get(item.creatorId)
    // What was said before the account was read here is nobody's business any more.
    if (!account || !creator || item.state === 'own' || item.earlier) return
    const market = marketFor(it, { ...item, creator })
    for (const rule of rules) {
      if (it.rows.hasMet(rule.id, itemId)) continue
      // Asked for each rule: the one before may have wanted an answer.
      const isOurs = ours().has(item.author.toLowerCase())
      const facts = factsOf({ account, item }, { isOurs, isAnswered: isAnsweredLately(it, item, tx.now), market })
      if (matchesSaid(rule.spec.trigger, rule.spec.conditions, facts, tx.now)) meet(tx, rule, { about: 'said', item, account, creator })
    }
  }

  const lookAtFollower = (tx: WriteTx, rules: readonly RuleRow[], followerId: string): void => {
    const follower = it.followers.get(followerId)
    const account = follower && it.accounts.get(follower.accountId)
    const creator = follower && it.creators.get(follower.creatorId)
    if (!account || !creator) return
    const facts = factsOfFollower({ account, creator, follower }, ours())
    for (const rule of rules) {
      // Who followed before it was on is not its business, however late they are heard of.
      if (rule.onSince === null || follower.at < rule.onSince || it.rows.hasMet(rule.id, followerId)) continue
      if (matchesFollower(rule.spec.conditions, facts, tx.now)) meet(tx, rule, { about: 'follower', follower, account, creator })
    }
  }

  const lookAtPost = (tx: WriteTx, rule: RuleRow, publicationId: string): void => {
    const publication = engine.publications.get(publicationId)
    const account = publication && it.accounts.get(publication.accountId)
    const creator = publication && it.creators.get(publication.creatorId)
    // What was posted elsewhere is figures to us: nothing is done to it by itself.
    if (!account || !creator || publication.removedAt !== null || publication.elsewhere === 1 || it.rows.hasMet(rule.id, publicationId))
      return
    const text = engine.posts.get(publication.postId)?.text ?? ''
    const at = publication.publishedAt ?? publication.stateSince
    const market = marketFor(it, { accountId: account.id, publicationId, creator })
    const about = { accountId: account.id, platform: account.platform, market, text, at }
    if (matchesPost(rule.spec.conditions, about, tx.now)) meet(tx, rule, { about: 'post', publication, text, account, creator })
  }

  const hasScore = ({ spec: { trigger } }: RuleRow, publicationId: string): boolean => {
    const score = it.measured.get(publicationId)?.score ?? null
    return trigger.on === 'score' && score !== null && score >= trigger.least * 10
  }

  const deal = (tx: WriteTx, { event, at }: CommittedEvent): void => {
    if (!('creatorId' in event) || event.creatorId === null) return
    // What happened before it was on is not its business.
    const on = it.rows.onOf(event.creatorId).filter(({ onSince }) => onSince !== null && onSince <= at)
    if (on.length === 0) return
    if (event.kind === 'inbox.judged') {
      for (const itemId of event.itemIds) {
        const receivedAt = it.items.get(itemId)?.receivedAt ?? 0
        const rules = on.filter(({ onSince, spec }) => spec.trigger.on !== 'schedule' && onSince !== null && onSince <= receivedAt)
        if (rules.length > 0) lookAtItem(tx, rules, itemId)
      }
    } else if (event.kind === 'followers.came') {
      const rules = on.filter(({ spec }) => spec.trigger.on === 'follower')
      if (rules.length > 0) for (const id of event.followerIds) lookAtFollower(tx, rules, id)
    } else if (event.kind === 'publication.changed' && event.to === 'published' && event.from !== 'published') {
      for (const rule of on) if (rule.spec.trigger.on === 'published') lookAtPost(tx, rule, event.publicationId)
    } else if (event.kind === 'score.changed') {
      for (const rule of on) if (hasScore(rule, event.publicationId)) lookAtPost(tx, rule, event.publicationId)
    }
  }

  const readOn = async (): Promise<void> => {
    for (;;) {
      const events = closing.aborted ? [] : outbox.unread(consumer, pageOfEvents)
      const end = events.at(-1)
      if (!end) return
      await store.writeSoon((tx) => {
        for (const one of events) if (isOfInterest(one)) deal(tx, one)
        outbox.advance(tx, consumer, end.seq)
      })
      await breathe()
    }
  }

  const run = async (): Promise<void> => {
    isRunning = true
    try {
      do {
        isAskedAgain = false
        await readOn()
      } while (isAskedAgain)
    } finally {
      isRunning = false
    }
  }

  const runSoon = (): void => {
    isAskedAgain = true
    if (isRunning || closing.aborted) return
    timer.track(run()).catch((error: unknown) => {
      // The outbox remembers: it is dealt with at the next event, or at the next start.
      if (!closing.aborted) logger.warn({ err: error }, 'rules could not deal with what happened')
    })
  }

  /** By the clock: all that waits in the inbox. */
  const runClocked = async (entry: DueEntry): Promise<void> => {
    try {
      await store.writeSoon((tx) => {
        queue.remove(tx, entry)
        const rule = it.rows.get(entry.id)
        if (rule?.nextAt !== entry.dueAt || rule.onSince === null || rule.spec.trigger.on !== 'schedule') return
        const waiting = it.items.list({ creatorIds: [rule.creatorId], states: ['new'] }, { after: null, limit: mostWaiting })
        for (const { id } of waiting.toReversed()) lookAtItem(tx, [rule], id)
        const zone = it.creators.get(rule.creatorId)?.zone ?? 'UTC'
        it.rows.update(tx, rule, { nextAt: nextRun(rule.spec.trigger, zone, tx.now) })
      })
    } catch (error) {
      if (closing.aborted) return
      logger.warn({ err: error, ruleId: entry.id }, 'a rule could not go by the clock')
      timer.giveBack([entry], clock.now() + againMs)
    }
  }

  timer.handle('rule', (entries) => {
    for (const entry of entries) void timer.track(runClocked(entry))
  })

  const it: Rules = {
    engine,
    acts,
    scripts,
    amplifiers,
    items: createInboxReader(store),
    followers: createFollowerReader(store),
    accounts: createAccountReader(store),
    creators: createCreatorReader(store),
    measured: createMeasuredReader(store),
    rows: { ...createRuleReader(store), ...createRuleWriter(queue) },
    start: () => {
      listening = store.onCommitted((events) => {
        if (events.some(({ event }) => event.kind === 'account.changed')) handles = undefined
        if (events.some(isOfInterest)) runSoon()
      })
      runSoon()
    },
    [Symbol.dispose]: () => listening?.[Symbol.dispose](),
  }
  return it
}
