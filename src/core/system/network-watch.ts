/** Whether this machine is on a network, told by the calls that are made anyway. */
import { networkCode } from '../platforms/kit/http.ts'

export interface NetworkWatch {
  online(): boolean
  /** The lent fetch, listened to. */
  fetch: typeof globalThis.fetch
}

/** What says that there is no network here, rather than that a server is down. */
const noNetwork = new Set(['ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'ENETDOWN'])

/** Taken to be online until a call says otherwise. `changed` is called when that turns. */
export const watchNetwork = (lent: typeof globalThis.fetch, changed: () => void): NetworkWatch => {
  let online = true
  const turn = (to: boolean): void => {
    if (to === online) return
    online = to
    changed()
  }
  return {
    online: () => online,
    fetch: async (...request) => {
      try {
        const answer = await lent(...request)
        turn(true)
        return answer
      } catch (error) {
        if (noNetwork.has(networkCode(error))) turn(false)
        throw error
      }
    },
  }
}
