/** Reads alerts, how the agency wants to be told, and what of a creator's may be worth an alert. */
import { and, eq, isNull } from 'drizzle-orm'
import { defaultAlertSettings } from '../../contract/alerts.ts'
import type { AlertSettings, AlertTelling, DesktopQuiet } from '../../contract/alerts.ts'
import type { PlatformId } from '../../contract/platforms.ts'
import type { Language, Role } from '../../contract/values.ts'
import { alert, desktopQuiet } from './schema/alerting.ts'
import type { Store } from './store.ts'

export type AlertRow = typeof alert.$inferSelect
export interface ListedAlert extends AlertRow {
  creatorName: string | null
  accountHandle: string | null
  told: TellingRow[]
}

/** In the order of time. */
export type TellingRow = Omit<AlertTelling, 'at'> & { at: number }

export type AlertShow = 'waiting' | 'in_hand' | 'over' | 'open' | 'all'

/** Somebody who may be told. */
export type PersonRow = AlertTelling['people'][number]

export interface DesktopUserRow {
  userId: string
  role: Role
  zone: string | null
  language: Language | null
}

/** A publication that waits for approval, failed for good, was missed, or waits for a person's word. */
export interface StuckRow {
  publicationId: string
  accountId: string
  dueAt: number
  zone: string
  state: 'awaiting_approval' | 'scheduled' | 'failed' | 'missed' | 'needs_person'
  failureCode: string | null
  /** The platform's own, where it refused. */
  reason: string | null
  platform: PlatformId
}

/** A publication that is a person's to post. */
export interface ReadyRow extends StuckRow {
  /** ms UTC */
  readyAt: number
}

/** `creatorIds` null: everybody's. Beside theirs: what is `alone`'s, and with `agency` all that is of no creator. */
export interface AlertScope {
  creatorIds: readonly string[] | null
  alone: string | null
  agency: boolean
}

export interface AlertReader {
  get(id: string): ListedAlert | undefined
  /** Of a creator (null: of the agency and of single people), not over. */
  open(creatorId: string | null): AlertRow[]
  /** Newest first, after `after`. */
  list(
    filter: AlertScope & {
      me: string | null
      show: AlertShow
      after: { raisedAt: number; id: string } | null
      limit: number
    },
  ): ListedAlert[]
  /** `mine`: waiting, and `me` was told. */
  count(scope: AlertScope & { me: string | null }): { waiting: number; mine: number; inHand: number }
  /** Active people who look after a creator: managers who reach her, or herself. By name. */
  lookingAfter(creatorId: string, role: 'manager' | 'model'): PersonRow[]
  /** Active admins, by name. */
  admins(): PersonRow[]
  /** Active ones of these, by name. */
  people(ids: readonly string[]): PersonRow[]
  settings(): AlertSettings | undefined
  /** When the desktop says nothing to somebody. */
  quiet(userId: string): DesktopQuiet | null
  /** Who is signed in at a desktop window, the latest first, with the zone and language that they live in; null: the agency's. */
  atDesktop(now: number): DesktopUserRow[]
  /** When a creator is looked at next. */
  nextAt(creatorId: string): number | undefined
  /** What waits for approval, by due time. */
  awaiting(creatorId: string): StuckRow[]
  /** What does not go on by itself, since `since`, ms UTC; by due time. What waits for a reconnection or the stop is not here. */
  stuck(creatorId: string, since: number): StuckRow[]
  /** What is a person's to post, by due time. */
  ready(creatorId: string): ReadyRow[]
  /** What is to go out with a picture or video that consent was refused for, there or everywhere, by due time. */
  refused(creatorId: string): StuckRow[]
  reconnect(creatorId: string): string[]
}

type RawListed = Omit<ListedAlert, 'data' | 'told'> & { data: string; told: string }

const columns = `alert.id, alert.dedup_key AS dedupKey, alert.kind, alert.creator_id AS creatorId, alert.account_id AS accountId,
  alert.publication_id AS publicationId, alert.data_json AS data, alert.level, alert.raised_at AS raisedAt, alert.told_at AS toldAt,
  alert.escalated_at AS escalatedAt, alert.acknowledged_at AS acknowledgedAt, alert.acknowledged_by AS acknowledgedBy,
  alert.user_id AS userId, alert.resolved_at AS resolvedAt, alert.acknowledged_note AS acknowledgedNote, alert.escalates_at AS escalatesAt,
  (SELECT json_group_array(json_object('at', at, 'why', why, 'people', json(people_json)) ORDER BY at)
   FROM alert_telling WHERE alert_telling.alert_id = alert.id) AS told, creator.name AS creatorName, account.handle AS accountHandle`
const from = 'FROM alert LEFT JOIN creator ON creator.id = alert.creator_id LEFT JOIN account ON account.id = alert.account_id'
const toListed = ({ data, told, ...row }: RawListed): ListedAlert => ({
  ...row,
  data: JSON.parse(data) as AlertRow['data'],
  told: JSON.parse(told) as TellingRow[],
})

const isWaiting = 'alert.resolved_at IS NULL AND alert.acknowledged_at IS NULL'
const showing: Record<AlertShow, string[]> = {
  all: [],
  open: ['alert.resolved_at IS NULL'],
  waiting: [isWaiting],
  in_hand: ['alert.resolved_at IS NULL AND alert.acknowledged_at IS NOT NULL'],
  over: ['alert.resolved_at IS NOT NULL'],
}

/** What one person is told of a ticket is nobody else's, whomever they reach. */
const isMineToRead = "(alert.kind <> 'ticket.news' OR alert.user_id IS NULL OR alert.user_id = @me)"

const stuckColumns =
  "id AS publicationId, account_id AS accountId, platform, due_at AS dueAt, zone, state, failure_code AS failureCode, failure_json ->> 'reason' AS reason FROM publication INDEXED BY publication_by_creator_state"

export const createAlertReader = ({ db, sql }: Pick<Store, 'db' | 'sql'>): AlertReader => {
  const byId = sql.prepare<[string], RawListed>(`SELECT ${columns} ${from} WHERE alert.id = ?`)
  const count = sql.prepare<
    { creatorIds: string | null; alone: string | null; agency: 0 | 1; me: string | null },
    { waiting: number; mine: number; inHand: number }
  >(
    `SELECT count(*) FILTER (WHERE acknowledged_at IS NULL) AS waiting, count(*) FILTER (WHERE acknowledged_at IS NOT NULL) AS inHand,
       count(*) FILTER (WHERE acknowledged_at IS NULL AND EXISTS (
         SELECT 1 FROM alert_telling, json_each(people_json) AS person WHERE alert_id = alert.id AND person.value ->> 'id' = @me)) AS mine
     FROM alert WHERE resolved_at IS NULL AND ${isMineToRead} AND (@creatorIds IS NULL OR creator_id IN (SELECT value FROM json_each(@creatorIds)) OR user_id = @alone OR (@agency AND creator_id IS NULL))`,
  )
  const person = 'SELECT user.id, user.name, user.role FROM user'
  const byName = 'ORDER BY user.name COLLATE NOCASE, user.id'
  const lookingAfter = sql.prepare<[string, string], PersonRow>(
    `${person} JOIN user_creator ON user_creator.user_id = user.id
     WHERE user_creator.creator_id = ? AND user.role = ? AND user.state = 'active' ${byName}`,
  )
  const admins = sql.prepare<[], PersonRow>(`${person} WHERE user.role = 'admin' AND user.state = 'active' ${byName}`)
  const people = sql.prepare<[string], PersonRow>(
    `${person} WHERE user.state = 'active' AND user.id IN (SELECT value FROM json_each(?)) ${byName}`,
  )
  const settings = sql.prepare<[], string>('SELECT settings_json FROM alert_setting WHERE one = 1').pluck()
  const atDesktop = sql.prepare<[number], DesktopUserRow>(
    `SELECT user.id AS userId, user.role, user.zone, user.language FROM session JOIN user ON user.id = session.user_id
     WHERE session.via = 'desktop' AND session.expires_at > ? AND user.state = 'active'
     GROUP BY user.id ORDER BY max(session.created_at) DESC`,
  )
  const nextAt = sql.prepare<[string], number>('SELECT next_at FROM alert_watch WHERE creator_id = ?').pluck()
  const awaiting = sql.prepare<[string], StuckRow>(
    `SELECT ${stuckColumns} WHERE creator_id = ? AND state = 'awaiting_approval' ORDER BY due_at, id`,
  )
  const stuck = sql.prepare<[string, number], StuckRow>(
    `SELECT ${stuckColumns} WHERE creator_id = ? AND state IN ('failed', 'missed', 'needs_person') AND state_since >= ?
       AND NOT (state = 'failed' AND (next_at IS NOT NULL OR coalesce(failure_code, '') IN ('REAUTH_REQUIRED', 'HELD')))
     ORDER BY due_at, id`,
  )
  const wordOn = (platform: string): string =>
    `(SELECT allowed FROM asset_word WHERE asset_word.asset_id = post_asset.asset_id AND topic = 'consent' AND asset_word.platform = ${platform})`
  const refused = sql.prepare<[string], StuckRow>(
    `SELECT ${stuckColumns} WHERE creator_id = ? AND state IN ('awaiting_approval', 'scheduled')
       AND EXISTS (SELECT 1 FROM post_asset WHERE post_asset.post_id = publication.post_id
         AND coalesce(${wordOn('publication.platform')}, ${wordOn("''")}, 1) = 0)
     ORDER BY due_at, id`,
  )
  const ready = sql.prepare<[string], ReadyRow>(
    `SELECT id AS publicationId, account_id AS accountId, platform, due_at AS dueAt, zone, state, failure_code AS failureCode, NULL AS reason, ready_at AS readyAt
     FROM publication INDEXED BY publication_ready WHERE creator_id = ? AND ready_at IS NOT NULL ORDER BY due_at, id`,
  )
  const reconnect = sql.prepare<[string], string>(`SELECT id FROM account WHERE creator_id = ? AND state = 'needs_reconnect'`).pluck()
  return {
    get: (id) => {
      const raw = byId.get(id)
      return raw && toListed(raw)
    },
    open: (creatorId) =>
      db
        .select()
        .from(alert)
        .where(and(creatorId === null ? isNull(alert.creatorId) : eq(alert.creatorId, creatorId), isNull(alert.resolvedAt)))
        .all(),
    list: ({ creatorIds, alone, agency, me, show, after, limit }) => {
      const where = [
        isMineToRead,
        ...(creatorIds
          ? [
              `(alert.creator_id IN (SELECT value FROM json_each(@creatorIds)) OR alert.user_id = @alone${agency ? ' OR alert.creator_id IS NULL' : ''})`,
            ]
          : []),
        ...showing[show],
        ...(after ? ['(alert.raised_at, alert.id) < (@raisedAt, @id)'] : []),
      ]
      return sql
        .prepare<[Record<string, unknown>], RawListed>(
          `SELECT ${columns} ${from} ${where.length > 0 ? `WHERE ${where.join(' AND ')}` : ''} ORDER BY alert.raised_at DESC, alert.id DESC LIMIT @limit`,
        )
        .all({ creatorIds: JSON.stringify(creatorIds), alone, me, raisedAt: after?.raisedAt, id: after?.id, limit })
        .map(toListed)
    },
    count: ({ creatorIds, alone, agency, me }) =>
      count.get({ creatorIds: creatorIds && JSON.stringify(creatorIds), alone, agency: agency ? 1 : 0, me }) ?? {
        waiting: 0,
        mine: 0,
        inHand: 0,
      },
    lookingAfter: (creatorId, role) => lookingAfter.all(creatorId, role),
    admins: () => admins.all(),
    people: (ids) => people.all(JSON.stringify(ids)),
    settings: () => {
      const json = settings.get()
      // What was saved before a setting existed has the setting as it was then.
      return json === undefined ? undefined : { ...defaultAlertSettings, ...(JSON.parse(json) as Partial<AlertSettings>) }
    },
    quiet: (userId) =>
      db
        .select({ from: desktopQuiet.from, to: desktopQuiet.to, urgent: desktopQuiet.urgent })
        .from(desktopQuiet)
        .where(eq(desktopQuiet.userId, userId))
        .get() ?? null,
    atDesktop: (now) => atDesktop.all(now),
    nextAt: (creatorId) => nextAt.get(creatorId),
    awaiting: (creatorId) => awaiting.all(creatorId),
    stuck: (creatorId, since) => stuck.all(creatorId, since),
    ready: (creatorId) => ready.all(creatorId),
    refused: (creatorId) => refused.all(creatorId),
    reconnect: (creatorId) => reconnect.all(creatorId),
  }
}
