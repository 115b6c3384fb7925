/** Opens a call: who is asking, what they reach. One file for the three transports, so that they cannot differ. */
import type { Call, Origin } from '../procedure.ts'
import type { AgencyReader } from '../store/agency-reader.ts'
import type { Actor } from '../store/store.ts'
import type { UserReader } from '../store/user-reader.ts'
import { reachOf, toCurrentUser } from './current-user.ts'
import type { DesktopToken } from './desktop-token.ts'
import type { Sessions } from './sessions.ts'

export interface CallRequest {
  token: string | null
  origin: Origin
  setSession: Call['setSession']
  signal: AbortSignal | undefined
}

export interface Calls {
  /** A browser's call, with the token of its cookie. */
  openCall(request: CallRequest): Call
  /** A desktop window's call: core keeps the token, all windows share it. */
  openDesktopCall(origin: Origin, signal: AbortSignal | undefined): Call
  /** A call from this process: no session, every creator in reach. */
  openLocalCall(actor: Actor, signal: AbortSignal | undefined): Call
}

const nobody: Actor = { kind: 'user', id: 'nobody', name: '' }

export const createCalls = (deps: { sessions: Sessions; users: UserReader; agency: AgencyReader; desktop: DesktopToken }): Calls => {
  const { sessions, users, agency, desktop } = deps

  const openCall = ({ token, origin, setSession, signal }: CallRequest): Call => {
    const found = token === null ? undefined : sessions.find(token)
    if (!found) return { actor: nobody, user: null, sessionId: null, reach: new Set(), origin, setSession, signal }
    if (found.movedTo !== undefined) setSession(token, found.movedTo)
    const { user, session } = found
    return {
      actor: { kind: 'user', id: user.id, name: user.name },
      user: toCurrentUser(user, users, agency),
      sessionId: session.id,
      reach: reachOf(user, users),
      origin,
      setSession,
      signal,
    }
  }

  return {
    openCall,
    openDesktopCall: (origin, signal) => openCall({ token: desktop.get(), origin, setSession: (token) => desktop.set(token), signal }),
    openLocalCall: (actor, signal) => ({
      actor,
      user: null,
      sessionId: null,
      reach: null,
      origin: { via: 'local', address: 'local', agent: actor.name },
      setSession: () => undefined,
      signal,
    }),
  }
}
