/** Plans of creators: saving them, working out what they come to, and scheduling that. */
import { createHash } from 'node:crypto'
import type { PlanProposal, PlanRules, PlanVersion, ProposedSlot } from '../../contract/plans.ts'
import type { Problem } from '../../contract/posts.ts'
import { AppError } from '../app-error.ts'
import { newId } from '../ids.ts'
import type { HashtagReader } from '../store/hashtag-reader.ts'
import { createSlotTexts } from './slot-texts.ts'
import type { Clock } from '../ports.ts'
import type { AnyPlatform } from '../platforms/kit/adapter.ts'
import type { CreatorReader, CreatorRow } from '../store/creator-reader.ts'
import type { PlanLeaning, PlanReader, PlanRow } from '../store/plan-reader.ts'
import { insertPlan } from '../store/plan-writer.ts'
import type { Actor, Store } from '../store/store.ts'
import { diffOf } from './diff.ts'
import type { PlanDiff } from './diff.ts'
import { gatherFacts } from './solver-input.ts'
import type { Facts } from './solver-input.ts'
import { solve } from './solve.ts'
import type { Slot, Solution } from './solver-types.ts'

export interface PlansDeps {
  store: Store
  reader: PlanReader
  sets: HashtagReader
  creators: CreatorReader
  adapters: readonly AnyPlatform[]
  clock: Clock
}

/** What is to be solved for one creator. */
export interface Prepared {
  owner: CreatorRow
  facts: Facts
  leanings: readonly PlanLeaning[]
  from: number
  to: number
}

export interface Proposed {
  facts: Facts
  solution: Solution
  diff: PlanDiff
  digest: string
  from: number
  to: number
  textOf(slot: Slot): string
}

export interface Ask {
  creatorId: string
  days: number
  /** The beginning of an earlier proposal, so that it can be worked out again. */
  from?: number
  draft?: { accountId: string | null; rules: PlanRules } | undefined
  /** As if this were applied too. */
  besides?: PlanLeaning
}

export interface Plans {
  deps: PlansDeps
  /** Throws NOT_FOUND. */
  creator(creatorId: string): CreatorRow
  current(creatorId: string): { creator: PlanVersion | null; accounts: { accountId: string; plan: PlanVersion }[] }
  /** Throws CONFLICT when it was saved meanwhile, NOT_FOUND for an account that is not the creator's. `rules` null: follow the creator's again. */
  save(change: { creatorId: string; accountId: string | null; rules: PlanRules | null; basedOn: number | null }, actor: Actor): PlanRow
  /** `propose` in its parts, for those who solve elsewhere. */
  prepare(ask: Ask): Prepared
  conclude(prepared: Prepared, solution: Solution): Proposed
  propose(ask: Ask): Proposed
}

const dayMs = 86_400_000
/** What is due within this is left alone: somebody may be looking at it, and pre-flight has been. */
const leadMs = 15 * 60_000

/** Where a plan made now begins: on a whole minute, past what is left alone. */
export const firstInstant = (now: number): number => Math.ceil((now + leadMs) / 60_000) * 60_000

export const toVersion = ({ version, rules, createdAt, byName }: PlanRow): PlanVersion[] =>
  rules === null ? [] : [{ version, rules, at: new Date(createdAt), by: byName }]

export const createPlans = (deps: PlansDeps): Plans => {
  const { store, reader, sets, creators, adapters, clock } = deps

  const creator = (creatorId: string): CreatorRow => {
    const row = creators.get(creatorId)
    if (!row) throw new AppError('NOT_FOUND', { what: 'creator', id: creatorId })
    return row
  }

  const ownAccount = (creatorId: string, accountId: string | null): void => {
    if (accountId !== null && !reader.ownsAccount(creatorId, accountId)) throw new AppError('NOT_FOUND', { what: 'account', id: accountId })
  }

  const prepare: Plans['prepare'] = ({ creatorId, days, draft, from: earlier, besides }) => {
    const owner = creator(creatorId)
    if (draft) ownAccount(creatorId, draft.accountId)
    const from = earlier ?? firstInstant(clock.now())
    const to = from + days * dayMs
    const leanings = [...reader.leanings(creatorId), ...(besides ? [besides] : [])]
    const facts = gatherFacts({ reader, adapters }, { creatorId, creatorZone: owner.zone, from, to, draft, leanings })
    return { owner, facts, leanings, from, to }
  }

  const conclude: Plans['conclude'] = ({ owner, facts, leanings, from, to }, solution) => {
    const diff = diffOf(solution.slots, facts.rules ? facts.movable : [])
    const { accounts } = facts.input
    const textOf = createSlotTexts({ owner, captions: reader.captions(owner.id), sets: sets.list(owner.id), accounts, leanings })
    return { facts, solution, diff, digest: digestOf(diff), from, to, textOf }
  }

  return {
    deps,
    creator,
    current: (creatorId) => {
      const rows = reader.current(creatorId)
      const [own] = rows.filter(({ accountId }) => accountId === null).flatMap(toVersion)
      return {
        creator: own ?? null,
        accounts: rows.flatMap((row) => {
          const { accountId } = row
          return accountId === null ? [] : toVersion(row).map((version) => ({ accountId, plan: version }))
        }),
      }
    },
    save: ({ creatorId, accountId, rules, basedOn }, actor) => {
      const { name } = creator(creatorId)
      ownAccount(creatorId, accountId)
      return store.write((tx) => {
        const [newest] = reader.versions(creatorId, accountId)
        const shown = newest?.rules === null ? null : (newest?.version ?? null)
        if (shown !== basedOn) throw new AppError('CONFLICT', { what: 'plan' })
        const row: PlanRow = {
          id: newId('pln', store.ids),
          creatorId,
          accountId,
          version: (newest?.version ?? 0) + 1,
          rules,
          byActor: actor.id,
          byName: actor.name,
          createdAt: tx.now,
        }
        insertPlan(tx, row)
        tx.emit({ kind: 'plan.changed', creatorId })
        tx.audit({
          actor,
          action: rules === null ? 'plan.override_removed' : 'plan.saved',
          creatorId,
          subject: { kind: 'plan', id: row.id, label: name },
          after: { version: row.version, ...(accountId !== null && { accountId }) },
        })
        return row
      })
    },
    prepare,
    conclude,
    propose: (ask) => {
      const prepared = prepare(ask)
      const { input, rules } = prepared.facts
      return conclude(prepared, rules ? solve(input, rules) : nothing)
    },
  }
}

const nothing: Solution = { slots: [], findings: [] }

const digestOf = ({ slots, dropped }: PlanDiff): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        slots.map(({ slot, change, row }) => [
          slot.key,
          slot.at,
          slot.kind,
          slot.assetIds,
          slot.caption,
          slot.filled,
          change,
          row?.publicationId,
        ]),
        dropped.map(({ publicationId }) => publicationId),
      ]),
    )
    .digest('base64url')
    .slice(0, 22)

export const toProposal = (
  { diff, solution, digest, from, to, textOf: text }: Proposed,
  problemsOf: (slot: Slot) => Problem[],
): PlanProposal => ({
  from: new Date(from),
  to: new Date(to),
  slots: diff.slots.map(({ slot, change, row }): ProposedSlot => ({
    key: slot.key,
    accountId: slot.accountId,
    at: { wall: slot.wall, zone: slot.zone },
    dueAt: new Date(slot.at),
    market: slot.market,
    bandId: slot.bandId,
    kind: slot.kind,
    obliged: slot.obliged,
    filled: row !== null || slot.filled,
    text: row?.text ?? text(slot),
    assetIds: row?.assetIds ?? [...slot.assetIds],
    change,
    publicationId: row?.publicationId ?? null,
    movedFrom: row && change === 'moved' ? new Date(row.dueAt) : null,
    problems: row ? [] : problemsOf(slot),
  })),
  dropped: diff.dropped.map(({ publicationId, accountId, dueAt, text: words }) => ({
    publicationId,
    accountId,
    dueAt: new Date(dueAt),
    text: words,
  })),
  findings: solution.findings,
  digest,
})
