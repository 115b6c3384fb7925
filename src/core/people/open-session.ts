/** The end of every way of signing in: a session is started and handed to the caller. */
import type { Call, CurrentUser } from '../procedure.ts'
import { noteDevice } from '../store/device-writer.ts'
import { updateUser } from '../store/user-writer.ts'
import { endSession } from '../store/session-writer.ts'
import type { SessionRow } from '../store/session-reader.ts'
import type { WriteTx } from '../store/store.ts'
import { toCurrentUser } from './current-user.ts'
import type { People } from './people.ts'
import type { NewSession } from './sessions.ts'

/** Inside the transaction that signs in: starts the session, ends the one that the caller had, writes it down. */
export const startSession = (
  tx: WriteTx,
  people: People,
  user: { id: string; name: string },
  call: Call,
  via?: SessionRow['via'],
): NewSession => {
  if (call.sessionId !== null) endSession(tx, call.sessionId)
  // A program on a machine: another version of it is the same.
  const device = `${via ?? call.origin.via} ${call.origin.agent.replaceAll(/[\d._]+/g, '')}`.slice(0, 300)
  if (noteDevice(tx, user.id, device, call.origin.agent.slice(0, 300))) tx.emit({ kind: 'session.new_device', userId: user.id })
  const session = people.sessions.start(tx, user.id, via ?? (call.origin.via === 'desktop' ? 'desktop' : 'browser'), call.origin.agent)
  updateUser(tx, user.id, { lastSeenAt: tx.now })
  tx.audit({
    actor: { kind: 'user', id: user.id, name: user.name },
    action: 'session.signed_in',
    subject: { kind: 'session', id: session.sessionId, label: call.origin.agent },
    after: { via: via ?? call.origin.via },
  })
  return session
}

/** After that transaction: the transport keeps the token, the origin is known from now on. */
export const handSession = (people: People, userId: string, session: NewSession, call: Call): CurrentUser => {
  call.setSession(session.token, session.expiresAt)
  people.throttle.rememberOrigin(userId, call.origin.address)
  const user = people.users.get(userId)
  if (!user) throw new Error(`user ${userId} is gone`)
  return toCurrentUser(user, people.users, people.agency)
}
