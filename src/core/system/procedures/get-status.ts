/** The status line: what waits and what needs a person, within the caller's reach. */
import type { Clock } from '../../ports.ts'
import type { Handler } from '../../procedure.ts'
import type { StopSwitch } from '../../publishing/stop.ts'
import type { NetworkWatch } from '../network-watch.ts'
import type { SystemPart } from '../system-part.ts'

interface Deps {
  system: Pick<SystemPart, 'health' | 'backups'>
  network: Pick<NetworkWatch, 'online'>
  stop: Pick<StopSwitch, 'current'>
  clock: Pick<Clock, 'now'>
  version: string
  isVaultOpen: () => boolean
}

export const getStatus =
  ({ system, network, stop, clock, version, isVaultOpen }: Deps): Handler<'system.status'> =>
  ({ call: { reach } }) => {
    const { queued, needPerson, held, nextDueAt } = system.health.waiting(reach && [...reach])
    const stopped = stop.current()
    const [newest] = system.backups()
    return {
      online: network.online(),
      now: new Date(clock.now()),
      nextDueAt: nextDueAt === null ? null : new Date(nextDueAt),
      queued,
      needPerson,
      held,
      lastBackupAt: newest ? new Date(newest.at) : null,
      version,
      vaultLocked: !isVaultOpen(),
      stopped: stopped ? { since: new Date(stopped.since), by: stopped.by } : null,
    }
  }
