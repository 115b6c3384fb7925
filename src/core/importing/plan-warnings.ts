/** What rows of a file break of a plan, as the calendar says it of a move. They may come in all the same. */
import type { BrokenRule } from '../../contract/calendar.ts'
import { checkNew } from '../planning/check-move.ts'
import type { PlacedPost } from '../planning/check-move.ts'
import { factsAround } from '../planning/move-facts.ts'
import { instantToWallTime, wallTimeToInstant } from '../publishing/wall-time.ts'
import type { PlanReader } from '../store/plan-reader.ts'
import type { ResolvedRow } from './resolve-rows.ts'
import { rowWarning } from './row-problem.ts'
import type { RowProblem } from './row-problem.ts'

const placeOf = (zone: string): string => zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ')

/** With the figures that its words are about; other publications are named on the clock of `zone`. */
const toWarning = ({ rule, other, actual, allowed, range, zone: market, date }: BrokenRule, zone: string): RowProblem =>
  rowWarning('at', `plan.${rule}`, {
    ...(other && {
      handle: other.accountHandle,
      at: instantToWallTime(other.dueAt.getTime(), zone).wall.slice(0, 16).replace('T', ' '),
    }),
    ...(actual !== null && { actual }),
    ...(allowed !== null && { allowed }),
    ...(range && { from: range.from, to: range.to }),
    ...(market !== null && { place: placeOf(market) }),
    ...(date !== null && { date }),
  })

/** What one row would put on the calendar. */
const placed = ({ read, accounts, at, media, state }: ResolvedRow): PlacedPost[] => {
  const dueAt = at && wallTimeToInstant(at)
  if (state !== 'ready' || dueAt === null || dueAt === undefined) return []
  return accounts.map(({ id, handle, platform }) => ({
    id: `line ${read.line} ${id}`,
    accountId: id,
    accountHandle: handle,
    platform,
    at: dueAt,
    assetIds: media.flatMap(({ assetId }) => assetId ?? []),
    text: read.text,
    // What is new takes nothing away from what is owed, whatever its kind.
    kind: 'text',
  }))
}

/** The same rows; those that are ready say what they break. */
export const withPlanWarnings = (reader: PlanReader, rows: readonly ResolvedRow[]): ResolvedRow[] => {
  const found = new Map<ResolvedRow, RowProblem[]>()
  for (const mine of Map.groupBy(rows, ({ creator }) => creator?.id ?? '').values()) {
    const fresh = mine.flatMap((row) => placed(row).map((post) => ({ row, post })))
    const [creator] = mine.flatMap((row) => row.creator ?? [])
    if (!creator || fresh.length === 0) continue
    const facts = factsAround(
      reader,
      creator,
      fresh.map(({ post }) => post.at),
    )
    checkNew(
      facts,
      fresh.map(({ post }) => post),
    ).forEach((broken, index) => {
      const row = fresh[index]?.row
      if (!row) return
      const zone = row.at?.zone ?? creator.zone
      found.set(row, [...(found.get(row) ?? []), ...broken.map((each) => toWarning(each, zone))])
    })
  }
  return rows.map((row) => {
    const warnings = new Map(found.get(row)?.map((each) => [JSON.stringify(each), each]))
    return warnings.size === 0 ? row : { ...row, problems: [...row.problems, ...warnings.values()] }
  })
}
