/** Reads people: who they are, which creators they reach. */
import { and, eq, ne, sql } from 'drizzle-orm'
import { creator } from './schema/creators.ts'
import { recoveryCode, user, userCreator } from './schema/people.ts'
import type { Store } from './store.ts'

export type UserRow = typeof user.$inferSelect

export interface UserReader {
  get(id: string): UserRow | undefined
  byEmail(email: string): UserRow | undefined
  /** By name, everybody. */
  list(): UserRow[]
  creatorIdsOf(userId: string): string[]
  /** Active admins other than `userId`. */
  countOtherAdmins(userId: string): number
  creatorExists(id: string): boolean
  /** The unused recovery code of this person with this hash. */
  recoveryCodeId(userId: string, codeHash: string): string | undefined
}

export const createUserReader = ({ db }: Pick<Store, 'db'>): UserReader => {
  const byId = db
    .select()
    .from(user)
    .where(eq(user.id, sql.placeholder('id')))
    .prepare()
  const reached = db
    .select({ id: userCreator.creatorId })
    .from(userCreator)
    .where(eq(userCreator.userId, sql.placeholder('id')))
    .prepare()
  return {
    get: (id) => byId.get({ id }),
    byEmail: (email) => db.select().from(user).where(eq(user.email, email)).get(),
    list: () =>
      db
        .select()
        .from(user)
        .orderBy(sql`${user.name} COLLATE NOCASE`, user.id)
        .all(),
    creatorIdsOf: (id) => reached.all({ id }).map((row) => row.id),
    countOtherAdmins: (userId) =>
      db
        .select({ count: sql<number>`count(*)` })
        .from(user)
        .where(and(eq(user.role, 'admin'), eq(user.state, 'active'), ne(user.id, userId)))
        .get()?.count ?? 0,
    creatorExists: (id) => db.select({ id: creator.id }).from(creator).where(eq(creator.id, id)).get() !== undefined,
    recoveryCodeId: (userId, codeHash) =>
      db
        .select({ id: recoveryCode.id })
        .from(recoveryCode)
        .where(and(eq(recoveryCode.userId, userId), eq(recoveryCode.codeHash, codeHash), sql`${recoveryCode.usedAt} IS NULL`))
        .get()?.id,
  }
}
