/** Writes who began to follow accounts: each once, however often a platform tells it, or they come and go. */
import { eq } from 'drizzle-orm'
import { newId, type IdSource } from '../ids.ts'
import type { ReceivedBy } from './inbox-writer.ts'
import { follower } from './schema/inbox.ts'
import type { WriteTx } from './store.ts'

/** As a platform gives it (`NewFollower`). */
interface Came {
  person: { id: string; handle: string; name?: string }
  at: number
  url: string
}

export const receiveFollowers = (tx: WriteTx, ids: IdSource, by: ReceivedBy, came: readonly Came[]): void => {
  const { accountId, creatorId, platform } = by
  const added: string[] = []
  for (const { person, at, url } of came) {
    const id = newId('flw', ids)
    const who = { remoteId: person.id, handle: person.handle, name: person.name ?? null, url }
    const row = { id, accountId, creatorId, platform, ...who, at, receivedAt: tx.now }
    if (tx.db.insert(follower).values(row).onConflictDoNothing().run().changes > 0) added.push(id)
  }
  if (added.length > 0) tx.emit({ kind: 'followers.came', creatorId, followerIds: added })
}

export const tagFollower = ({ db }: WriteTx, id: string, tags: string[]): void => {
  db.update(follower).set({ tags }).where(eq(follower.id, id)).run()
}
