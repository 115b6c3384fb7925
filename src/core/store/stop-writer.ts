/** Puts the stop on and takes it off. */
import type { Actor, Store, WriteTx } from './store.ts'

export interface StopWriter {
  /** Answers false when it was on already; who stopped first stays. */
  set(tx: WriteTx, actor: Actor): boolean
  /** Answers false when it was off. */
  lift(tx: WriteTx): boolean
}

export const createStopWriter = ({ sql }: Pick<Store, 'sql'>): StopWriter => {
  const set = sql.prepare('INSERT INTO publishing_stop (one, since, by_actor, by_name) VALUES (1, ?, ?, ?) ON CONFLICT DO NOTHING')
  const lift = sql.prepare('DELETE FROM publishing_stop')
  return {
    set: (tx, { id, name }) => set.run(tx.now, id, name).changes === 1,
    lift: () => lift.run().changes === 1,
  }
}
