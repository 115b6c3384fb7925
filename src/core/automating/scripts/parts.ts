/** What the parts of message scripts share. Built once by `scripts.ts`. */
import type { PlatformId } from '../../../contract/platforms.ts'
import type { ScriptEnding } from '../../../contract/scripts.ts'
import type { Inbox } from '../../inbox/parts.ts'
import type { Engine } from '../../publishing/engine.ts'
import type { AccountReader } from '../../store/account-reader.ts'
import type { CreatorReader } from '../../store/creator-reader.ts'
import type { InboxRow } from '../../store/inbox-reader.ts'
import type { ScriptReader, ScriptRunRow } from '../../store/script-reader.ts'
import type { ScriptWriter } from '../../store/script-writer.ts'
import type { StopReader } from '../../store/stop-reader.ts'
import type { WriteTx } from '../../store/store.ts'
import type { MessageRoom } from './check-script.ts'

/** What became of a message that was handed over. */
export type SayingOutcome = { state: 'under_way' } | { state: 'said'; at: number } | { state: 'not_said'; why: string }

/** Through which a script speaks: once for each step, decided by the gate, kept over restarts. */
export interface Saying {
  say(tx: WriteTx, wanted: { run: ScriptRunRow; step: string; text: string; on: InboxRow; theirsAt: number; windowMs: number | null }): void
  outcome(run: ScriptRunRow, step: string): SayingOutcome
  /** What has not left does not leave; answers whether it had not. */
  drop(tx: WriteTx, run: ScriptRunRow, step: string, why: ScriptEnding): boolean
}

export interface Scripts extends Disposable {
  engine: Pick<Engine, 'store' | 'clock' | 'closing' | 'logger' | 'findAdapter'>
  inbox: Pick<Inbox, 'rows' | 'readAt'>
  rows: ScriptReader & ScriptWriter
  accounts: Pick<AccountReader, 'get' | 'list'>
  creators: Pick<CreatorReader, 'get'>
  stops: StopReader
  saying: Saying
  /** Undefined: no messages are sent there, by anybody. */
  roomOf(platform: PlatformId): MessageRoom | undefined
  start(): void
}
