/** Writes people, the creators they reach, and their recovery codes. */
import { and, eq, isNull } from 'drizzle-orm'
import { recoveryCode, user, userCreator } from './schema/people.ts'
import type { WriteTx } from './store.ts'

type UserInsert = typeof user.$inferInsert

export const insertUser = ({ db, now }: WriteTx, row: Omit<UserInsert, 'createdAt'>): void => {
  db.insert(user)
    .values({ ...row, createdAt: now })
    .run()
}

export const updateUser = ({ db }: WriteTx, id: string, changes: Partial<Omit<UserInsert, 'id' | 'createdAt'>>): void => {
  // An empty change is no statement at all to drizzle.
  if (Object.values(changes).every((value) => value === undefined)) return
  db.update(user).set(changes).where(eq(user.id, id)).run()
}

export const replaceUserCreators = ({ db }: WriteTx, userId: string, creatorIds: readonly string[]): void => {
  db.delete(userCreator).where(eq(userCreator.userId, userId)).run()
  if (creatorIds.length > 0)
    db.insert(userCreator)
      .values(creatorIds.map((creatorId) => ({ userId, creatorId })))
      .run()
}

/** New recovery codes (hashes only) in the place of the former ones. */
export const replaceRecoveryCodesOf = ({ db }: WriteTx, userId: string, codes: readonly { id: string; codeHash: string }[]): void => {
  db.delete(recoveryCode).where(eq(recoveryCode.userId, userId)).run()
  if (codes.length > 0)
    db.insert(recoveryCode)
      .values(codes.map((code) => ({ ...code, userId })))
      .run()
}

/** Uses up whoever's recovery code has this hash. */
export const spendRecoveryCodes = ({ db, now }: WriteTx, codeHash: string): void => {
  db.update(recoveryCode)
    .set({ usedAt: now })
    .where(and(eq(recoveryCode.codeHash, codeHash), isNull(recoveryCode.usedAt)))
    .run()
}
