/** The state of this machine's Coulisse: the status line, the doctor, backups, live events. */
import * as z from 'zod'
import { eventIterator, oc } from '@orpc/contract'
import { errorsOf } from './errors.ts'
import { developerAppId } from './developer-apps.ts'
import { liveEvent } from './events.ts'
import { accountId } from './values.ts'

const found = {
  state: z.enum(['ok', 'warning', 'failed']),
  /** A finding's name, translated by the interface and the command line. */
  finding: z.string(),
  data: z.record(z.string(), z.union([z.string(), z.number()])),
}

export const check = z.object({ name: z.enum(['store', 'keychain', 'clock', 'disk', 'network']), ...found })

/** What one connection stands on. */
export const connectionCheck = z.object({
  name: z.enum(['network', 'clock', 'application', 'callback', 'account', 'kind', 'scopes', 'token', 'quota']),
  ...found,
})

export const backup = z.object({
  file: z.string(),
  at: z.date(),
  bytes: z.int(),
  reason: z.enum(['before_migration', 'by_hand', 'scheduled']),
})

/** Nothing goes out on any account while it is on. */
const stop = z.object({ since: z.date(), by: z.string() })

export const system = {
  status: oc.output(
    z.object({
      online: z.boolean(),
      now: z.date(),
      nextDueAt: z.date().nullable(),
      queued: z.int(),
      needPerson: z.int(),
      /** Fell due while everything was stopped, and waits for that to be over. */
      held: z.int(),
      lastBackupAt: z.date().nullable(),
      version: z.string(),
      vaultLocked: z.boolean(),
      stopped: stop.nullable(),
    }),
  ),
  doctor: oc.output(z.array(check)),
  /** Looks over what one account's connection stands on, and asks the platform; what it says of the grant is kept. */
  examineAccount: oc.input(z.object({ accountId })).output(z.array(connectionCheck)).errors(errorsOf('NOT_FOUND', 'VAULT_LOCKED')),
  /** The same of what can be known before anybody consents in an application's name. */
  examineApplication: oc
    .input(z.object({ appId: developerAppId }))
    .output(z.array(connectionCheck))
    .errors(errorsOf('NOT_FOUND', 'VAULT_LOCKED')),
  listBackups: oc.output(z.array(backup)),
  /** Stops everything that goes out, at once. Stopped already: answers that stop. */
  stop: oc.output(stop),
  /** What was held goes out now where its missed policy allows it that late. */
  resume: oc.output(z.object({ released: z.int() })),
  backUp: oc.output(backup).errors(errorsOf('DISK_FULL')),
}

export const events = {
  /** What changes, as it changes, within the caller's reach. Ends when the session does. */
  watch: oc.output(eventIterator(liveEvent)),
}
