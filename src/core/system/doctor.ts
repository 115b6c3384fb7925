/** Looks over everything that publishing stands on. Changes nothing. */
import type { AdapterIo } from '../platforms/kit/adapter.ts'
import type { Machine } from '../ports.ts'
import type { HealthReader } from '../store/health-reader.ts'
import type { Vault } from '../vault/vault.ts'
import type { Check } from './check.ts'
import { checkClock } from './check-clock.ts'
import { checkDisk, writtenAt } from './check-disk.ts'
import { checkKeychain } from './check-keychain.ts'
import { checkNetwork } from './check-network.ts'
import { checkStore } from './check-store.ts'

export interface DoctorDeps {
  dataDir: string
  health: HealthReader
  vault: Pick<Vault, 'status'>
  machine: Pick<Machine, 'freeBytes'>
  io: AdapterIo
}

/** In the order in which a person should put things right. */
export const examine = async ({ dataDir, health, vault, machine, io }: DoctorDeps): Promise<Check[]> => {
  const [keychain, disk, diskNow, network] = await Promise.all([checkKeychain(vault), checkDisk(dataDir, machine), writtenAt(dataDir), checkNetwork(health.services(), io)])
  const clock = checkClock({ now: io.clock.now(), latestInstant: health.latestInstant(), diskNow, told: network.told })
  return [...checkStore(health, dataDir, io.clock.now()), keychain, clock, disk, ...network.checks]
}
