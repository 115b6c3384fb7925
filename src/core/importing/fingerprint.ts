/** What makes an imported row the same as one imported before: creator, accounts, time and text. Pure. */
import { createHash } from 'node:crypto'

export interface ImportIdentity {
  creatorId: string
  accountIds: readonly string[]
  /** Wall time and zone, or null for a draft. */
  at: { wall: string; zone: string } | null
  text: string
  /** Other words on a platform; none: as rows were known before there were any. */
  platformTexts?: Readonly<Record<string, string>>
}

/** Line breaks and the order of accounts make no difference. */
export const importFingerprint = ({ creatorId, accountIds, at, text, platformTexts = {} }: ImportIdentity): string => {
  const wall = at && (at.wall.length === 16 ? `${at.wall}:00` : at.wall)
  const others = Object.entries(platformTexts)
    .map(([platform, words]) => [platform, words.normalize('NFC')])
    .toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1))
  const parts = [creatorId, accountIds.toSorted(), at && [wall, at.zone], text.normalize('NFC'), ...(others.length > 0 ? [others] : [])]
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}
