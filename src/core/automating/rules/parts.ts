/** What the parts of rules share. Built once by `rules.ts`. */
import type { Engine } from '../../publishing/engine.ts'
import type { AccountReader } from '../../store/account-reader.ts'
import type { CreatorReader } from '../../store/creator-reader.ts'
import type { FollowerReader } from '../../store/follower-reader.ts'
import type { InboxReader } from '../../store/inbox-reader.ts'
import type { MeasuredReader } from '../../store/measured-reader.ts'
import type { RuleReader } from '../../store/rule-reader.ts'
import type { RuleWriter } from '../../store/rule-writer.ts'
import type { Amplifiers } from '../amplifiers/parts.ts'
import type { ActQueue } from '../queue/parts.ts'
import type { Scripts } from '../scripts/parts.ts'

export interface Rules extends Disposable {
  engine: Engine
  acts: ActQueue
  scripts: Scripts
  amplifiers: Pick<Amplifiers, 'rows' | 'ask' | 'foresee'>
  items: InboxReader
  followers: FollowerReader
  accounts: AccountReader
  creators: CreatorReader
  measured: Pick<MeasuredReader, 'get' | 'ofAccount'>
  rows: RuleReader & RuleWriter
  /** Before `publishing.start()`. */
  start(): void
}
