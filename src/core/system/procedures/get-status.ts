/** The status line: what waits and what needs a person, within the caller's reach. */
import type { Clock } from '../../ports.ts'
import type { Handler } from '../../procedure.ts'
import type { NetworkWatch } from '../network-watch.ts'
import type { SystemPart } from '../system-part.ts'

interface Deps {
  system: Pick<SystemPart, 'health' | 'backups'>
  network: Pick<NetworkWatch, 'online'>
  clock: Pick<Clock, 'now'>
  version: string
  isVaultOpen: () => boolean
}

export const getStatus =
  ({ system, network, clock, version, isVaultOpen }: Deps): Handler<'system.status'> =>
  ({ call: { reach } }) => {
    const { queued, needPerson, nextDueAt } = system.health.waiting(reach && [...reach])
    const [newest] = system.backups()
    return {
      online: network.online(),
      now: new Date(clock.now()),
      nextDueAt: nextDueAt === null ? null : new Date(nextDueAt),
      queued,
      needPerson,
      lastBackupAt: newest ? new Date(newest.at) : null,
      version,
      vaultLocked: !isVaultOpen(),
    }
  }
