/** Writes alerts, when each creator is looked at next, and how the agency wants to be told. */
import { eq } from 'drizzle-orm'
import type { AlertSettings, DesktopQuiet } from '../../contract/alerts.ts'
import { alert, alertTelling, desktopQuiet } from './schema/alerting.ts'
import type { Store, WriteTx } from './store.ts'

export const insertAlert = ({ db }: WriteTx, row: typeof alert.$inferInsert): void => {
  db.insert(alert).values(row).run()
}

type AlertChanges = Partial<
  Pick<
    typeof alert.$inferSelect,
    'data' | 'level' | 'toldAt' | 'escalatedAt' | 'escalatesAt' | 'acknowledgedAt' | 'acknowledgedBy' | 'acknowledgedNote' | 'resolvedAt'
  >
>

export const updateAlert = ({ db }: WriteTx, id: string, changes: AlertChanges): void => {
  db.update(alert).set(changes).where(eq(alert.id, id)).run()
}

/** Told twice in one millisecond is told once. */
export const insertTelling = ({ db }: WriteTx, row: typeof alertTelling.$inferInsert): void => {
  db.insert(alertTelling).values(row).onConflictDoNothing().run()
}

/** Null: the desktop always says it. */
export const putDesktopQuiet = ({ db }: WriteTx, userId: string, quiet: DesktopQuiet | null): void => {
  db.delete(desktopQuiet).where(eq(desktopQuiet.userId, userId)).run()
  if (quiet)
    db.insert(desktopQuiet)
      .values({ userId, ...quiet })
      .run()
}

export interface AlertWatchWriter {
  /** Null: it is not looked at by itself. */
  setNextAt(tx: WriteTx, creatorId: string, nextAt: number | null): void
  setSettings(tx: WriteTx, settings: AlertSettings): void
}

export const createAlertWatchWriter = ({ sql }: Pick<Store, 'sql'>): AlertWatchWriter => {
  const put = sql.prepare(
    'INSERT INTO alert_watch (creator_id, next_at) VALUES (?, ?) ON CONFLICT (creator_id) DO UPDATE SET next_at = excluded.next_at',
  )
  const drop = sql.prepare('DELETE FROM alert_watch WHERE creator_id = ?')
  const settings = sql.prepare(
    'INSERT INTO alert_setting (one, settings_json) VALUES (1, ?) ON CONFLICT (one) DO UPDATE SET settings_json = excluded.settings_json',
  )
  return {
    setNextAt: (_tx, creatorId, nextAt) => {
      if (nextAt === null) drop.run(creatorId)
      else put.run(creatorId, nextAt)
    },
    setSettings: (_tx, value) => {
      settings.run(JSON.stringify(value))
    },
  }
}
