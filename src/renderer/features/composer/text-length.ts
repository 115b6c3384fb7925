/** How long a text is on a platform. Pure. */
import type { Account } from '../../../contract/accounts.ts'
import type { Platform } from '../../../contract/platforms.ts'
import { countGraphemes } from '../../lib/graphemes.ts'

/** As core counted, for platforms that count in their own way. */
export type Counts = readonly { accountId: string; used: number; max: number }[]

/** At once where we can count, else as core answers. */
export const lengthOn = (
  text: string,
  { capabilities }: Platform,
  accounts: readonly Account[],
  counts: Counts,
): { used: number; max: number } => {
  const rule = capabilities.text
  const counted = counts.find(({ accountId }) => accounts.some(({ id }) => id === accountId))
  const used = rule?.unit === 'graphemes' || !counted ? countGraphemes(text) : counted.used
  return { used, max: rule?.max ?? counted?.max ?? 0 }
}
