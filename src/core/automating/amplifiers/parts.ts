/** What the parts of amplifying share. Built once by `amplifiers.ts`. */
import type { DropReason } from '../../../contract/automation.ts'
import type { RuleLeft } from '../../../contract/rules.ts'
import type { Interacting } from '../../interacting/parts.ts'
import type { Engine } from '../../publishing/engine.ts'
import type { AccountReader } from '../../store/account-reader.ts'
import type { AmplifierReader } from '../../store/amplifier-reader.ts'
import type { CreatorReader } from '../../store/creator-reader.ts'
import type { MeasuredReader } from '../../store/measured-reader.ts'
import type { WriteTx } from '../../store/store.ts'
import type { ActQueue } from '../queue/parts.ts'
import type { Taken, WantedRepost } from './plan-reposts.ts'

export interface Amplifiers extends Disposable {
  /** Before `publishing.start()`. */
  start(): void
  engine: Engine
  interacting: Interacting
  queue: ActQueue
  rows: AmplifierReader
  accounts: Pick<AccountReader, 'get'>
  creators: Pick<CreatorReader, 'get'>
  measured: Pick<MeasuredReader, 'readings'>
  /** What the group may repost now is queued; what is queued or done already stays as it is. */
  review(tx: WriteTx, groupId: string): void
  /** The same for one post, by somebody's word: whatever figures the group waits for. Answers what is queued, or why nothing is. */
  ask(tx: WriteTx, groupId: string, publicationId: string): WantedRepost[] | RuleLeft
  /** What would have been queued then, had it been asked; nothing is written. */
  foresee(of: { groupId: string; publicationId: string; at: number; taken: readonly Taken[] }): WantedRepost[] | RuleLeft
  /** What waits is left undone: of a group, or of an account in it. */
  drop(tx: WriteTx, of: { groupId: string; accountId?: string }, why: DropReason): void
  /** What waits was decided by rules that do not hold any more: it is left undone, and decided again; what a rule asked for stays asked. */
  decideAnew(tx: WriteTx, groupId: string): void
}
