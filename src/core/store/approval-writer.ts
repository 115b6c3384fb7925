/** Writes words given that a publication may go out. */
import type { Actor, Store, WriteTx } from './store.ts'

export interface ApprovalWriter {
  approve(tx: WriteTx, publicationId: string, actor: Actor): void
  /** Withdrawing what was not given changes nothing. */
  withdraw(tx: WriteTx, publicationId: string): void
}

export const createApprovalWriter = ({ sql }: Pick<Store, 'sql'>): ApprovalWriter => {
  const approve = sql.prepare(
    `INSERT INTO approval (publication_id, by_actor, by_name, at) VALUES (?, ?, ?, ?)
     ON CONFLICT (publication_id) DO UPDATE SET by_actor = excluded.by_actor, by_name = excluded.by_name, at = excluded.at`,
  )
  const withdraw = sql.prepare('DELETE FROM approval WHERE publication_id = ?')
  return {
    approve: (tx, publicationId, { id, name }) => {
      approve.run(publicationId, id, name, tx.now)
    },
    withdraw: (_tx, publicationId) => {
      withdraw.run(publicationId)
    },
  }
}
