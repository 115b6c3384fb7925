/** What core knows of itself and its machine: status, doctor, backups. */
import type { AdapterIo } from '../platforms/kit/adapter.ts'
import type { Machine } from '../ports.ts'
import { backUpMedia } from '../media/back-up-media.ts'
import type { HistorySeal } from '../people/history-seal.ts'
import { backupFailingKey } from '../alerting/alerts.ts'
import { writeMeta } from '../store/meta-writer.ts'
import { backUpTo } from '../store/back-up.ts'
import type { Backup } from '../store/back-up.ts'
import { listBackups } from '../store/backup-reader.ts'
import { createHealthReader } from '../store/health-reader.ts'
import type { HealthReader } from '../store/health-reader.ts'
import type { Actor, Store } from '../store/store.ts'
import type { Vault } from '../vault/vault.ts'
import type { Check } from './check.ts'
import { examine } from './doctor.ts'

export interface SystemPart {
  health: HealthReader
  examine(): Promise<Check[]>
  /** Newest first. */
  backups(): Backup[]
  /** The store, and the media it refers to. Throws DISK_FULL. */
  backUp(reason: Backup['reason'], actor: Actor): Promise<Backup>
}

interface Deps {
  dataDir: string
  store: Store
  vault: Vault
  historySeal: Pick<HistorySeal, 'check' | 'seal'>
  machine: Machine
  io: AdapterIo
}

export const createSystemPart = ({ dataDir, store, vault, historySeal, machine, io }: Deps): SystemPart => {
  const health = createHealthReader(store)
  return {
    health,
    examine: () => examine({ dataDir, health, vault, historySeal, machine, io }),
    backups: () => listBackups(dataDir),
    backUp: async (reason, actor) => {
      historySeal.seal()
      const backup = await backUpTo(store.sql, { dataDir, at: io.clock.now(), reason })
      const media = await backUpMedia(dataDir, backup.file)
      store.write((tx) => {
        tx.audit({
          actor,
          action: 'system.backed_up',
          subject: { kind: 'backup', id: backup.file, label: backup.file },
          after: { bytes: backup.bytes, reason, media: media.files, ...(media.missing > 0 && { mediaMissing: media.missing }) },
        })
        tx.emit({ kind: 'system.changed' })
        writeMeta(tx, backupFailingKey, null)
        tx.emit({ kind: 'backup.changed' })
      })
      return backup
    },
  }
}
