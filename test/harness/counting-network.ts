/** The network, with a count of the requests made by path. */
import type { Network } from '../../src/core/ports.ts'
import { createNodeNetwork } from '../../src/host/node-network.ts'

export const countingNetwork = (through: Network = createNodeNetwork()): { network: Network; count: (path: string) => number } => {
  const paths: string[] = []
  return {
    network: {
      exchange: (request) => {
        paths.push(request.url.pathname)
        return through.exchange(request)
      },
    },
    count: (part) => paths.filter((path) => path.includes(part)).length,
  }
}
