/** What of the store decides about a group's reposts. */
import type { AmplifierRules } from '../../../contract/amplifiers.ts'
import type { Market } from '../../../contract/values.ts'
import type { QuietHours } from '../../gate/quiet-until.ts'
import { leastNeighbours, mostNeighbours, recentMs, usualOf } from '../../measuring/score.ts'
import { marketOfAccount } from '../../measuring/market-of-post.ts'
import { presetsFor } from '../../planning/markets.ts'
import type { AmplifierGroupRow, RepostableRow } from '../../store/amplifier-reader.ts'
import type { Amplifiers } from './parts.ts'
import type { Member } from './plan-reposts.ts'

const dayMs = 86_400_000

export const quietOf = ({ creators, interacting: { plans } }: Amplifiers, creatorId: string, { market }: AmplifierRules): QuietHours => {
  const { zone, quiet } = presetsFor(plans, creators.get(creatorId)?.zone ?? 'UTC')[market]
  return { zone, ranges: quiet }
}

/** Whose grant stands and who is connected. */
export const membersOf = ({ rows, accounts }: Amplifiers, { id }: Pick<AmplifierGroupRow, 'id'>): Member[] =>
  rows.standing(id).flatMap(({ id: grantId, accountId, kinds }) => {
    const account = accounts.get(accountId)
    return account?.state === 'connected' ? [{ grantId, accountId, platform: account.platform, kinds }] : []
  })

/** What the posts of an account come to after a day; null: too few are known. */
export const medianOf = ({ rows }: Amplifiers, accountId: string, now: number): number | null => {
  const values = rows.engagedAfterDay(accountId, now - recentMs, now - dayMs, mostNeighbours)
  return values.length < leastNeighbours ? null : usualOf(Float64Array.from(values)).median
}

/** In whose time a post was meant. */
export const marketMeant = (
  { creators, interacting: { plans } }: Amplifiers,
  creatorId: string,
  { market, accountId }: Pick<RepostableRow, 'market' | 'accountId'>,
): Market => market ?? marketOfAccount({ plans, creators }, { creatorId, accountId })

export const engagedOf = ({ likes, comments }: { likes: number | null; comments: number | null }): number | null =>
  likes === null || comments === null ? null : likes + comments
