/** What a group may repost now, written down to be done; and whether what was written down may still be. */
import type { AmplifierRules } from '../../../contract/amplifiers.ts'
import type { DropReason } from '../../../contract/automation.ts'
import type { RuleLeft } from '../../../contract/rules.ts'
import { quietUntil } from '../../gate/quiet-until.ts'
import type { AmplifierGroupRow, RepostableRow } from '../../store/amplifier-reader.ts'
import type { AutomatedActRow } from '../../store/automated-act-reader.ts'
import type { WriteTx } from '../../store/store.ts'
import { enqueue } from '../queue/enqueue.ts'
import type { StillWanted } from '../queue/parts.ts'
import { engagedOf, marketMeant, medianOf, membersOf, quietOf } from './facts-of.ts'
import type { Amplifiers } from './parts.ts'
import { dayOf, planReposts } from './plan-reposts.ts'
import type { Member, Taken, WantedRepost } from './plan-reposts.ts'
import { ofOwnPost } from './simulate.ts'

const hour = 3_600_000
const day = 24 * hour
/** The longest that a post may be reposted after it went out, and a day for what was put off. */
const longestMs = 8 * day

/** Left undone only because of what may be otherwise again; whatever else was said of it stays said. */
const forNow: readonly (DropReason | null)[] = ['turned_off', 'revoked', 'paused']
const mayBeWantedAgain = ({ state, dropReason }: AutomatedActRow): boolean => state === 'dropped' && forNow.includes(dropReason)

/** What was asked for by a rule is known by its key: the group's own thresholds are not its. */
const askedKey = 'amplifier asked '
export const isAsked = ({ dedupeKey }: Pick<AutomatedActRow, 'dedupeKey'>): boolean => dedupeKey.startsWith(askedKey)

/** When it was done, or is to be. */
const placeOf = ({ state, doneAt, nextAt, dueAt, stateSince }: AutomatedActRow): number => {
  if (doneAt !== null) return doneAt
  if (state === 'sending') return stateSince
  return state === 'due' ? (nextAt ?? dueAt) : dueAt
}

const toTaken = (row: AutomatedActRow): Taken => ({
  publicationId: row.publicationId ?? '',
  accountId: row.accountId,
  at: placeOf(row),
  groupId: row.byId,
})

/** The group as it runs, or why it does nothing. */
const runningGroup = ({ rows, creators }: Pick<Amplifiers, 'rows' | 'creators'>, groupId: string): AmplifierGroupRow | RuleLeft => {
  const group = rows.group(groupId)
  if (!group) return 'no_group'
  if (!group.isOn || creators.get(group.creatorId)?.archivedAt !== null) return 'group_off'
  return group.pausedAt === null ? group : 'group_paused'
}

/** By somebody's word: whatever figures a post has. */
const unmeasured = (rules: AmplifierRules): AmplifierRules => ({ ...rules, minLikes: null, medianPercent: null })

/** What is wanted of one post, or why nothing is. */
const wantedOrWhy = (
  { wanted, passed }: ReturnType<typeof planReposts>,
  members: readonly Member[],
  { accountId, platform }: Pick<RepostableRow, 'accountId' | 'platform'>,
): WantedRepost[] | RuleLeft => {
  if (wanted.length > 0) return wanted
  const mayAny = members.some((one) => one.platform === platform && one.accountId !== accountId)
  return passed[0]?.why ?? (mayAny ? 'reposted' : 'no_member')
}

const postsOf = (it: Amplifiers, { creatorId, rules }: AmplifierGroupRow, now: number, asked?: string): RepostableRow[] =>
  it.rows
    .repostable(creatorId, now - rules.withinHours * hour)
    .filter(({ publicationId }) => asked === undefined || publicationId === asked)

/** Why a post that was asked about is not among those that may be reposted. */
const whyNotThere = ({ engine }: Pick<Amplifiers, 'engine'>, publicationId: string): RuleLeft => {
  const publication = engine.publications.get(publicationId)
  return publication?.state === 'published' && publication.removedAt === null ? 'too_late' : 'gone'
}

/** What the group would have reposted of one post then, by somebody's word, with what it would have taken on before. */
export const foreseeReposts = (
  it: Amplifiers,
  { groupId, publicationId, at, taken }: { groupId: string; publicationId: string; at: number; taken: readonly Taken[] },
): WantedRepost[] | RuleLeft => {
  const group = runningGroup(it, groupId)
  if (typeof group === 'string') return group
  const members = membersOf(it, group)
  const [row] = postsOf(it, group, at, publicationId)
  if (!row) return whyNotThere(it, publicationId)
  const rules = unmeasured(group.rules)
  const posts = [{ ...row, market: marketMeant(it, group.creatorId, row), engaged: null, median: null }]
  const found = planReposts({ groupId, rules, members, posts, taken, quiet: quietOf(it, group.creatorId, rules), now: at })
  return wantedOrWhy(found, members, row)
}

/** `asked`: only that post, and whatever figures it has. Answers what is wanted, or why nothing is. */
export const reviewGroup = (it: Amplifiers, tx: WriteTx, groupId: string, asked?: string): WantedRepost[] | RuleLeft => {
  const group = runningGroup(it, groupId)
  if (typeof group === 'string') return group
  const { creatorId, name } = group
  const rules = asked === undefined ? group.rules : unmeasured(group.rules)
  const now = tx.now
  const members = membersOf(it, group)
  if (members.length === 0) return 'no_member'
  const rows = postsOf(it, group, now, asked)
  const [first] = rows
  if (!first) return asked === undefined ? [] : whyNotThere(it, asked)
  const medians = new Map<string, number | null>()
  const medianHere = (accountId: string): number | null => {
    if (rules.medianPercent === null) return null
    if (!medians.has(accountId)) medians.set(accountId, medianOf(it, accountId, now))
    return medians.get(accountId) ?? null
  }
  const before = new Map(rows.map(({ publicationId }) => [publicationId, it.queue.rows.repostsOf(publicationId)]))
  const byHand = rows.flatMap(({ publicationId }) =>
    it.interacting.rows
      .ofPublication(publicationId)
      .filter(({ act, state, takesBackId }) => act === 'repost' && state !== 'refused' && takesBackId === null)
      .map(({ accountId, createdAt }): Taken => ({ publicationId, accountId, at: createdAt, groupId: null })),
  )
  // The days' count, of whatever posts; then those of these posts that count for no day any more.
  const counted = new Map(
    [
      ...members.flatMap(({ accountId }) => it.queue.rows.amplified({ accountId }, now - longestMs)),
      ...it.queue.rows.amplified({ groupId }, now - longestMs),
    ].map((row) => [row.id, row]),
  )
  const settled = [...before.values()].flat().filter((row) => !mayBeWantedAgain(row) && !counted.has(row.id))
  const found = planReposts({
    groupId,
    rules,
    members,
    posts: rows.map((row) => ({
      ...row,
      market: marketMeant(it, creatorId, row),
      engaged: engagedOf(row),
      median: medianHere(row.accountId),
    })),
    taken: [...[...counted.values()].map(toTaken), ...settled.map((row) => ({ ...toTaken(row), groupId: null })), ...byHand],
    quiet: quietOf(it, creatorId, rules),
    now,
  })
  const posts = new Map(rows.map((row) => [row.publicationId, row]))
  for (const { publicationId, accountId, dueAt } of found.wanted) {
    const post = posts.get(publicationId)
    if (!post) continue
    const times = (before.get(publicationId) ?? []).filter((row) => row.accountId === accountId).length
    enqueue(it.queue, tx, {
      by: { kind: 'amplifier', id: groupId, name },
      dedupeKey: `${asked === undefined ? 'amplifier ' : askedKey}${publicationId} ${accountId} ${times}`,
      accountId,
      act: 'repost',
      publicationId,
      target: {
        targetId: post.remoteId,
        targetVersion: post.remoteVersion,
        targetAuthor: post.accountHandle,
        targetUrl: post.remoteUrl ?? '',
        isReply: false,
        summons: null,
      },
      circumstances: ofOwnPost,
      dueAt,
      expiresAt: post.publishedAt + rules.withinHours * hour,
    })
  }
  return asked === undefined ? found.wanted : wantedOrWhy(found, members, first)
}

/** Put off by the gate, or held by a stop, it may come due on another day than it was planned for: the day's budget is asked again. */
export const stillWantedBy =
  (it: Amplifiers): StillWanted =>
  (row, now) => {
    const group = it.rows.group(row.byId)
    if (!group?.isOn) return 'turned_off'
    if (group.pausedAt !== null) return 'paused'
    if (!it.rows.standing(group.id).some(({ accountId }) => accountId === row.accountId)) return 'revoked'
    const quiet = quietOf(it, group.creatorId, group.rules)
    const awake = quietUntil(quiet, now)
    if (awake !== null) return { until: awake }
    const today = dayOf(now, quiet.zone)
    const doneToday = (of: { accountId: string } | { groupId: string }): number =>
      it.queue.rows
        .amplified(of, now - longestMs)
        .filter((other) => other.id !== row.id && ['sending', 'done'].includes(other.state) && dayOf(placeOf(other), quiet.zone) === today)
        .length
    const isFull =
      doneToday({ accountId: row.accountId }) >= group.rules.accountPerDay || doneToday({ groupId: group.id }) >= group.rules.groupPerDay
    return isFull ? { until: now + day } : null
  }
