/** What is worth an alert of the agency as a whole, or of one of its people. Pure. */
import type { AlertSettings } from '../../contract/alerts.ts'
import type { NewDeviceRow } from '../store/alert-facts-reader.ts'
import type { NewsRow } from '../store/news-reader.ts'
import type { Cause, SpentApp } from './causes.ts'
import { nearSpent, newsCause } from './causes.ts'

export interface AgencyFacts {
  /** Applications of the agency's with a cap. */
  spent: readonly SpentApp[]
  backups: {
    /** Of the last one that is there; null: of none. */
    lastAt: number | null
    /** Since when one after the other fails; null: the last did not. */
    failingSince: number | null
    /** Before there could be any. */
    agencySince: number
    /** Since when this core is there to make one. */
    coreSince: number
  }
  newDevices: readonly NewDeviceRow[]
  news: readonly NewsRow[]
}

const day = 24 * 60 * 60_000
/** After that long it is history. */
export const newDeviceForMs = 7 * day

/** What was put off while nothing ran is made right after a start: it gets an hour. */
const catchUpMs = 60 * 60_000

const backupDueAt = ({ lastAt, agencySince, coreSince }: AgencyFacts['backups'], settings: AlertSettings): number =>
  Math.max((lastAt ?? agencySince) + settings.backupAfterDays * day, coreSince + catchUpMs)

export const agencyCausesOf = ({ spent, backups, newDevices, news }: AgencyFacts, settings: AlertSettings, now: number): Cause[] => {
  const { lastAt, failingSince, agencySince } = backups
  const isLate = backupDueAt(backups, settings) <= now
  return [
    ...spent.flatMap((app) => nearSpent(app, settings, now) ?? []),
    // One cause, whether they fail or are not tried.
    ...(failingSince !== null || isLate
      ? [
          {
            key: 'backup.trouble',
            kind: 'backup.trouble' as const,
            accountId: null,
            publicationId: null,
            data: {
              why: failingSince !== null ? (lastAt === null ? 'never' : 'failed') : lastAt === null ? 'none' : 'late',
              since: new Date(lastAt ?? agencySince).toISOString(),
            },
            tellAt: now,
          },
        ]
      : []),
    ...news.map(newsCause),
    ...newDevices.map(({ userId, userName, device, agent, firstAt }) => ({
      key: `session.new_device ${userId} ${device} ${firstAt}`,
      kind: 'session.new_device' as const,
      accountId: null,
      publicationId: null,
      userId,
      data: { agent, person: userName, at: new Date(firstAt).toISOString() },
      tellAt: now,
    })),
  ]
}

/** When time alone may make one of these or end one. */
export const agencyLooks = ({ backups, newDevices }: AgencyFacts, settings: AlertSettings): number[] => [
  backupDueAt(backups, settings),
  ...newDevices.map(({ firstAt }) => firstAt + newDeviceForMs),
]
