/** What an action of a rule is: one file each, joined in `index.ts`. */
import type { DropReason } from '../../../../contract/automation.ts'
import type { RuleAction, RuleLeft } from '../../../../contract/rules.ts'
import type { Automated } from '../../../interacting/decide-here.ts'
import type { AccountRow } from '../../../store/account-reader.ts'
import type { InboxRow } from '../../../store/inbox-reader.ts'
import type { RuleRow } from '../../../store/rule-reader.ts'
import type { WriteTx } from '../../../store/store.ts'
import type { Taken } from '../../amplifiers/plan-reposts.ts'
import type { Occasion } from '../occasion.ts'
import type { Rules } from '../parts.ts'

export interface Doing {
  rule: RuleRow
  occasion: Occasion
  /** ms UTC */
  dueAt: number
  expiresAt: number
  /** Told, and not done. */
  leftUndone: DropReason | undefined
}

/** What a rule that is tried out would have done before, as far as it bears on what it does next. */
export interface Pretences {
  /** Whether it, or what its author said there within a day, was answered then or about to be. */
  isAnswered(item: InboxRow, at: number): boolean
  answer(item: InboxRow, dueAt: number): void
  /** By group. */
  reposts: Map<string, Taken[]>
  /** Conversations in which a script was begun. */
  begun: Set<string>
}

export interface Pretending {
  rule: Pick<RuleRow, 'id' | 'creatorId'>
  occasion: Occasion
  /** When the rule deals with it, and when its act is due, ms UTC. */
  at: number
  dueAt: number
  before: Pretences
}

export interface Pretended {
  account: AccountRow
  dueAt: number
  /** What it might say, in the order of choice; null: nothing is said. */
  words: string[] | null
  /** What the gate is asked about. Null: it does nothing on a platform. */
  asks: Automated | null
  left: RuleLeft | null
}

export interface ActionOf<A extends RuleAction> {
  /** Whether it is so already. */
  isDone(action: A, occasion: Occasion): boolean
  /** What it would have wanted then: nothing is written. */
  pretend(it: Rules, action: A, doing: Pretending): Pretended[]
  perform(it: Rules, tx: WriteTx, action: A, doing: Doing): void
}
