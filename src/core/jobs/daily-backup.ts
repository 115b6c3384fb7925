/**
 * A backup a day, through the due queue: no clock of its own (see the ADR on node-cron). One that a sleep or a stopped
 * application has put off is made at the next start.
 */
import { backupFailingKey } from '../alerting/alerts.ts'
import type { DueEntry } from '../due/due-queue.ts'
import { pruneBackupMedia } from '../media/back-up-media.ts'
import type { Publishing } from '../publishing/create-publishing.ts'
import { listBackups } from '../store/backup-reader.ts'
import { readMeta } from '../store/meta-reader.ts'
import { writeMeta } from '../store/meta-writer.ts'
import { pruneScheduledBackups } from '../store/prune-backups.ts'

interface Deps {
  publishing: Pick<Publishing, 'timer' | 'engine'>
  dataDir: string
  backUp(): Promise<unknown>
}

const day = 24 * 3_600_000
/** Two backups nearer than this are one too many. */
const leastApart = day - 3_600_000
const againMs = 3_600_000
const kept = 14

export interface DailyBackup {
  /** Before `publishing.start()`. */
  start(): void
}

export const createDailyBackup = ({ publishing: { timer, engine }, dataDir, backUp }: Deps): DailyBackup => {
  const { store, queue, clock, logger } = engine
  const lastAt = (): number | undefined => listBackups(dataDir).find(({ reason }) => reason === 'scheduled')?.at
  const entryAt = (dueAt: number): DueEntry => ({ dueAt, kind: 'job', id: 'backup' })

  const run = async (entries: readonly DueEntry[]): Promise<void> => {
    const last = lastAt()
    let next: number | null = null
    let failedAt: number | null = null
    if (last === undefined || clock.now() - last > leastApart) {
      try {
        await backUp()
        pruneScheduledBackups(dataDir, kept)
        await pruneBackupMedia(dataDir)
        next = clock.now() + day
      } catch (error) {
        logger.error({ err: error }, 'the daily backup failed')
        failedAt = clock.now()
        next = clock.now() + againMs
      }
    }
    await store.writeSoon((tx) => {
      for (const entry of entries) queue.remove(tx, entry)
      if (next !== null) queue.add(tx, entryAt(next))
      // The first of several in a row; ended by the next that works (`system/system-part.ts`).
      if (failedAt === null || readMeta(store, backupFailingKey) !== undefined) return
      writeMeta(tx, backupFailingKey, String(failedAt))
      tx.emit({ kind: 'backup.changed' })
    })
  }

  timer.handle('job', (entries) => {
    timer.track(run(entries)).catch((error: unknown) => logger.error({ err: error }, 'the next backup could not be planned'))
  })

  return {
    start: () => {
      const last = lastAt()
      store.write((tx) => queue.add(tx, entryAt(last === undefined ? tx.now + againMs : last + day)))
    },
  }
}
