/** In whose time posts are meant. */
import type { Market } from '../../contract/values.ts'
import { mainMarket } from '../planning/band-day.ts'
import type { CreatorReader } from '../store/creator-reader.ts'
import type { MeasuredReader } from '../store/measured-reader.ts'
import type { PlanReader } from '../store/plan-reader.ts'

interface Deps {
  plans: Pick<PlanReader, 'current'>
  creators: Pick<CreatorReader, 'get'>
}

interface OfAccount {
  creatorId: string
  accountId: string
}

/** That of the heaviest market in the plan of an account, or of all; without a plan, the creator's. */
export const marketOfAccount = ({ plans, creators }: Deps, { creatorId, accountId }: OfAccount): Market => {
  const current = plans.current(creatorId)
  const { rules } = current.find((plan) => plan.accountId === accountId) ?? current.find((plan) => plan.accountId === null) ?? {}
  return rules ? mainMarket(rules) : (creators.get(creatorId)?.market ?? 'other')
}

/** As it was when the post was measured first, whatever was planned since. */
export const marketOfPost = (
  { measured, ...deps }: Deps & { measured: Pick<MeasuredReader, 'get'> },
  { publicationId, ...of }: OfAccount & { publicationId: string },
): Market => measured.get(publicationId)?.market ?? marketOfAccount(deps, of)
