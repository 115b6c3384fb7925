/** Puts stops on and takes them off. */
import type { Actor, Store, WriteTx } from './store.ts'

interface Subject {
  creatorId: string
  /** null: all of the creator's. */
  accountId: string | null
}

export interface StopWriter {
  /** Answers false when it was on already; who stopped first stays. */
  set(tx: WriteTx, actor: Actor): boolean
  /** Answers false when it was off. */
  lift(tx: WriteTx): boolean
  /** The same of a creator or an account. */
  setOn(tx: WriteTx, subject: Subject, actor: Actor): boolean
  liftOn(tx: WriteTx, subject: Subject): boolean
}

export const createStopWriter = ({ sql }: Pick<Store, 'sql'>): StopWriter => {
  const set = sql.prepare('INSERT INTO publishing_stop (one, since, by_actor, by_name) VALUES (1, ?, ?, ?) ON CONFLICT DO NOTHING')
  const lift = sql.prepare('DELETE FROM publishing_stop')
  const setOn = sql.prepare(
    'INSERT INTO stop_of (subject, creator_id, since, by_actor, by_name) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
  )
  const liftOn = sql.prepare('DELETE FROM stop_of WHERE subject = ?')
  return {
    set: (tx, { id, name }) => set.run(tx.now, id, name).changes === 1,
    lift: () => lift.run().changes === 1,
    setOn: (tx, { creatorId, accountId }, { id, name }) => setOn.run(accountId ?? creatorId, creatorId, tx.now, id, name).changes === 1,
    liftOn: (_tx, { creatorId, accountId }) => liftOn.run(accountId ?? creatorId).changes === 1,
  }
}
