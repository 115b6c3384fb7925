/** What the parts of the queue of automated acts share. Built once by `act-queue.ts`. */
import type { Interacting } from '../../interacting/parts.ts'
import type { Engine } from '../../publishing/engine.ts'
import type { AutomatedActReader } from '../../store/automated-act-reader.ts'
import type { AutomatedActWriter } from '../../store/automated-act-writer.ts'
import type { InboxReader } from '../../store/inbox-reader.ts'

export interface ActQueue extends Disposable {
  engine: Engine
  interacting: Interacting
  items: Pick<InboxReader, 'get'>
  rows: AutomatedActReader & AutomatedActWriter
  /** Before `publishing.start()`. */
  start(): void
  /** Sends what a person pressed, and writes down what came of it. */
  send(interactionId: string): Promise<void>
}
