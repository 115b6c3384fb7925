import type { PlatformId } from '../../contract/platforms.ts'

/** An account as it is counted with others. */
export interface CountedAccount {
  accountId: string
  platform: PlatformId
  /** With whose it is counted: its creator's, and the agency's. */
  scopes: readonly string[]
}
