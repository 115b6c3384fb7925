/** What a group would have done over the last week. */
import type { Handler } from '../../../procedure.ts'
import { accountFacts } from '../../../interacting/decide-here.ts'
import { engagedOf, marketMeant, medianOf, membersOf, quietOf } from '../facts-of.ts'
import type { Amplifiers } from '../parts.ts'
import { simulate } from '../simulate.ts'
import { groupOf } from './group-of.ts'

const weekMs = 7 * 86_400_000

export const previewGroup =
  (it: Amplifiers): Handler<'amplifiers.preview'> =>
  ({ input }) => {
    const group = groupOf(it, input)
    const { creatorId, rules } = group
    const to = it.engine.clock.now()
    const posts = new Map(it.rows.repostable(creatorId, to - weekMs).map((row) => [row.publicationId, row]))
    const { reposts, passed } = simulate({
      groupId: group.id,
      rules,
      members: membersOf(it, group),
      quiet: quietOf(it, creatorId, rules),
      posts: [...posts.values()].map(({ publicationId, accountId, platform, kind, market, publishedAt }) => ({
        publicationId,
        accountId,
        platform,
        kind,
        market: marketMeant(it, creatorId, { market, accountId }),
        publishedAt,
        readings: it.measured
          .readings(publicationId)
          .map(({ at, likes, replies }) => ({ at, likes, engaged: engagedOf({ likes, comments: replies }) })),
      })),
      medianAt: (accountId, at) => medianOf(it, accountId, at),
      accountOf: (accountId) => accountFacts(it.interacting, accountId, 'repost'),
      to,
    })
    const handleOf = (accountId: string): string => it.accounts.get(accountId)?.handle ?? ''
    const shown = (publicationId: string) => {
      const row = posts.get(publicationId)
      if (!row) throw new Error('a post that was not asked about')
      return { publicationId, text: row.text, postedBy: row.accountHandle, publishedAt: new Date(row.publishedAt) }
    }
    const together = Map.groupBy(passed, ({ publicationId, why }) => `${publicationId} ${why}`)
    return {
      from: new Date(to - weekMs),
      to: new Date(to),
      posts: posts.size,
      reposts: reposts.map(({ publicationId, accountId, at, likes, verdict }) => ({
        ...shown(publicationId),
        accountId,
        accountHandle: handleOf(accountId),
        at: new Date(at),
        likes,
        verdict,
      })),
      passed: [...together.values()].flatMap((those) => {
        const [first] = those
        if (!first) return []
        const accounts = those.flatMap(({ accountId }) => (accountId === null ? [] : [handleOf(accountId)]))
        return [{ ...shown(first.publicationId), why: first.why, accounts }]
      }),
    }
  }
