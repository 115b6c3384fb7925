/** What stands on the calendar already, as an import would know it: whoever brings an export in again changes nothing. Pure. */
import type { StandingRow } from '../store/calendar-reader.ts'
import { importFingerprint } from './fingerprint.ts'

/** As reading a file leaves a text. */
const asRead = (text: string): string => text.replaceAll(/\r\n?/g, '\n').trim()

export const knownOnCalendar = (rows: readonly StandingRow[]): string[] =>
  [...Map.groupBy(rows, ({ postId, wallTime, zone, text }) => `${postId} ${wallTime} ${zone} ${text}`).values()].flatMap((group) => {
    const [row] = group
    if (!row) return []
    const at = { wall: row.wallTime, zone: row.zone }
    return [
      importFingerprint({ creatorId: row.creatorId, accountIds: group.map(({ accountId }) => accountId), at, text: asRead(row.text) }),
    ]
  })

const dayMs = 86_400_000

/** The stretch, ms UTC, in which everything lies that rows are planned for, whatever their zones; null: they are all drafts. */
export const spanOf = (rows: readonly { at: string | null }[]): { from: number; to: number } | null => {
  const days = rows.flatMap(({ at }) => {
    const day = at === null ? Number.NaN : Date.parse(`${at.slice(0, 10)}T00:00:00Z`)
    return Number.isNaN(day) ? [] : [day]
  })
  if (days.length === 0) return null
  return { from: days.reduce((a, b) => Math.min(a, b)) - dayMs, to: days.reduce((a, b) => Math.max(a, b)) + 2 * dayMs }
}
