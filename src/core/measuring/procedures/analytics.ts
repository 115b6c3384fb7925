/** What posts came to. */
import { AppError } from '../../app-error.ts'
import type { Call, Handler } from '../../procedure.ts'
import { creatorsAsked } from '../../publishing/procedures/only.ts'
import type { AccountReader } from '../../store/account-reader.ts'
import type { Store } from '../../store/store.ts'
import type { Analytics, Whose } from '../analytics.ts'
import { criteria } from '../criteria/index.ts'
import { areOf } from '../criteria/weights.ts'
import type { Explore } from '../explore.ts'
import type { createGeography } from '../geography.ts'
import type { RollUps } from '../roll-ups.ts'
import { leastNeighbours, leastSpread, mostNeighbours, recentMs } from '../score.ts'

const dayMs = 86_400_000

type Accounts = Pick<AccountReader, 'get'>

/** Throws NOT_FOUND for an account out of reach, or of another creator than is asked for. */
const whoseOf = (
  accounts: Accounts,
  { reach }: Call,
  { creatorId, accountId }: { creatorId?: string | undefined; accountId?: string | undefined },
): Whose => {
  const creatorIds = creatorsAsked(reach, creatorId)
  if (accountId === undefined) return { accountId: null, creatorIds }
  const account = accounts.get(accountId)
  if (!account || (creatorIds && !creatorIds.includes(account.creatorId)))
    throw new AppError('NOT_FOUND', { what: 'account', id: accountId })
  return { accountId, creatorIds }
}

export const overview =
  (analytics: Analytics, accounts: Accounts): Handler<'analytics.overview'> =>
  ({ input: { grain, ...filter }, call }) =>
    analytics.overview(whoseOf(accounts, call, filter), filter, grain)

export const followers =
  (analytics: Analytics, accounts: Accounts): Handler<'analytics.followers'> =>
  ({ input: { grain, ...filter }, call }) =>
    analytics.followers(whoseOf(accounts, call, filter), filter, grain)

export const posts =
  (analytics: Analytics, accounts: Accounts): Handler<'analytics.posts'> =>
  ({ input: { order, worst, limit, ...filter }, call }) =>
    analytics.posts(whoseOf(accounts, call, filter), filter, order, worst, limit)

export const heatMap =
  (analytics: Analytics, accounts: Accounts): Handler<'analytics.heatMap'> =>
  ({ input: filter, call }) =>
    analytics.heatMap(whoseOf(accounts, call, filter), filter)

export const explore =
  (exploring: Explore, accounts: Accounts): Handler<'analytics.explore'> =>
  ({ input: { by, across, measure, ...filter }, call }) =>
    exploring.ask(whoseOf(accounts, call, filter), filter, { by, across, measure }, call.signal ?? new AbortController().signal)

export const geography =
  (whereabouts: ReturnType<typeof createGeography>, accounts: Accounts): Handler<'analytics.geography'> =>
  ({ input: { platforms, ...filter }, call }) =>
    whereabouts(whoseOf(accounts, call, filter), platforms ?? null)

export const scoreOfPost =
  (analytics: Analytics): Handler<'analytics.score'> =>
  ({ input: { publicationId } }) =>
    analytics.score(publicationId)

export const criteriaTold = (): Handler<'analytics.criteria'> => () => ({
  criteria: criteria.map(({ id, name, formula, units, source }) => ({ id, name, formula, units, source })),
  rules: { mostNeighbours, leastNeighbours, recentDays: recentMs / dayMs, leastSpread },
})

export const weights =
  (rollUps: RollUps): Handler<'analytics.weights'> =>
  () =>
    rollUps.weights()

export const setWeights =
  (store: Store, rollUps: RollUps): Handler<'analytics.setWeights'> =>
  ({ input, call }) => {
    if (!areOf(criteria, input)) throw new AppError('BAD_INPUT', { issues: [{ path: '', code: 'weights.criteria' }] })
    const before = rollUps.weights()
    store.write((tx) => {
      rollUps.setWeights(tx, input)
      tx.audit({
        actor: call.actor,
        action: 'score_weights.changed',
        subject: { kind: 'agency', id: 'agency', label: '' },
        before: { ...before },
        after: { ...input },
      })
      tx.emit({ kind: 'system.changed' })
    })
    return input
  }
