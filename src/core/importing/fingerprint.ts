/** What makes an imported row the same as one imported before: creator, accounts, time and text. Pure. */
import { createHash } from 'node:crypto'

export interface ImportIdentity {
  creatorId: string
  accountIds: readonly string[]
  /** Wall time and zone, or null for a draft. */
  at: { wall: string; zone: string } | null
  text: string
}

/** Line breaks and the order of accounts make no difference. */
export const importFingerprint = ({ creatorId, accountIds, at, text }: ImportIdentity): string => {
  const wall = at && (at.wall.length === 16 ? `${at.wall}:00` : at.wall)
  return createHash('sha256')
    .update(JSON.stringify([creatorId, accountIds.toSorted(), at && [wall, at.zone], text.normalize('NFC')]))
    .digest('hex')
}
