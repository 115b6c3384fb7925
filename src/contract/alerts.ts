/** What a person should see to before it is too late, raised once for each thing and over when its cause is. */
import * as z from 'zod'
import { oc } from '@orpc/contract'
import { quietHours } from './alert-channels.ts'
import { clockTime } from './plans.ts'
import { errorsOf } from './errors.ts'
import { accountId, creatorId, idSchema, line, pageInput, pageOf, publicationId, role, userId } from './values.ts'

export const alertId = idSchema('alr')

export const alertKinds = [
  'obligation.missing',
  'approval.waiting',
  'publication.failed',
  'publication.needs_person',
  'publication.missed',
  'publication.not_posted',
  /** Scheduled, with a picture or video that is not to be shown there. */
  'publication.consent_refused',
  /** Of what an account may publish in a day little is left. */
  'publication.near_quota',
  'account.needs_reconnect',
  /** It restricts, blocks or has shut an account. */
  'platform.warning',
  /** Of what an account may do by itself in a day little is left. */
  'automation.near_cap',
  /** A day on which an account gained far less or far more than on its own days before. */
  'figures.unusual',
  /** Of what an application may cost in a month little is left. */
  'spend.near_cap',
  'backup.trouble',
  'session.new_device',
  /** A rule was to tell of something. */
  'rule.met',
  /** A ticket was filed, given to somebody, answered or closed. */
  'ticket.news',
] as const
/** The words are in `alert-text.ts`. */
export const alertKind = z.enum(alertKinds)
export type AlertKind = z.infer<typeof alertKind>

/** `urgent`: something is being lost, or may be in a stranger's hands, by the hour. */
export const alertSeverities = ['urgent', 'important', 'worth_knowing'] as const
export type AlertSeverity = (typeof alertSeverities)[number]
export const alertSeverity: Record<AlertKind, AlertSeverity> = {
  'obligation.missing': 'important',
  'approval.waiting': 'important',
  'publication.failed': 'urgent',
  'publication.needs_person': 'urgent',
  'publication.missed': 'important',
  'publication.not_posted': 'important',
  'publication.consent_refused': 'urgent',
  'publication.near_quota': 'worth_knowing',
  'account.needs_reconnect': 'urgent',
  'platform.warning': 'urgent',
  'automation.near_cap': 'worth_knowing',
  'figures.unusual': 'worth_knowing',
  'spend.near_cap': 'important',
  'backup.trouble': 'urgent',
  'session.new_device': 'urgent',
  'rule.met': 'worth_knowing',
  'ticket.news': 'worth_knowing',
}

/** What happened and is not wrong: over once somebody has acknowledged it. */
export const newsKinds = ['rule.met', 'ticket.news'] as const satisfies readonly AlertKind[]
export type NewsKind = (typeof newsKinds)[number]
export const isNews = (kind: AlertKind): kind is NewsKind => newsKinds.some((one) => one === kind)

/** Who was told, when, and why: it was new, its day had come, or nobody had acknowledged it. Names as they were then. */
export const alertTelling = z.object({
  at: z.date(),
  why: z.enum(['raised', 'again', 'escalated']),
  people: z.array(z.object({ id: userId, name: z.string(), role })),
})
export type AlertTelling = z.infer<typeof alertTelling>

export const alert = z.object({
  id: alertId,
  kind: alertKind,
  /** Null: it is about the agency, or about the caller alone. */
  creatorId: creatorId.nullable(),
  creatorName: z.string().nullable(),
  accountId: accountId.nullable(),
  accountHandle: z.string().nullable(),
  publicationId: publicationId.nullable(),
  /** Whose alone it is; null: whoever's work it is. */
  userId: userId.nullable(),
  /**
   * What the words need besides: of an obligation `kind`, `date`, `per`, `wanted`, `gap` and `zone`; of a publication `dueAt`
   * (ISO 8601, UTC), its `zone` and, where there is one, the `code` of its failure; of a warning `platform`, `reason` and
   * how many publications it holds (`count`); of an account to connect again how many were given up for it (`missed`); of a
   * budget `act`, `used` and `max`; of a quota `platform`, `used`, `max` and `at` (ISO 8601, UTC), when it begins anew; of a figure `metric`, `date`, `value`,
   * `usual`, `sample` and `direction`; of money `app`, `platform`, `percent` and `capUsd`; of backups `since` (ISO 8601, UTC)
   * and `why`; of a device `agent` and `at`; of a rule its id (`rule`), its `name`, `what` it met, whose (`author`) and how many
   * `times`; of a ticket its id (`ticket`), its `title`, `why` and `person`.
   */
  data: z.record(z.string(), z.union([z.string(), z.number()])),
  /** 1: whoever looks after the creator. 2: nobody acknowledged it in time, so it is the managers' and admins'. */
  level: z.union([z.literal(1), z.literal(2)]),
  raisedAt: z.date(),
  escalatedAt: z.date().nullable(),
  acknowledged: z.object({ at: z.date(), by: z.string(), note: z.string() }).nullable(),
  /** Its cause was gone, or its day was over. */
  resolvedAt: z.date().nullable(),
  /** When it goes up by itself unless somebody acknowledges it; null: it does not. */
  escalatesAt: z.date().nullable(),
  /** In the order of time. */
  told: z.array(alertTelling),
  /** Whether the caller is among those who were told. */
  isMine: z.boolean(),
})
export type Alert = z.infer<typeof alert>

export const alertSettings = z.object({
  /**
   * When an obligation is looked at, on the clock of the plan's heaviest market: the day before its day (or the last day
   * of its week), and on that day. Null: not then.
   */
  dayBefore: clockTime.nullable(),
  sameDay: clockTime.nullable(),
  /** How long before its time a publication that waits for approval is worth an alert. */
  approvalBeforeMinutes: z.int().min(15).max(2880),
  /** How long what only a person can post may wait for them, ready, before it is worth an alert. */
  postByHandMinutes: z.int().min(5).max(2880).default(30),
  /** How long an alert is left unacknowledged before it is a manager's; null: for ever. */
  escalateAfterMinutes: z.int().min(5).max(2880).nullable(),
  /** Whose it is then; empty: every admin's. */
  escalateTo: z.array(userId).max(50).default([]),
  /** From which part on of an account's automated day, or of an application's month, little is left; per cent. */
  nearCapPercent: z.int().min(50).max(99).default(80),
  /** After how many days without a backup it is trouble. */
  backupAfterDays: z.int().min(1).max(30).default(3),
  /** Whether a day unlike an account's own days is worth an alert. */
  unusualFigures: z.boolean().default(true),
})
export type AlertSettings = z.infer<typeof alertSettings>

export const defaultAlertSettings: AlertSettings = {
  dayBefore: '18:00',
  sameDay: '10:00',
  approvalBeforeMinutes: 120,
  postByHandMinutes: 30,
  escalateAfterMinutes: 120,
  escalateTo: [],
  nearCapPercent: 80,
  backupAfterDays: 3,
  unusualFigures: true,
}

export const desktopQuiet = quietHours.extend({ urgent: z.boolean() })
export type DesktopQuiet = z.infer<typeof desktopQuiet>

export const alerts = {
  /**
   * Newest first. `open`: only what is not over. `show` says more exactly: `waiting` for somebody, `in_hand` of somebody,
   * or `over`; it goes before `open`.
   */
  list: oc
    .input(
      z.object({
        creatorId: creatorId.optional(),
        open: z.boolean().default(true),
        show: z.enum(['waiting', 'in_hand', 'over']).optional(),
        ...pageInput,
      }),
    )
    .output(pageOf(alert)),
  /** NOT_FOUND for one out of reach. */
  get: oc.input(z.object({ alertId })).output(alert).errors(errorsOf('NOT_FOUND')),
  /** `mine`: waiting, and the caller was told. */
  count: oc.input(z.object({ creatorId: creatorId.optional() })).output(z.object({ waiting: z.int(), mine: z.int(), inHand: z.int() })),
  /** Somebody has it in hand: it no longer goes up to a manager. What is only news is over with that. Answers those that were open and not acknowledged yet. */
  acknowledge: oc
    .input(z.object({ alertIds: z.array(alertId).min(1).max(200), note: line(500).optional() }))
    .output(z.object({ acknowledged: z.array(alertId) })),
  /** They wait for somebody again. Answers those that were open and acknowledged. */
  reopen: oc.input(z.object({ alertIds: z.array(alertId).min(1).max(200) })).output(z.object({ reopened: z.array(alertId) })),
  /** When the desktop says nothing to the caller, on the caller's clock; null: it always does. `urgent`: what cannot wait is said all the same. */
  myQuiet: oc.output(desktopQuiet.nullable()),
  setMyQuiet: oc.input(z.object({ quiet: desktopQuiet.nullable() })),
  getSettings: oc.output(alertSettings),
  setSettings: oc.input(alertSettings).output(alertSettings),
}
