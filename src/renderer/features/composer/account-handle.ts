import type { Account } from '../../../contract/accounts.ts'
import { platformName } from '../../../contract/platform-name.ts'

/** `lea`; with its platform where another of them is called the same, as one person often is on two platforms. */
export const accountHandle = ({ id, handle, platform }: Account, among: readonly Account[]): string =>
  among.some((other) => other.id !== id && other.handle === handle) ? `${handle} (${platformName(platform)})` : handle
