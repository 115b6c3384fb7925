/** Sessions: who is signed in, for how long. Looked up anew for each call, so that an ended one ends at once. */
import { newId } from '../ids.ts'
import type { Random } from '../ports.ts'
import { createSessionReader } from '../store/session-reader.ts'
import type { SessionRow } from '../store/session-reader.ts'
import { endExpiredSessions, insertSession, touchSession } from '../store/session-writer.ts'
import type { Store, WriteTx } from '../store/store.ts'
import type { UserRow } from '../store/user-reader.ts'
import { newToken, tokenHash } from './tokens.ts'

const dayMs = 24 * 60 * 60 * 1000
/** A session that nobody uses ends after this. */
export const idleMs = 14 * dayMs
/** Even one in daily use ends after this: then the password is asked for again. */
export const longestMs = 90 * dayMs
/** Use is noted at most so often: noting it writes. */
const touchEveryMs = 5 * 60 * 1000

export interface NewSession {
  token: string
  sessionId: string
  expiresAt: number
}

export interface FoundSession {
  session: SessionRow
  user: UserRow
  /** Set when this use moved its end: the transport keeps the token as long. */
  movedTo?: number
}

export interface Sessions {
  /** Inside a transaction. The token is given out once and not kept. */
  start(tx: WriteTx, userId: string, via: SessionRow['via'], agent: string): NewSession
  /** The session behind a token, when it is still good and its person still active. Notes its use. */
  find(token: string): FoundSession | undefined
  /** Whether this session is still good now. */
  isGood(sessionId: string): boolean
  expiresAt(sessionId: string): number | undefined
}

/** When a session used at `now` ends. */
export const expiryOf = (createdAt: number, now: number): number => Math.min(now + idleMs, createdAt + longestMs)

export const createSessions = (store: Store, random: Random): Sessions => {
  const reader = createSessionReader(store)
  const { clock } = store.ids

  const touch = (session: SessionRow): number => {
    const expiresAt = expiryOf(session.createdAt, clock.now())
    store.write((tx) => {
      touchSession(tx, session.id, expiresAt)
      endExpiredSessions(tx)
    })
    return expiresAt
  }

  return {
    start: (tx, userId, via, agent) => {
      const token = newToken(random)
      const sessionId = newId('ses', store.ids)
      const expiresAt = expiryOf(tx.now, tx.now)
      insertSession(tx, { id: sessionId, userId, tokenHash: tokenHash(token), via, agent, expiresAt })
      return { token, sessionId, expiresAt }
    },
    find: (token) => {
      const found = reader.byTokenHash(tokenHash(token))
      const now = clock.now()
      if (!found || found.session.expiresAt <= now || found.user.state !== 'active') return undefined
      return Math.abs(now - found.session.lastSeenAt) < touchEveryMs ? found : { ...found, movedTo: touch(found.session) }
    },
    isGood: (sessionId) => (reader.get(sessionId)?.expiresAt ?? 0) > clock.now(),
    expiresAt: (sessionId) => reader.get(sessionId)?.expiresAt,
  }
}
