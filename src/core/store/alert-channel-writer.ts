/** Writes how alerts leave this machine, who wants them by e-mail, and what is to go out. */
import { eq } from 'drizzle-orm'
import type { QuietHours } from '../../contract/alert-channels.ts'
import type { ChannelKind, ChannelRow, DeliveryRow } from './alert-channel-reader.ts'
import { alertByMail, alertChannel, alertDelivery, alertQuiet } from './schema/alert-channels.ts'
import type { WriteTx } from './store.ts'

export const putChannel = ({ db }: WriteTx, row: ChannelRow): void => {
  db.insert(alertChannel).values(row).onConflictDoUpdate({ target: alertChannel.kind, set: row }).run()
}

export const deleteChannel = ({ db }: WriteTx, kind: ChannelKind): void => {
  db.delete(alertChannel).where(eq(alertChannel.kind, kind)).run()
}

export const noteProblem = ({ db }: WriteTx, kind: ChannelKind, problem: ChannelRow['problem'], problemAt: number | null): void => {
  db.update(alertChannel).set({ problem, problemAt }).where(eq(alertChannel.kind, kind)).run()
}

export const putQuiet = ({ db }: WriteTx, quiet: QuietHours | null): void => {
  db.delete(alertQuiet).where(eq(alertQuiet.one, 1)).run()
  if (quiet)
    db.insert(alertQuiet)
      .values({ one: 1, ...quiet })
      .run()
}

export const setByMail = ({ db }: WriteTx, userId: string, byMail: boolean): void => {
  if (byMail) db.insert(alertByMail).values({ userId }).onConflictDoNothing().run()
  else db.delete(alertByMail).where(eq(alertByMail.userId, userId)).run()
}

/** Told twice in one millisecond is sent once. Answers whether it is new. */
export const insertDelivery = ({ db }: WriteTx, row: DeliveryRow): boolean =>
  db.insert(alertDelivery).values(row).onConflictDoNothing().run().changes > 0

export const updateDelivery = ({ db }: WriteTx, id: string, changes: Partial<Pick<DeliveryRow, 'state' | 'attempts' | 'nextAt'>>): void => {
  db.update(alertDelivery).set(changes).where(eq(alertDelivery.id, id)).run()
}
