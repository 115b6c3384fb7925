/** Looks over everything that publishing stands on. Changes nothing. */
import { mkdirSync } from 'node:fs'
import type { AdapterIo } from '../platforms/kit/adapter.ts'
import type { HistorySeal } from '../people/history-seal.ts'
import type { Machine, Ports } from '../ports.ts'
import type { HealthReader } from '../store/health-reader.ts'
import type { Vault } from '../vault/vault.ts'
import { ok, warning } from './check.ts'
import type { Check } from './check.ts'
import { checkClock } from './check-clock.ts'
import { checkHistory } from './check-history.ts'
import { checkDisk, writtenAt } from './check-disk.ts'
import { checkKeychain } from './check-keychain.ts'
import { checkNetwork } from './check-network.ts'
import { checkStore } from './check-store.ts'

export interface DoctorDeps {
  dataDir: string
  health: HealthReader
  vault: Pick<Vault, 'status'>
  historySeal: Pick<HistorySeal, 'check'>
  machine: Pick<Machine, 'freeBytes'>
  io: AdapterIo
}

/** In the order in which a person should put things right. */
export const examine = async ({ dataDir, health, vault, historySeal, machine, io }: DoctorDeps): Promise<Check[]> => {
  const [keychain, disk, diskNow, network] = await Promise.all([
    checkKeychain(vault),
    checkDisk(dataDir, machine),
    writtenAt(dataDir),
    checkNetwork(health.services(), io),
  ])
  const clock = checkClock({ now: io.clock.now(), latestInstant: health.latestInstant(), diskNow, told: network.told })
  const store = [...(await checkStore(health, dataDir, io.clock.now())), ...checkHistory(historySeal)]
  return [...store, keychain, clock, disk, ...network.checks]
}

/** What can be said where there is no store to open: of this machine alone. */
export const examineMachine = async (
  dataDir: string,
  { clock, machine, keychain }: Pick<Ports, 'clock' | 'machine' | 'keychain'>,
): Promise<Check[]> => {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const [hasKeychain, disk, diskNow] = await Promise.all([keychain.available(), checkDisk(dataDir, machine), writtenAt(dataDir)])
  const vault = hasKeychain ? ok('keychain', 'keychain.answers') : warning('keychain', 'keychain.none_yet')
  return [vault, checkClock({ now: clock.now(), latestInstant: 0, diskNow, told: [] }), disk]
}
