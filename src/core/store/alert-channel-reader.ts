/** Reads how alerts leave this machine, who wants them by e-mail, and what is to go out. */
import { and, eq, lte } from 'drizzle-orm'
import type { QuietHours } from '../../contract/alert-channels.ts'
import { alertByMail, alertChannel, alertDelivery, alertQuiet } from './schema/alert-channels.ts'
import type { Store } from './store.ts'

export type ChannelRow = typeof alertChannel.$inferSelect
export type ChannelKind = ChannelRow['kind']
export type DeliveryRow = typeof alertDelivery.$inferSelect

export interface AlertChannelReader {
  channel(kind: ChannelKind): ChannelRow | undefined
  quiet(): QuietHours | null
  wantsMail(userId: string): boolean
  delivery(id: string): DeliveryRow | undefined
  /** What is to go out to one (`''`: to an address) by `at`, the oldest first. */
  waiting(channel: ChannelKind, userId: string, at: number): DeliveryRow[]
}

export const createAlertChannelReader = ({ db }: Pick<Store, 'db'>): AlertChannelReader => ({
  channel: (kind) => db.select().from(alertChannel).where(eq(alertChannel.kind, kind)).get(),
  quiet: () => db.select({ from: alertQuiet.from, to: alertQuiet.to }).from(alertQuiet).where(eq(alertQuiet.one, 1)).get() ?? null,
  wantsMail: (userId) => db.select().from(alertByMail).where(eq(alertByMail.userId, userId)).get() !== undefined,
  delivery: (id) => db.select().from(alertDelivery).where(eq(alertDelivery.id, id)).get(),
  waiting: (channel, userId, at) =>
    db
      .select()
      .from(alertDelivery)
      .where(
        and(
          eq(alertDelivery.state, 'waiting'),
          eq(alertDelivery.channel, channel),
          eq(alertDelivery.userId, userId),
          lte(alertDelivery.nextAt, at),
        ),
      )
      .orderBy(alertDelivery.nextAt, alertDelivery.id)
      .all(),
})
