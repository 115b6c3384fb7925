/** Writes figures and replies as read. Figures are append-only; a reply that is there already stays. */
import { reply, snapshot } from './schema/publishing.ts'
import type { SnapshotRow } from './snapshot-reader.ts'
import type { WriteTx } from './store.ts'

export const insertSnapshot = ({ db, now }: WriteTx, publicationId: string, figures: Omit<SnapshotRow, 'publicationId' | 'at'>): void => {
  db.insert(snapshot)
    .values({ publicationId, at: now, ...figures })
    .onConflictDoNothing()
    .run()
}

export const insertReplies = (
  { db }: WriteTx,
  publicationId: string,
  replies: readonly { author: string; text: string; at: number; url: string }[],
): void => {
  for (const one of replies)
    db.insert(reply)
      .values({ publicationId, ...one })
      .onConflictDoNothing()
      .run()
}
