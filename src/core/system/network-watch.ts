/** Whether this machine is on a network, told by the calls that are made anyway. */
import { networkCode } from '../platforms/kit/http.ts'
import type { Network } from '../ports.ts'

/** The lent network, listened to. */
export interface NetworkWatch extends Network {
  online(): boolean
}

/** What says that there is no network here, rather than that a server is down. */
const noNetwork = new Set(['ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'ENETDOWN'])

/** Taken to be online until a call says otherwise. `changed` is called when that turns. */
export const watchNetwork = (lent: Network, changed: () => void): NetworkWatch => {
  let online = true
  const turn = (to: boolean): void => {
    if (to === online) return
    online = to
    changed()
  }
  return {
    online: () => online,
    exchange: async (request) => {
      try {
        const answer = await lent.exchange(request)
        turn(true)
        return answer
      } catch (error) {
        if (noNetwork.has(networkCode(error))) turn(false)
        throw error
      }
    },
  }
}
