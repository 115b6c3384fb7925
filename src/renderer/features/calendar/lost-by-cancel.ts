/** Which commitments are no longer kept once these are called off. Pure. */
import type { ObligationDay } from '../../../contract/obligations.ts'
import type { PlanKind } from '../../../contract/plans.ts'
import type { Publication } from '../../../contract/publications.ts'
import { dayKey } from '../../lib/format.ts'
import { parseDate } from '@internationalized/date'

/** What a plan calls what a post is made of (`core/planning/plan-kinds.ts`). */
const kindOf = ({ platform, kind }: Publication): PlanKind => (platform === 'onlyfans' ? 'onlyfans_post' : kind === 'video' ? 'reel' : kind)

const concerns = (debt: ObligationDay, publication: Publication): boolean => {
  if (publication.creatorId !== debt.creatorId || kindOf(publication) !== debt.kind) return false
  if (debt.accountId !== null && publication.accountId !== debt.accountId) return false
  const day = dayKey(publication.dueAt, debt.zone)
  return debt.per === 'day' ? day === debt.date : day >= debt.date && day < parseDate(debt.date).add({ days: 7 }).toString()
}

export const lostByCancel = (outlook: readonly ObligationDay[], publications: readonly Publication[]): ObligationDay[] =>
  outlook.filter((debt) => {
    if (debt.state === 'missing') return false
    const gone = publications.filter((one) => concerns(debt, one)).length
    return gone > 0 && debt.out + debt.planned - gone < debt.wanted
  })
