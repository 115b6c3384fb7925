/** From which devices somebody signed in. */
import { eq } from 'drizzle-orm'
import { knownDevice } from './schema/people.ts'
import type { WriteTx } from './store.ts'

/** Answers whether it is another than those that were known before it; the first is no news. */
export const noteDevice = ({ db, now }: WriteTx, userId: string, device: string, agent: string): boolean => {
  const known = db.select({ device: knownDevice.device }).from(knownDevice).where(eq(knownDevice.userId, userId)).all()
  if (known.some((one) => one.device === device)) return false
  const isNews = known.length > 0
  db.insert(knownDevice).values({ userId, device, agent, firstAt: now, isNews }).run()
  return isNews
}
