/** Looks over everything that publishing stands on. Changes nothing. */
import { existsSync } from 'node:fs'
import type { AdapterIo } from '../platforms/kit/adapter.ts'
import type { HistorySeal } from '../people/history-seal.ts'
import type { Machine, Ports } from '../ports.ts'
import type { HealthReader } from '../store/health-reader.ts'
import type { Vault } from '../vault/vault.ts'
import { isDamage } from '../sqlite-failure.ts'
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
  machine: Machine
  io: AdapterIo
}

/** In the order in which a person should put things right. */
export const examine = async ({ dataDir, health, vault, historySeal, machine, io }: DoctorDeps): Promise<Check[]> => {
  const met: string[] = []
  const reading = createReading(met)
  const [keychain, disk, diskNow, network, holder] = await Promise.all([
    reading(() => checkKeychain(vault, health.isOnlyLookedAt), undefined),
    checkDisk(dataDir, machine),
    writtenAt(dataDir),
    reading(() => checkNetwork(health.services(), io), { checks: [], told: [] }),
    reading(() => health.heldBy(io.clock.now(), machine), undefined),
  ])
  const latestInstant = await reading(() => health.latestInstant(), 0)
  const clock = checkClock({ now: io.clock.now(), latestInstant, diskNow, told: network.told })
  const history = await reading(() => checkHistory(historySeal), [])
  const store = [...(await checkStore(health, dataDir, io.clock.now(), met)), ...history]
  const inUse = holder ? [ok('store', 'store.in_use', { holder })] : []
  return [...inUse, ...store, ...(keychain ? [keychain] : []), clock, disk, ...network.checks]
}

/** Reads of the store, each by itself: one that meets a damaged page is noted, and what it was for is left out. */
const createReading =
  (met: string[]) =>
  async <T>(read: () => T | Promise<T>, otherwise: T): Promise<T> => {
    try {
      return await read()
    } catch (error) {
      if (!isDamage(error)) throw error
      met.push(error instanceof Error ? error.message : String(error))
      return otherwise
    }
  }

/** What can be said where there is no store to open: of this machine alone. */
export const examineMachine = async (
  dataDir: string,
  { clock, machine, keychain }: Pick<Ports, 'clock' | 'machine' | 'keychain'>,
): Promise<Check[]> => {
  // Where there is no folder none is made: it may be a slip of the pen.
  const isThere = existsSync(dataDir)
  const [hasKeychain, disk, diskNow] = await Promise.all([
    keychain.available(),
    isThere ? checkDisk(dataDir, machine) : undefined,
    isThere ? writtenAt(dataDir) : null,
  ])
  const vault = hasKeychain ? ok('keychain', 'keychain.answers') : warning('keychain', 'keychain.none_yet')
  return [vault, checkClock({ now: clock.now(), latestInstant: 0, diskNow, told: [] }), ...(disk ? [disk] : [])]
}
