/** Reads what besides publications may be worth an alert: warnings, budgets, figures of days, money, devices. Prepared: read at each look. */
import type { AutomatedAct, LoweredCaps } from '../../contract/automation.ts'
import type { PlatformId } from '../../contract/platforms.ts'
import { grains } from './measured-writer.ts'
import type { Store } from './store.ts'

/** What a platform refused, in its own code. */
export interface RejectedRow {
  accountId: string
  platform: PlatformId
  reason: string
  /** ms UTC */
  at: number
}

export interface AutomatedDayRow {
  accountId: string
  connectedAt: number
  act: AutomatedAct
  used: number
  lowered: LoweredCaps | undefined
}

export interface QuotaRow {
  accountId: string
  platform: PlatformId
  /** The budget's. */
  name: string
  used: number
  max: number
  /** ms UTC */
  resetsAt: number
}

export interface FollowersRow {
  accountId: string
  platform: PlatformId
  /** ms UTC */
  at: number
  followers: number
}

export interface GainedDayRow {
  accountId: string
  platform: PlatformId
  /** From 1970-01-01, in the agency's zone. */
  day: number
  views: number | null
  interactions: number | null
}

export interface CappedAppRow {
  id: string
  name: string
  platform: PlatformId
  capCents: number
}

export interface NewDeviceRow {
  userId: string
  userName: string
  device: string
  agent: string
  firstAt: number
}

export interface AlertFactsReader {
  /** What acts on a creator's accounts were refused for since `since`, each reason with when it was last said. */
  rejected(creatorId: string, since: number): RejectedRow[]
  /** What a creator's connected accounts did by themselves after `since`. */
  automated(creatorId: string, since: number): AutomatedDayRow[]
  /** What was heard of her connected accounts' budgets that are not over at `now`. */
  quotas(creatorId: string, now: number): QuotaRow[]
  /** Whether so much of any of an account's budgets is used, in per cent. */
  isUsed(accountId: string, percent: number): boolean
  /** How many followed a creator's connected accounts, each time that it was read, in the order of time. */
  followers(creatorId: string, from: number, to: number): FollowersRow[]
  /** What a creator's connected accounts gained, day by day. */
  gained(creatorId: string, from: number, to: number): GainedDayRow[]
  /** Applications with a cap, of a creator; null: the agency's. */
  cappedApps(creatorId: string | null): CappedAppRow[]
  newDevices(since: number): NewDeviceRow[]
}

type RawAutomated = Omit<AutomatedDayRow, 'lowered'> & { hour: number | null; day: number | null }

export const createAlertFactsReader = ({ sql }: Pick<Store, 'sql'>): AlertFactsReader => {
  const rejected = sql.prepare<[string, number], RejectedRow>(
    `SELECT account.id AS accountId, account.platform, interaction.failure_json ->> 'reason' AS reason, max(interaction.state_since) AS at
     FROM account JOIN interaction INDEXED BY interaction_rejected ON interaction.account_id = account.id
       AND interaction.state = 'refused' AND interaction.failure_code = 'PLATFORM_REJECTED'
     WHERE account.creator_id = ? AND interaction.state_since >= ? GROUP BY account.id, 3`,
  )
  const automated = sql.prepare<[number, string], RawAutomated>(
    `SELECT account.id AS accountId, account.connected_at AS connectedAt, automated_write.act, count(*) AS used,
       (SELECT per_hour FROM automation_budget WHERE automation_budget.account_id = account.id AND automation_budget.act = automated_write.act) AS hour,
       (SELECT per_day FROM automation_budget WHERE automation_budget.account_id = account.id AND automation_budget.act = automated_write.act) AS day
     FROM account JOIN automated_write ON automated_write.account_id = account.id AND automated_write.at > ?
     WHERE account.creator_id = ? AND account.state = 'connected' GROUP BY account.id, automated_write.act`,
  )
  const quotas = sql.prepare<[number, string], QuotaRow>(
    `SELECT account.id AS accountId, account.platform, budget.name, budget.used, budget.max, budget.resets_at AS resetsAt
     FROM account CROSS JOIN budget ON budget.account_id = account.id AND budget.resets_at > ?
     WHERE account.creator_id = ? AND account.state = 'connected'`,
  )
  const isUsed = sql
    .prepare<[string, number], number>(`SELECT 1 FROM budget WHERE account_id = ? AND used * 100 >= max * ? LIMIT 1`)
    .pluck()
  const followers = sql.prepare<[number, number, string], FollowersRow>(
    `SELECT account.id AS accountId, account.platform, follower_reading.at, follower_reading.followers
     FROM account CROSS JOIN follower_reading ON follower_reading.account_id = account.id
       AND follower_reading.at >= ? AND follower_reading.at < ?
     WHERE account.creator_id = ? AND account.state <> 'disconnected' ORDER BY account.id, follower_reading.at`,
  )
  const gained = sql.prepare<[string, number, number], GainedDayRow>(
    `SELECT account.id AS accountId, account.platform, gained.at AS day, sum(gained.views) AS views, sum(gained.engaged) AS interactions
     FROM account CROSS JOIN series ON series.scope = account.id CROSS JOIN gained ON gained.series = series.id AND gained.grain = ${grains.day}
     WHERE account.creator_id = ? AND account.state <> 'disconnected' AND gained.at >= ? AND gained.at < ?
     GROUP BY account.id, gained.at`,
  )
  const apps = sql.prepare<[string | null], CappedAppRow>(
    `SELECT id, name, platform, monthly_cap_cents AS capCents FROM developer_app
     WHERE creator_id IS ? AND monthly_cap_cents > 0 ORDER BY name COLLATE NOCASE, id`,
  )
  const devices = sql.prepare<[number], NewDeviceRow>(
    `SELECT user_id AS userId, user.name AS userName, device, agent, first_at AS firstAt
     FROM known_device INDEXED BY known_device_news JOIN user ON user.id = known_device.user_id
     WHERE is_news = 1 AND first_at >= ? ORDER BY first_at`,
  )
  return {
    rejected: (creatorId, since) => rejected.all(creatorId, since),
    automated: (creatorId, since) =>
      automated.all(since, creatorId).map(({ hour, day, ...row }) => ({
        ...row,
        lowered: hour === null && day === null ? undefined : { hour, day },
      })),
    quotas: (creatorId, now) => quotas.all(now, creatorId),
    isUsed: (accountId, percent) => isUsed.get(accountId, percent) !== undefined,
    followers: (creatorId, from, to) => followers.all(from, to, creatorId),
    gained: (creatorId, from, to) => gained.all(creatorId, from, to),
    cappedApps: (creatorId) => apps.all(creatorId),
    newDevices: (since) => devices.all(since),
  }
}
