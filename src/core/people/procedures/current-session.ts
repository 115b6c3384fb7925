/** Who is asking. */
import type { Handler } from '../../procedure.ts'

export const currentSession: Handler<'session.current'> = ({ call }) => call.user
