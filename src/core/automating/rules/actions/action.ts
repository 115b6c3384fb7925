/** What an action of a rule is: one file each, joined in `index.ts`. */
import type { AutomatedAct, DropReason } from '../../../../contract/automation.ts'
import type { RuleAction } from '../../../../contract/rules.ts'
import type { RuleRow } from '../../../store/rule-reader.ts'
import type { WriteTx } from '../../../store/store.ts'
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
  /** Shown once what was written stands. */
  notify(notice: { title: string; body: string; link: string }): void
}

export interface ActionOf<A extends RuleAction> {
  /** What the gate is asked about. Null: it does nothing on a platform. */
  gateAct(occasion: Occasion): AutomatedAct | null
  /** Whether it is so already. */
  isDone(action: A, occasion: Occasion): boolean
  /** What it might say, in the order of choice; null: nothing is said. */
  words(it: Rules, action: A, rule: Pick<RuleRow, 'id'>, occasion: Occasion): string[] | null
  perform(it: Rules, tx: WriteTx, action: A, doing: Doing): void
}
