/** Before a script speaks, what was said is read: a stop, or somebody's answer on the platform itself, may lie there unread. */
import type { StillWanted } from '../queue/parts.ts'
import type { Scripts } from './parts.ts'

/** What was read so lately is what was said. */
const heardWithinMs = 60_000
/** How soon it is looked at whether it has been read. */
const lookAgainMs = 3000

/** Where messages cannot be read now, nothing is said: who cannot hear does not talk. */
export const hearFirst =
  ({ engine, inbox, accounts }: Pick<Scripts, 'engine' | 'inbox' | 'accounts'>): StillWanted =>
  ({ accountId }, now, tx) => {
    const platform = accounts.get(accountId)?.platform
    const adapter = platform && engine.findAdapter(platform)
    if (!adapter || adapter.assisted || !adapter.inbox?.messages) return null
    const source = inbox.rows.source(accountId)
    const { readAt = null, nextAt = null, messagesFailure = null } = source ?? {}
    const ago = readAt === null ? Infinity : now - readAt
    if (messagesFailure === null && ago >= 0 && ago <= heardWithinMs) return null
    // A reading that failed is tried again at its own time.
    if (messagesFailure !== null && nextAt !== null && nextAt > now) return { until: nextAt + lookAgainMs }
    if (nextAt === null || nextAt > now) inbox.readAt(tx, accountId, now)
    return { until: now + lookAgainMs }
  }
