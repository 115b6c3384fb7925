/** The caller's sessions. */
import type { Handler } from '../../procedure.ts'
import { createSessionReader } from '../../store/session-reader.ts'
import { caller } from './caller.ts'
import type { ProceduresDeps } from './deps.ts'

export const listSessions = ({ store }: ProceduresDeps): Handler<'session.list'> => {
  const reader = createSessionReader(store)
  return ({ call }) =>
    reader.ofUser(caller(call).id, store.ids.clock.now()).map(({ id, createdAt, lastSeenAt, expiresAt, via, agent }) => ({
      id,
      current: id === call.sessionId,
      createdAt: new Date(createdAt),
      lastSeenAt: new Date(lastSeenAt),
      expiresAt: new Date(expiresAt),
      via,
      agent,
    }))
}
