/** What the solver is given and answers. Instants are ms UTC. */
import type { ClockRange, PlanFinding, PlanKind, PlanRules } from '../../contract/plans.ts'
import type { PlatformId } from '../../contract/platforms.ts'
import type { Market } from '../../contract/values.ts'

export interface SolverAccount {
  id: string
  platform: PlatformId
  /** What its platform takes. */
  kinds: readonly PlanKind[]
  rules: PlanRules
  /** How good each hour of the week is, Monday 00 first, in the market's time. A market that is absent: all the same. */
  hourWeights?: Partial<Record<Market, readonly number[]>>
}

/** A market as a plan uses it: its clock and when it is not to be disturbed. */
export interface SolverMarket {
  zone: string
  quiet: readonly ClockRange[]
}

/** What is out or scheduled already. It is never moved; it counts, and is kept away from. */
export interface FixedPost {
  accountId: string
  at: number
  kind: PlanKind
  assetIds: readonly string[]
  caption: { id: string; variant: number } | null
  /** The slot it was made from, when it was. */
  slotKey: string | null
}

export interface LibraryAsset {
  id: string
  /** Which kinds of post it can serve. */
  kinds: readonly PlanKind[]
  /** Where it must not go: no consent, does not fit, paid content on a free platform. */
  notOn: readonly PlatformId[]
  /** When it was last used anywhere, before what is in `fixed`. */
  lastUsedAt: number | null
}

export interface LibraryCaption {
  id: string
  /** How many different texts it can become. */
  variants: number
  /** Where it has other words. */
  variantsOn?: Partial<Record<PlatformId, number>>
  /** `null`: for any. */
  kinds: readonly PlanKind[] | null
  platforms: readonly PlatformId[] | null
  /** Texts already used, before what is in `fixed`: platform and variant. */
  used: readonly { platform: PlatformId; variant: number }[]
}

export interface SolverInput {
  creatorId: string
  accounts: readonly SolverAccount[]
  markets: Readonly<Record<Market, SolverMarket>>
  fixed: readonly FixedPost[]
  assets: readonly LibraryAsset[]
  captions: readonly LibraryCaption[]
  window: { from: number; to: number }
  seed: string
  /** The last answer for this creator: what of it still holds stays as it was. */
  previous?: readonly Slot[]
}

export interface Slot {
  /** Account, day, band and place within it: the same over re-planning. */
  key: string
  accountId: string
  at: number
  /** Wall time to the minute in `zone`, `YYYY-MM-DDTHH:mm`. */
  wall: string
  zone: string
  market: Market
  bandId: string
  /** The calendar day whose band it is. */
  date: string
  kind: PlanKind
  /** For whose sake it has its kind, where an obligation chose it. */
  obliged: boolean
  assetIds: readonly string[]
  caption: { id: string; variant: number } | null
  /** Whether it has all that its kind needs. */
  filled: boolean
}

export interface Solution {
  slots: Slot[]
  findings: PlanFinding[]
}
