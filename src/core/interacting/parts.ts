/** What the parts of acting share. Built once by `interacting.ts`. */
import type { Engine } from '../publishing/engine.ts'
import type { AccountReader } from '../store/account-reader.ts'
import type { AutomatedWrites } from '../store/automated-writes.ts'
import type { AutomationBudgets } from '../store/automation-budgets.ts'
import type { CreatorReader } from '../store/creator-reader.ts'
import type { PlanReader } from '../store/plan-reader.ts'
import type { InteractionReader, InteractionRow } from '../store/interaction-reader.ts'
import type { InteractionWriter } from '../store/interaction-writer.ts'

export interface Interacting {
  engine: Engine
  accounts: Pick<AccountReader, 'get'>
  creators: Pick<CreatorReader, 'get'>
  plans: Pick<PlanReader, 'presets' | 'standing' | 'current'>
  automatedWrites: AutomatedWrites
  budgets: AutomationBudgets
  rows: InteractionReader & InteractionWriter
  /** Asked of acts that nobody pressed, in the transaction that opens the write: whoever wanted one may want it no more. */
  objections: ((row: InteractionRow, now: number) => boolean)[]
  /** Resolves when its outcome stands in the ledger. Never rejects for an act that failed. */
  send(row: InteractionRow): Promise<void>
}
