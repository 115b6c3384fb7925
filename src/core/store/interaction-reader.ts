/** Reads the ledger of acts on posts and comments. What is asked for each act is prepared once: building it costs more than running it. */
import { and, asc, eq, isNull, ne, placeholder } from 'drizzle-orm'
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

export const createInteractionReader = ({ db }: Pick<Store, 'db'>): InteractionReader => {
  const rows = () => db.select().from(interaction)
  const byId = rows()
    .where(eq(interaction.id, placeholder('id')))
    .prepare()
  const byRequest = rows()
    .where(eq(interaction.requestKey, placeholder('requestKey')))
    .prepare()
  const standing = rows()
    .where(
      and(
        eq(interaction.accountId, placeholder('accountId')),
        eq(interaction.act, placeholder('act')),
        eq(interaction.targetId, placeholder('targetId')),
        isNull(interaction.takesBack),
        isNull(interaction.takenBackAt),
        ne(interaction.state, 'refused'),
      ),
    )
    .prepare()
  return {
    get: (id) => byId.get({ id }),
    byRequest: (requestKey) => byRequest.get({ requestKey }),
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
    standing: ({ accountId, act, targetId }) => standing.all({ accountId, act, targetId }),
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
  }
}
