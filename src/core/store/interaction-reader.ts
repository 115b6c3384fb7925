/** Reads the ledger of acts on posts and comments. */
import { and, asc, eq, isNull, ne } from 'drizzle-orm'
import type { InteractionAct } from '../../contract/platforms.ts'
import { interaction, reply } from './schema/publishing.ts'
import type { ReplyRow } from './snapshot-reader.ts'
import type { Store } from './store.ts'

export type InteractionRow = typeof interaction.$inferSelect

export interface InteractionReader {
  get(id: string): InteractionRow | undefined
  byRequest(requestKey: string): InteractionRow | undefined
  /** In the order in which they were asked for. */
  ofPublication(publicationId: string): InteractionRow[]
  /** What an account did to something, in the order in which it was asked for. */
  onTarget(accountId: string, targetId: string): InteractionRow[]
  /** Neither refused nor taken back: what an account did to something, or is about to. */
  standing(of: { accountId: string; act: InteractionAct; targetId: string }): InteractionRow[]
  /** The taking back of an act, unless it was refused. */
  takingBack(id: string): InteractionRow | undefined
  reply(publicationId: string, remoteId: string): ReplyRow | undefined
}

export const createInteractionReader = ({ db }: Pick<Store, 'db'>): InteractionReader => ({
  get: (id) => db.select().from(interaction).where(eq(interaction.id, id)).get(),
  byRequest: (requestKey) => db.select().from(interaction).where(eq(interaction.requestKey, requestKey)).get(),
  ofPublication: (publicationId) =>
    db
      .select()
      .from(interaction)
      .where(eq(interaction.publicationId, publicationId))
      .orderBy(asc(interaction.createdAt), asc(interaction.id))
      .all(),
  onTarget: (accountId, targetId) =>
    db
      .select()
      .from(interaction)
      .where(and(eq(interaction.accountId, accountId), eq(interaction.targetId, targetId)))
      .orderBy(asc(interaction.createdAt), asc(interaction.id))
      .all(),
  standing: ({ accountId, act, targetId }) =>
    db
      .select()
      .from(interaction)
      .where(
        and(
          eq(interaction.accountId, accountId),
          eq(interaction.act, act),
          eq(interaction.targetId, targetId),
          isNull(interaction.takesBack),
          isNull(interaction.takenBackAt),
          ne(interaction.state, 'refused'),
        ),
      )
      .all(),
  takingBack: (id) =>
    db
      .select()
      .from(interaction)
      .where(and(eq(interaction.takesBackId, id), ne(interaction.state, 'refused')))
      .get(),
  reply: (publicationId, remoteId) =>
    db
      .select()
      .from(reply)
      .where(and(eq(reply.publicationId, publicationId), eq(reply.remoteId, remoteId)))
      .get(),
})
