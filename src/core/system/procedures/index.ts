/** The part of the router that is about this machine's Coulisse. */
import type { CoreConfig } from '../../config.ts'
import type { Clock } from '../../ports.ts'
import type { Handlers } from '../../procedure.ts'
import type { Publishing } from '../../publishing/create-publishing.ts'
import type { Vault } from '../../vault/vault.ts'
import type { NetworkWatch } from '../network-watch.ts'
import type { ConnectionDoctor } from '../examine-connection.ts'
import type { SystemPart } from '../system-part.ts'
import { backUp } from './back-up.ts'
import { examineAccount, examineApplication } from './examine-connection.ts'
import { getStatus } from './get-status.ts'
import { listBackups } from './list-backups.ts'
import { runDoctor } from './run-doctor.ts'
import { resumePublishing, stopPublishing } from './stop.ts'

interface Deps {
  system: SystemPart
  connectionDoctor: ConnectionDoctor
  network: NetworkWatch
  vault: Pick<Vault, 'isOpen'>
  publishing: Pick<Publishing, 'stop'>
  config: Pick<CoreConfig, 'appVersion'>
  ports: { clock: Pick<Clock, 'now'> }
}

export const systemProcedures = ({
  system,
  connectionDoctor,
  network,
  vault,
  publishing: { stop },
  config,
  ports: { clock },
}: Deps): Pick<Handlers, `system.${string}` & keyof Handlers> => ({
  'system.status': getStatus({ system, network, stop, clock, version: config.appVersion, isVaultOpen: vault.isOpen }),
  'system.doctor': runDoctor(system),
  'system.examineAccount': examineAccount(connectionDoctor),
  'system.examineApplication': examineApplication(connectionDoctor),
  'system.listBackups': listBackups(system),
  'system.backUp': backUp(system),
  'system.stop': stopPublishing(stop),
  'system.resume': resumePublishing(stop),
})
