/** What the parts of amplifying share. Built once by `amplifiers.ts`. */
import type { DropReason } from '../../../contract/automation.ts'
import type { Interacting } from '../../interacting/parts.ts'
import type { Engine } from '../../publishing/engine.ts'
import type { AccountReader } from '../../store/account-reader.ts'
import type { AmplifierReader } from '../../store/amplifier-reader.ts'
import type { CreatorReader } from '../../store/creator-reader.ts'
import type { MeasuredReader } from '../../store/measured-reader.ts'
import type { WriteTx } from '../../store/store.ts'
import type { ActQueue } from '../queue/parts.ts'

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
  /** The same for one post, by somebody's word: whatever figures the group waits for. */
  review(tx: WriteTx, groupId: string, asked: string): void
  /** What waits is left undone: of a group, or of an account in it. */
  drop(tx: WriteTx, of: { groupId: string; accountId?: string }, why: DropReason): void
  /** What waits was decided by rules that do not hold any more: it is left undone, and decided again. */
  decideAnew(tx: WriteTx, groupId: string): void
}
