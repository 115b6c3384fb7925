/** The state of this machine's Coulisse: the status line, the doctor, backups, live events. */
import * as z from 'zod'
import { eventIterator, oc } from '@orpc/contract'
import { errorsOf } from './errors.ts'
import { liveEvent } from './events.ts'

export const check = z.object({
  name: z.enum(['store', 'keychain', 'clock', 'disk', 'network']),
  state: z.enum(['ok', 'warning', 'failed']),
  /** A finding's name, translated by the interface and the command line. */
  finding: z.string(),
  data: z.record(z.string(), z.union([z.string(), z.number()])),
})

export const backup = z.object({
  file: z.string(),
  at: z.date(),
  bytes: z.int(),
  reason: z.enum(['before_migration', 'by_hand', 'scheduled']),
})

export const system = {
  status: oc.output(
    z.object({
      online: z.boolean(),
      now: z.date(),
      nextDueAt: z.date().nullable(),
      queued: z.int(),
      needPerson: z.int(),
      lastBackupAt: z.date().nullable(),
      version: z.string(),
      vaultLocked: z.boolean(),
    }),
  ),
  doctor: oc.output(z.array(check)),
  listBackups: oc.output(z.array(backup)),
  backUp: oc.output(backup).errors(errorsOf('DISK_FULL')),
}

export const events = {
  /** What changes, as it changes, within the caller's reach. Ends when the session does. */
  watch: oc.output(eventIterator(liveEvent)),
}
