/** Gathers what moves on the calendar are checked against, from the store: creator by creator. */
import type { BrokenRule, CheckedMove } from '../../contract/calendar.ts'
import { planKinds } from '../../contract/plans.ts'
import type { PlanRules } from '../../contract/plans.ts'
import type { WallTime } from '../../contract/values.ts'
import { textOn } from '../../contract/text-on.ts'
import { AppError } from '../app-error.ts'
import { nextState } from '../publishing/state-machine.ts'
import { wallTimeToInstant } from '../publishing/wall-time.ts'
import type { PlanReader } from '../store/plan-reader.ts'
import type { PublicationRow } from '../store/publication-reader.ts'
import type { ApplyDeps } from './apply-plan.ts'
import { checkMoves, checkNew } from './check-move.ts'
import type { Move, MoveFacts, PlacedPost } from './check-move.ts'
import { createDayBook } from './local-day.ts'
import { presetsFor } from './markets.ts'
import { debtsOf } from './obligations.ts'
import { planKindOf } from './plan-kinds.ts'

export interface WantedMove {
  publicationId: string
  at: WallTime
}

/** A move with the row it is about. */
export interface FoundMove extends WantedMove {
  row: PublicationRow
  /** ms UTC; null for a day that does not exist. */
  dueAt: number | null
}

const dayMs = 86_400_000
/** As far as planning looks for what was used, at most. */
const memoryMs = 92 * dayMs
const book = createDayBook()

/** Throws NOT_FOUND for one that there is not, or that is out of `reach`. */
export const findMoves = ({ engine }: ApplyDeps, moves: readonly WantedMove[], reach: ReadonlySet<string> | null): FoundMove[] =>
  moves.map((move) => {
    const row = engine.publications.get(move.publicationId)
    if (!row || (reach !== null && !reach.has(row.creatorId)))
      throw new AppError('NOT_FOUND', { what: 'publication', id: move.publicationId })
    return { ...move, row, dueAt: wallTimeToInstant(move.at) ?? null }
  })

/** In the order of `moves`. */
export const checkAll = (deps: ApplyDeps, moves: readonly FoundMove[]): CheckedMove[] => {
  const broken = new Map<string, CheckedMove['broken']>()
  for (const [creatorId, mine] of Map.groupBy(moves, ({ row }) => row.creatorId)) {
    const times = mine.flatMap(({ row, dueAt }) => (dueAt === null ? [row.dueAt] : [row.dueAt, dueAt]))
    const facts = factsFor(deps, creatorId, times)
    const asked = mine.map((move) => toMove(deps, facts, move))
    checkMoves(facts, asked, deps.engine.clock.now()).forEach((rules, index) => broken.set(mine[index]?.publicationId ?? '', rules))
  }
  return moves.map(({ publicationId, at, row, dueAt }) => ({
    publicationId,
    from: { wall: row.wallTime, zone: row.zone },
    at,
    dueAt: dueAt === null ? null : new Date(dueAt),
    broken: broken.get(publicationId) ?? [],
  }))
}

/** What nobody can override, or what is new and comes without a reason. */
export const isBlocked = ({ broken }: CheckedMove, hasReason: boolean): boolean =>
  broken.some(({ canOverride, isNew }) => !canOverride || (isNew && !hasReason))

/** What something new on an account would break. Throws NOT_FOUND; nothing is broken at a time that does not exist. */
export const checkPlace = (
  deps: ApplyDeps,
  { accountId, at, text, assetIds }: { accountId: string; at: WallTime; text: string; assetIds: readonly string[] },
): BrokenRule[] => {
  const account = deps.engine.accountRows.account(accountId)
  if (!account) throw new AppError('NOT_FOUND', { what: 'account', id: accountId })
  const dueAt = wallTimeToInstant(at)
  if (dueAt === undefined) return []
  const { handle: accountHandle, platform, creatorId } = account
  // Of what is new nothing is lost, whatever its kind.
  const post: PlacedPost = { id: '', accountId, accountHandle, platform, at: dueAt, assetIds, text, kind: 'text' }
  return checkNew(factsFor(deps, creatorId, [dueAt]), [post])[0] ?? []
}

/** `times`: ms UTC. */
const factsFor = ({ plans: { deps } }: ApplyDeps, creatorId: string, times: readonly number[]): MoveFacts =>
  factsAround(deps.reader, { id: creatorId, zone: deps.creators.get(creatorId)?.zone ?? 'UTC' }, times)

const owingOf = (id: string, rules: PlanRules | null) => (rules ? [{ id, kinds: planKinds, rules }] : [])

/** A creator's calendar around `times`, ms UTC, of which there is one at least. */
export const factsAround = (reader: PlanReader, creator: { id: string; zone: string }, times: readonly number[]): MoveFacts => {
  const rules = new Map(reader.current(creator.id).map((row) => [row.accountId, row.rules]))
  const own = rules.get(null) ?? null
  const accounts = new Map(reader.everyAccount(creator.id).map((account) => [account.id, account]))
  const [from, to] = [times.reduce((a, b) => Math.min(a, b)), times.reduce((a, b) => Math.max(a, b))]
  const rows = reader.publications(creator.id, from - memoryMs, to + memoryMs)
  const rulesOf = (accountId: string): PlanRules | null => rules.get(accountId) ?? own
  return {
    book,
    markets: presetsFor(reader, creator.zone),
    rulesOf,
    // Of any kind: what is on an account already is something that it takes.
    debts: debtsOf({ rules: own, accounts: [...accounts.keys()].flatMap((id) => owingOf(id, rulesOf(id))) }),
    posts: rows.flatMap((row): PlacedPost[] => {
      const account = accounts.get(row.accountId)
      return account
        ? [
            {
              id: row.publicationId,
              accountId: account.id,
              accountHandle: account.handle,
              platform: account.platform,
              at: row.dueAt,
              assetIds: row.assetIds,
              text: row.text,
              kind: row.kind ?? planKindOf(account.platform, row.contentKind),
            },
          ]
        : []
    }),
  }
}

const toMove = ({ engine }: ApplyDeps, facts: MoveFacts, { row, dueAt }: FoundMove): Move => {
  // What was vetoed, or missed for want of a word, waits for one again.
  const isMovable = nextState(row.state, 'rescheduled') !== undefined || nextState(row.state, 'rescheduled_to_approval') !== undefined
  const known = facts.posts.find(({ id }) => id === row.id)
  if (known) return { post: known, state: row.state, isMovable, to: dueAt }
  // What was missed or given up counts for nobody else; it still has what it is made of.
  const content = engine.posts.content(row.postId)
  const post: PlacedPost = {
    id: row.id,
    accountId: row.accountId,
    accountHandle: engine.accountRows.account(row.accountId)?.handle ?? '',
    platform: row.platform,
    at: row.dueAt,
    assetIds: content?.media.map(({ assetId }) => assetId) ?? [],
    text: content ? textOn(content, row.platform) : '',
    kind: planKindOf(row.platform, row.kind),
  }
  return { post, state: row.state, isMovable, to: dueAt }
}
