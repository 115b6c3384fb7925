/** Do the servers of the connected accounts answer? Any answer will do; its date also tells about the clock. */
import type { PlatformId } from '../../contract/platforms.ts'
import { isAppError } from '../app-error.ts'
import type { AdapterIo } from '../platforms/kit/adapter.ts'
import { send } from '../platforms/kit/http.ts'
import type { HealthReader } from '../store/health-reader.ts'
import { failed, ok, warning } from './check.ts'
import type { Check } from './check.ts'
import type { ClockHints } from './check-clock.ts'

export interface NetworkFindings {
  checks: (Check & { name: 'network' })[]
  told: ClockHints['told']
}

const timeoutMs = 10_000

type Service = ReturnType<HealthReader['services']>[number]
type Found = { check: Check & { name: 'network' }; told: ClockHints['told'] }

const ask = async ({ platform, service, accounts }: Service, io: AdapterIo): Promise<Found> => {
  try {
    const answer = await send(io, { platform: platform as PlatformId, url: service, timeoutMs, maxAnswerBytes: 2_000_000 })
    const theirs = Date.parse(answer.headers.get('date') ?? '')
    return {
      check: ok('network', 'network.reachable', { service, accounts }),
      told: Number.isNaN(theirs) ? [] : [{ service, theirs, ours: io.clock.now() }],
    }
  } catch (error) {
    const isOffline = isAppError(error, 'OFFLINE')
    return { check: failed('network', isOffline ? 'network.offline' : 'network.unreachable', { service, accounts }), told: [] }
  }
}

export const checkNetwork = async (services: readonly Service[], io: AdapterIo): Promise<NetworkFindings> => {
  if (services.length === 0) return { checks: [warning('network', 'network.no_accounts')], told: [] }
  const found = await Promise.all(services.map((service) => ask(service, io)))
  return { checks: found.map(({ check }) => check), told: found.flatMap(({ told }) => told) }
}
