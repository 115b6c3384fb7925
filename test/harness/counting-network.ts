/** The network, with a count of the requests made, by a part of their method and path. */
import type { Network } from '../../src/core/ports.ts'
import { createNodeNetwork } from '../../src/host/node-network.ts'

export const countingNetwork = (through: Network = createNodeNetwork()): { network: Network; count: (part: string) => number } => {
  const made: string[] = []
  return {
    network: {
      exchange: (request) => {
        made.push(`${request.method} ${request.url.pathname}`)
        return through.exchange(request)
      },
    },
    count: (part) => made.filter((one) => one.includes(part)).length,
  }
}
