/** What the parts of the queue of automated acts share. Built once by `act-queue.ts`. */
import type { Interacting } from '../../interacting/parts.ts'
import type { Engine } from '../../publishing/engine.ts'
import type { AutomatedBy, DropReason } from '../../../contract/automation.ts'
import type { AutomatedActReader, AutomatedActRow } from '../../store/automated-act-reader.ts'
import type { AutomatedActWriter } from '../../store/automated-act-writer.ts'
import type { InboxReader } from '../../store/inbox-reader.ts'
import type { WriteTx } from '../../store/store.ts'

/** What whoever wanted an act says when it is due: leave it undone, not before then (ms UTC), or go on (null). */
export type StillWanted = (row: AutomatedActRow, now: number, tx: WriteTx) => DropReason | { until: number } | null

export interface ActQueue extends Disposable {
  engine: Engine
  interacting: Interacting
  items: Pick<InboxReader, 'get'>
  rows: AutomatedActReader & AutomatedActWriter
  /** Asked before the gate, in the transaction that hands the act over. A kind without one wants what it wanted. */
  stillWanted: Partial<Record<AutomatedBy['kind'], StillWanted>>
  /** Before `publishing.start()`. */
  start(): void
  /** Sends what a person pressed, and writes down what came of it. */
  send(interactionId: string): Promise<void>
}
